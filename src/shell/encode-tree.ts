import type { ArgumentKind, CompletionCommand, CompletionFlag } from './tree.ts';

/**
 * Encodes an argument kind for the scripts: `f`, `w:a b`, `n:cloud-servers:inactive`, `a` for aliases,
 * `c` and `k` for fields and conditions, `v:file:--flag:files` for values that rows list. The prefix
 * `,` means several with commas, `=` only after an equals sign, `^+` optionally after a plus.
 */
export const encodeArgument = (wanted: ArgumentKind): string => {
  switch (wanted.kind) {
    case 'nothing':
      return '';
    case 'files':
      return 'f';
    case 'words':
      return `w:${wanted.words.join(' ')}`;
    case 'names':
      return `n:${wanted.of}:${wanted.first.join(' ')}`;
    case 'values':
      return `v:${wanted.of}:${wanted.by}:${wanted.along.join(' ')}`;
    case 'aliases':
      return 'a';
    case 'labels':
      return `l:${wanted.of}`;
    case 'fields':
      return 'c';
    case 'condition':
      return 'k';
    case 'several':
      return `,${encodeArgument(wanted.of)}`;
    case 'attached':
      return `=${encodeArgument(wanted.of)}`;
    case 'marked':
      return `^${wanted.by}${encodeArgument(wanted.of)}`;
  }
};

/** Groups items by key, in the order in which the keys first occur. */
const groupBy = <T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  return groups;
};

/** Commands that share a value. */
export interface AlikeCommands<T> {
  readonly paths: readonly string[];
  readonly value: T;
}

/** The value of each command, once for all commands whose values have the same key. */
export const groupAlike = <T>(
  commands: readonly CompletionCommand[],
  read: (command: CompletionCommand) => T | undefined,
  keyOf: (value: T) => string,
): readonly AlikeCommands<T>[] => {
  const values = commands.flatMap((command) => {
    const value = read(command);
    return value === undefined ? [] : [{ path: command.path, value }];
  });
  return [...groupBy(values, ({ value }) => keyOf(value)).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ paths: group.map(({ path }) => path), value: first.value }] : [];
  });
};

/** The fields of commands, encoded for the scripts with the code of each value: `id=;name=`. */
export const groupFields = (
  commands: readonly CompletionCommand[],
): readonly AlikeCommands<string>[] =>
  groupAlike(
    commands,
    ({ fields }) =>
      fields.length > 0
        ? fields.map(({ name, value }) => `${name}=${encodeArgument(value)}`).join(';')
        : undefined,
    (code) => code,
  );

/** A flag with a value: the code of that value, and the commands it applies to. */
export interface FlagValue {
  readonly spellings: readonly string[];
  readonly code: string;
  /** Empty: all commands without an exception of their own. */
  readonly paths: readonly string[];
}

interface Use {
  readonly path: string;
  readonly spellings: readonly string[];
  readonly code: string;
}

const listSpellings = ({ name, short, also }: CompletionFlag): readonly string[] => [
  name,
  ...(short === null ? [] : [short]),
  ...also,
];

/** The code of a switch: the next word is not its value. */
const switchCode = '-';

/**
 * The value code of each flag, by its spelling. Most flags have the same value in all commands:
 * exceptions come first, with their commands. A switch is only listed as an exception.
 */
export const listFlagValues = (commands: readonly CompletionCommand[]): readonly FlagValue[] => {
  const uses = commands.flatMap(({ path, flags }) =>
    flags.flatMap((flag): Use[] =>
      listSpellings(flag).map((spelling) => ({
        path,
        spellings: [spelling],
        code: flag.value ? encodeArgument(flag.value) : switchCode,
      })),
    ),
  );
  const rules = [...groupBy(uses, ({ spellings }) => spellings.join()).values()].flatMap((all) => {
    const byCode = [...groupBy(all, ({ code }) => code).values()].sort(
      (a, b) => b.length - a.length,
    );
    return byCode.map((group, at): FlagValue => {
      const [{ spellings, code } = { spellings: [], code: '' }] = group;
      return { spellings, code, paths: at === 0 ? [] : group.map(({ path }) => path) };
    });
  });
  const merged = [...groupBy(rules, ({ code, paths }) => JSON.stringify([code, paths])).values()];
  return merged
    .map((group): FlagValue => {
      const [{ code, paths } = { code: '', paths: [] }] = group;
      return { spellings: group.flatMap(({ spellings }) => spellings), code, paths };
    })
    .filter(({ code, paths }) => code !== switchCode || paths.length > 0)
    .sort((a, b) => Number(b.paths.length > 0) - Number(a.paths.length > 0));
};
