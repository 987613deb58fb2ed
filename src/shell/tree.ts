/** What can stand in one place of a command line. */
export type ArgumentKind =
  | { readonly kind: 'nothing' | 'files' }
  /** Fields of what the command shows; a condition on one of them, with its value. */
  | { readonly kind: 'fields' | 'condition' }
  /** Several of these with commas; one that only stands behind `=`. */
  | { readonly kind: 'several' | 'attached'; readonly of: ArgumentKind }
  /** One of these, perhaps behind a character. */
  | { readonly kind: 'marked'; readonly by: '+' | '-'; readonly of: ArgumentKind }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | {
      readonly kind: 'names';
      /** File of their names: `cloud-servers`. */
      readonly of: string;
      /** Things in these states come first. */
      readonly first: readonly string[];
    }
  /** Labels that the things named so far have; `of` is the file of their names. */
  | { readonly kind: 'labels'; readonly of: string };

/** A flag, as completion offers it. */
export interface CompletionFlag {
  /** `--output`. */
  readonly name: string;
  /** `-o`. */
  readonly short: string | null;
  /** Spellings that are taken and not offered. */
  readonly also: readonly string[];
  readonly about: string;
  /** Undefined for a switch. */
  readonly value: ArgumentKind | undefined;
}

/** A field of what a command shows, and what its value may be. */
export interface CompletionField {
  readonly name: string;
  readonly value: ArgumentKind;
}

/** A word that leads to a command further down: `servers` to `cloud servers`. */
export interface CompletionShortcut {
  readonly name: string;
  /** Other spellings, which are taken and not offered. */
  readonly aliases: readonly string[];
  readonly about: string;
  /** The words that lead to the command. */
  readonly path: string;
}

/** A command with those below it, as completion offers it. */
export interface CompletionCommand {
  /** The words that lead to it: `cloud servers boot`; empty for imco itself. */
  readonly path: string;
  readonly name: string;
  /** Names that are taken, and offered where no name fits. */
  readonly aliases: readonly string[];
  readonly about: string;
  /** Its own flags; those every command takes are imco's own. */
  readonly flags: readonly CompletionFlag[];
  readonly takesCommonFlags: boolean;
  /** Fields that its flags may be about. */
  readonly fields: readonly CompletionField[];
  /** What its words are, in order. */
  readonly words: readonly ArgumentKind[];
  /** The last of them may be given many times. */
  readonly repeats: boolean;
  readonly commands: readonly CompletionCommand[];
  /** Nouns that are taken without their namespace, and offered where no name of a command fits. */
  readonly shortcuts: readonly CompletionShortcut[];
}

/** Everything a word behind a command may lead to, by name and alias. */
export const stepsOf = ({
  commands,
  shortcuts,
}: CompletionCommand): readonly Pick<CompletionShortcut, 'name' | 'aliases' | 'path'>[] => [
  ...commands,
  ...shortcuts,
];

/** What is offered behind a command where none of the commands below it fits. */
export const otherOffers = ({
  commands,
  shortcuts,
}: CompletionCommand): readonly Pick<CompletionFlag, 'name' | 'about'>[] => [
  ...commands.flatMap(({ aliases, about }) => aliases.map((name) => ({ name, about }))),
  ...shortcuts,
];

/** A command and all below it. */
export const flattenTree = (command: CompletionCommand): readonly CompletionCommand[] => [
  command,
  ...command.commands.flatMap(flattenTree),
];

/**
 * What a place wants in one word for scripts: `f`, `w:a b`, `n:cloud-servers:inactive`, `c` and `k`
 * for fields and conditions. Before it `,` stands for several, `=` for only behind that character,
 * `^+` for perhaps behind a plus.
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

/** Things by what they have in common, in the order in which it first came up. */
const grouped = <T>(
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

/** Commands that have the same to say. */
export interface AlikeCommands<T> {
  readonly paths: readonly string[];
  readonly said: T;
}

/** What is said of commands, once for all that have the same. `keyOf` tells what is the same. */
export const groupAlike = <T>(
  commands: readonly CompletionCommand[],
  say: (command: CompletionCommand) => T | undefined,
  keyOf: (said: T) => string,
): readonly AlikeCommands<T>[] => {
  const saying = commands.flatMap(({ path, ...rest }) => {
    const said = say({ path, ...rest });
    return said === undefined ? [] : [{ path, said }];
  });
  return [...grouped(saying, ({ said }) => keyOf(said)).values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ paths: group.map(({ path }) => path), said: first.said }] : [];
  });
};

/** The fields of commands in one word for scripts, each with the code of its value: `id=;name=`. */
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

/** A flag with value: what it wants, and in which commands that is something else. */
export interface FlagValue {
  readonly spellings: readonly string[];
  readonly code: string;
  /** Empty: in all commands but those named elsewhere. */
  readonly paths: readonly string[];
}

interface Use {
  readonly path: string;
  readonly spellings: readonly string[];
  readonly code: string;
}

const spellingsOf = ({ name, short, also }: CompletionFlag): readonly string[] => [
  name,
  ...(short === null ? [] : [short]),
  ...also,
];

/** A switch has a code of its own: its next word is not its value. */
const switchCode = '-';

/**
 * What follows each flag, by its spelling. Most flags want the same wherever they stand: exceptions
 * come first, with the commands they are for. Switches are left out but where they are exceptions.
 */
export const listFlagValues = (commands: readonly CompletionCommand[]): readonly FlagValue[] => {
  const uses = commands.flatMap(({ path, flags }) =>
    flags.flatMap((flag): Use[] =>
      spellingsOf(flag).map((spelling) => ({
        path,
        spellings: [spelling],
        code: flag.value ? encodeArgument(flag.value) : switchCode,
      })),
    ),
  );
  const rules = [...grouped(uses, ({ spellings }) => spellings.join()).values()].flatMap((all) => {
    const byCode = [...grouped(all, ({ code }) => code).values()].sort(
      (a, b) => b.length - a.length,
    );
    return byCode.map((group, at): FlagValue => {
      const [{ spellings, code } = { spellings: [], code: '' }] = group;
      return { spellings, code, paths: at === 0 ? [] : group.map(({ path }) => path) };
    });
  });
  const merged = [...grouped(rules, ({ code, paths }) => JSON.stringify([code, paths])).values()];
  return merged
    .map((group): FlagValue => {
      const [{ code, paths } = { code: '', paths: [] }] = group;
      return { spellings: group.flatMap(({ spellings }) => spellings), code, paths };
    })
    .filter(({ code, paths }) => code !== switchCode || paths.length > 0)
    .sort((a, b) => Number(b.paths.length > 0) - Number(a.paths.length > 0));
};
