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
export const listSteps = ({
  commands,
  shortcuts,
}: CompletionCommand): readonly Pick<CompletionShortcut, 'name' | 'aliases' | 'path'>[] => [
  ...commands,
  ...shortcuts,
];

/** What is offered behind a command where none of the commands below it fits. */
export const listOtherOffers = ({
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
