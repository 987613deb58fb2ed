import type { Resource, Verb } from '../catalog/vocabulary.ts';
import type { VerbCommand } from './verb-command.ts';

/** A verb whose examples are wanted, with the beginning they share. */
export interface ExampleStart {
  readonly resource: Resource;
  /** `imco cloud servers boot`. */
  readonly start: string;
  /** The thing it is about, quoted for a shell. */
  readonly target: string;
  /** The whole up to that thing, with the parents it can't do without. */
  readonly one: string;
}

/**
 * Everything the command line knows of a kind of verb. Its members are methods, which TypeScript
 * lets take a narrower verb: so `findVerbKind` answers what takes the verb it was asked for.
 */
export interface VerbKind<V extends Verb = Verb> {
  /** Gives the command of a verb its words, its flags and what it runs. */
  build(verbCommand: VerbCommand, verb: V): void;
  /** Whole command lines for its help. */
  examples(start: ExampleStart, verb: V): readonly string[];
  /** Paragraphs of its help, with those the catalog has for the verb; these alone without it. */
  notes?(resource: Resource, verb: V, own: readonly string[]): readonly string[];
}
