/** What can be entered at one position of a command line. */
export type ArgumentKind =
  | { readonly kind: 'nothing' | 'files' }
  /** Fields of the command's output; a condition on one of them, with its value. */
  | { readonly kind: 'fields' | 'condition' }
  /** Several of these separated by commas; one that only follows `=`. */
  | { readonly kind: 'several' | 'attached'; readonly of: ArgumentKind }
  /** One of these, optionally after a character. */
  | { readonly kind: 'marked'; readonly by: '+' | '-'; readonly of: ArgumentKind }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | {
      readonly kind: 'names';
      /** File of their names: `cloud-servers`. */
      readonly of: string;
      /** Items in these states come first. */
      readonly first: readonly string[];
    }
  /** Values that rows list, such as the versions of a plan. */
  | {
      readonly kind: 'values';
      /** File of the values. */
      readonly of: string;
      /** The flag whose value names a row that leads to the one with the list; empty for an argument. */
      readonly by: string;
      /** Files of the names of the rows from that one to the one with the list. */
      readonly along: readonly string[];
    }
  /** Names of the user's aliases. */
  | { readonly kind: 'aliases' }
  /** Labels of the items named so far; `of` is the file of their names. */
  | { readonly kind: 'labels'; readonly of: string };

/** A flag, as completion offers it. */
export interface CompletionFlag {
  /** `--output`. */
  readonly name: string;
  /** `-o`. */
  readonly short: string | null;
  /** Spellings that are accepted but not offered. */
  readonly also: readonly string[];
  readonly about: string;
  /** Undefined for a switch. */
  readonly value: ArgumentKind | undefined;
}

/** A field of a command's output, and the kind of its value. */
export interface CompletionField {
  readonly name: string;
  readonly value: ArgumentKind;
}

/** A word that leads to a nested command: `servers` to `cloud servers`. */
export interface CompletionShortcut {
  readonly name: string;
  /** Other spellings, which are accepted but not offered. */
  readonly aliases: readonly string[];
  readonly about: string;
  /** The words that lead to the command. */
  readonly path: string;
}

/** A command with its subcommands, as completion offers it. */
export interface CompletionCommand {
  /** The words that lead to it: `cloud servers boot`; empty for the root command. */
  readonly path: string;
  readonly name: string;
  /** Aliases, which are accepted, and offered if no name matches. */
  readonly aliases: readonly string[];
  readonly about: string;
  /** Its own flags; the common flags are those of the root command. */
  readonly flags: readonly CompletionFlag[];
  readonly takesCommonFlags: boolean;
  /** Fields that its flags accept. */
  readonly fields: readonly CompletionField[];
  /** The kinds of its arguments, in order. */
  readonly words: readonly ArgumentKind[];
  /** Whether the last argument can be repeated. */
  readonly repeats: boolean;
  readonly commands: readonly CompletionCommand[];
  /** Nouns that are accepted without their namespace, and offered if no command matches. */
  readonly shortcuts: readonly CompletionShortcut[];
}

/** Everything a word after a command can lead to, by name and alias. */
export const listSteps = ({
  commands,
  shortcuts,
}: CompletionCommand): readonly Pick<CompletionShortcut, 'name' | 'aliases' | 'path'>[] => [
  ...commands,
  ...shortcuts,
];

/** What is offered after a command if none of its subcommands matches. */
export const listOtherOffers = ({
  commands,
  shortcuts,
}: CompletionCommand): readonly Pick<CompletionFlag, 'name' | 'about'>[] => [
  ...commands.flatMap(({ aliases, about }) => aliases.map((name) => ({ name, about }))),
  ...shortcuts,
];

/** A command and all commands below it. */
export const flattenTree = (command: CompletionCommand): readonly CompletionCommand[] => [
  command,
  ...command.commands.flatMap(flattenTree),
];
