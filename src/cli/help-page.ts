/** A term of help with its meaning. */
export type HelpItem = readonly [term: string, meaning: string];

/** A heading with its items. */
export type HelpGroup = readonly [heading: string, items: readonly HelpItem[]];

/** Help of one command as the build saves it: everything but the screen it is shown on. */
export interface HelpPage {
  readonly about: string;
  /** The usage line in parts that are not broken: `--name <name>` is one. */
  readonly usage: readonly string[];
  /** The words that the usage line has placeholders for. */
  readonly arguments: readonly HelpItem[];
  /** Its own flags, the required ones first. */
  readonly flags: readonly HelpItem[];
  /** The commands below it, in groups. */
  readonly groups: readonly HelpGroup[];
  /** Entire command lines. */
  readonly examples: readonly string[];
  /** Paragraphs beyond the one line. */
  readonly notes: readonly string[];
  /** Where help goes on, a line each. */
  readonly further: readonly HelpItem[];
}

/** The file of the build with the help of the command that the words lead to. */
export const helpFileName = (words: readonly string[]): string =>
  `${['imco', ...words].join('.')}.json`;
