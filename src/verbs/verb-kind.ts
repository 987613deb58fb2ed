import type { Resource, Verb } from '../catalog/vocabulary.ts';
import type { VerbCommand } from './verb-command.ts';

/** The words that the examples of a verb share. */
export interface ExampleStart {
  readonly resource: Resource;
  /** `imco cloud servers boot`. */
  readonly start: string;
  /** The target, quoted for a shell. */
  readonly target: string;
  /** The command with that target and the flags of its parents. */
  readonly one: string;
}

/**
 * The command of a kind of verb. Its members are methods, since TypeScript lets methods take a narrower
 * type of verb, which `findVerbKind` relies on.
 */
export interface VerbKind<V extends Verb = Verb> {
  /** Adds arguments, flags and the handler to the command of a verb. */
  build(verbCommand: VerbCommand, verb: V): void;
  /** Command lines for its help. */
  examples(start: ExampleStart, verb: V): readonly string[];
  /** Paragraphs of its help, including `own`, those of the catalog; default: only those. */
  notes?(resource: Resource, verb: V, own: readonly string[]): readonly string[];
}
