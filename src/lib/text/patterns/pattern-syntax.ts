/** What a regular expression consists of. */

/** A test of one character. */
export type CharacterTest = (character: string) => boolean;

/** A place that takes no character: the start or end of the text, or where a word begins or ends. */
export type Place = 'start' | 'end' | 'word-edge' | 'no-word-edge';

/** A part of a regular expression. */
export type PatternNode =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly of: PatternNode;
      readonly least: number;
      /** Infinity for no limit. */
      readonly most: number;
    };

/** What is wrong with a regular expression, and at which character, from 1 on. */
export class PatternProblem extends Error {
  readonly at: number;

  constructor(problem: string, at: number) {
    super(problem);
    this.at = at;
  }
}
