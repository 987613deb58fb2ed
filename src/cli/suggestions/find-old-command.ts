import { addNamespace } from '../command-line/add-namespace.ts';
import { type OldGroup, oldGroups, shortNamespaces } from './old-commands.ts';
import { findOurVerbs } from './other-words.ts';

/** A command of the old client, with what replaces it. */
export interface OldCommand {
  readonly group: string;
  readonly verb: string;
  /** The words of the command of imco. */
  readonly words: readonly string[];
  /**
   * What replaces its flags, by their names without dashes: a flag of imco, several of which one is
   * meant (`--server|--server-array`), or an argument in capitals.
   */
  readonly places: Readonly<Record<string, string>>;
  /** Flags of imco to add, with their values. */
  readonly further: readonly string[];
}

const isFlagOrPlace = (word: string): boolean => /^(?:--|[A-Z])/.test(word);

const readCommand = (
  group: string,
  { noun = group }: OldGroup,
  [old, ours]: readonly [old: string, ours: string],
): OldCommand => {
  const [verb = '', ...flags] = old.split(' ');
  const all = ours.split(' ');
  const end = all.findIndex(isFlagOrPlace);
  const words = all.slice(0, end < 0 ? all.length : end);
  const behind = all.slice(words.length);
  return {
    group,
    verb,
    words: words.length === 1 ? [...noun.split(' '), ...words] : words,
    places: Object.fromEntries(flags.map((flag, at) => [flag.slice(2), behind[at] ?? ''])),
    further: behind.slice(flags.length),
  };
};

/** Every command of the old client. */
export const listOldCommands = (): readonly OldCommand[] =>
  Object.entries(oldGroups).flatMap(([name, group]) => [
    ...(group.same?.split(' ') ?? []).map((verb) => readCommand(name, group, [verb, verb])),
    ...Object.entries(group.changed ?? {}).map((changed) => readCommand(name, group, changed)),
  ]);

/** The spellings of a line: as the old client had it, and with the namespace that imco adds. */
const listSpellings = ({ group, verb }: OldCommand): readonly string[] => {
  const words = [...group.split(' '), verb];
  return [words.join(' '), addNamespace(words).join(' ')];
};

let commandsByLine: ReadonlyMap<string, OldCommand> | undefined;

const readCommandsByLine = (): ReadonlyMap<string, OldCommand> => {
  commandsByLine ??= new Map(
    listOldCommands().flatMap((command) =>
      listSpellings(command).map((line) => [line, command] as const),
    ),
  );
  return commandsByLine;
};

/** A command of the old client at the beginning of a line, and the remaining words. */
interface FoundOldCommand {
  readonly command: OldCommand;
  readonly rest: readonly string[];
}

const longestCommand = 4;

/** Finds the command of the old client that words begin with. */
export const findOldCommand = (words: readonly string[]): FoundOldCommand | undefined => {
  for (let length = longestCommand; length > 1; length--) {
    const line = words.slice(0, length).join(' ').replaceAll('_', '-');
    const command = words.length < length ? undefined : readCommandsByLine().get(line);
    if (command) return { command, rest: words.slice(length) };
  }
  return undefined;
};

/** Words with the full name of a namespace in place of the short one of the old client. */
export const replaceShortNamespace = (words: readonly string[]): readonly string[] => {
  const [short = '', next = ''] = words;
  const namespace = Object.hasOwn(shortNamespaces, short) ? shortNamespaces[short] : undefined;
  if (namespace === undefined) return words;
  const isGroup = Object.keys(oldGroups).some(
    (group) => group === namespace || `${group} `.startsWith(`${namespace} ${next} `),
  );
  // `set web-1` is the verb of another tool.
  const isVerb = findOurVerbs(short).length > 0;
  return isGroup || !isVerb ? addNamespace([namespace, ...words.slice(1)]) : words;
};

/** Groups that stand for another noun, the longest first: `network load-balancers listeners`. */
const movedGroups = Object.entries(oldGroups)
  .filter(([group, { noun }]) => noun !== undefined && group.includes(' '))
  .map(([group, { noun = group }]) => ({ from: group.split(' '), to: noun.split(' ') }));

/** Words with the noun of imco in place of a group of the old client. */
export const replaceOldGroup = (words: readonly string[]): readonly string[] => {
  const moved = movedGroups.find(({ from }) =>
    // The singular of a noun means the same: `network dns-domains record`.
    from.every((word, at) => words[at] === word || `${words[at]}s` === word),
  );
  return moved ? [...moved.to, ...words.slice(moved.from.length)] : words;
};
