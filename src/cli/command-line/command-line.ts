/**
 * Parses the parts of a command line that do not depend on a command. It imports nothing, since help is
 * served before anything else is loaded.
 */

/** The parts of a command line. */
export interface CommandLine {
  /** The words for imco itself. */
  readonly own: readonly string[];
  /** `--` and everything after it: arguments for another program, never flags. */
  readonly rest: readonly string[];
  /** The value of `--output`, even if it is not a valid format. */
  readonly format: string | undefined;
  /** Colour, if set by a flag. */
  readonly color: 'always' | 'never' | undefined;
}

/** Name and attached value of a flag: `--a=b`, `-ojson`, `-o=json`. */
export const splitFlag = (word: string): readonly [name: string, attached: string | undefined] => {
  if (!word.startsWith('--')) {
    const attached = word.slice(2);
    return [word.slice(0, 2), attached === '' ? undefined : attached.replace(/^=/, '')];
  }
  const end = word.indexOf('=');
  return end < 0 ? [word, undefined] : [word.slice(0, end), word.slice(end + 1)];
};

/** Whether words contain a flag, with or without an attached value. */
export const hasFlag = (own: readonly string[], name: string): boolean =>
  own.some((word) => splitFlag(word)[0] === name);

/** The last value of a flag, by any of its names. */
const findLastValue = (own: readonly string[], ...names: string[]): string | undefined => {
  const place = own.findLastIndex((word) => names.includes(splitFlag(word)[0]));
  return place < 0 ? undefined : (splitFlag(own[place] ?? '')[1] ?? own[place + 1]);
};

const findColor = (own: readonly string[]): CommandLine['color'] => {
  const asked = own.includes('--no-color') ? 'never' : findLastValue(own, '--color');
  return asked === 'always' || asked === 'never' ? asked : undefined;
};

/** Parses a command line. */
export const readCommandLine = (args: readonly string[]): CommandLine => {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  return {
    own,
    rest: args.slice(own.length),
    format: findLastValue(own, '-o', '--output'),
    color: findColor(own),
  };
};

/** Words and flags with their positions, without the values of flags for which `isFollowed` is true. */
export const dropFlagValues = (
  own: readonly string[],
  isFollowed: (flag: string) => boolean,
): readonly (readonly [word: string, place: number])[] => {
  let isValue = false;
  return own
    .map((word, place) => [word, place] as const)
    .filter(([word]) => {
      const isLeft = !isValue;
      isValue = isLeft && word.startsWith('-') && isFollowed(word);
      return isLeft;
    });
};

/** Whether a word asks for help. */
export const isHelpFlag = (word: string | undefined): boolean => word === '--help' || word === '-h';

/**
 * The words of a command whose help is asked for, by a flag behind them or `help` before them; none
 * for imco alone. Undefined where that is not asked for, or more is said.
 */
export const findHelpWords = (args: readonly string[]): readonly string[] | undefined => {
  if (args.length === 0) return [];
  const isBehind = isHelpFlag(args.at(-1));
  if (!isBehind && args[0] !== 'help') return undefined;
  const words = isBehind ? args.slice(0, -1) : args.slice(1);
  return words.every((word) => /^[a-z][a-z-]*$/.test(word)) ? words : undefined;
};
