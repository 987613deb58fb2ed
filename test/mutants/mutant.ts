/**
 * Changes of the code that a test has to notice. `npm run mutants` makes them one at a time in a
 * copy of the project and runs the tests that are named for each: every one of them has to fail.
 *
 * To add a row of SECURITY.md: name its tests there, and add below `table/` a `threat` with the
 * words of its attack and a mutant for each of its defences, so that every named test is named by
 * one of them. `mutants/table` (part of `npm test`) says what is missing, or fits the code no more.
 */

/** One change of the code. */
export interface Mutant {
  /** What is missing then, in a few words. */
  readonly without: string;
  /** The file that is changed, as a path in the project. */
  readonly file: string;
  /** The text that is replaced: it has to stand in the file once. */
  readonly find: string;
  readonly replace: string;
  /** The tests that have to fail, each as SECURITY.md names it: `file: name`. */
  readonly tests: readonly string[];
}

/** A change together with the reason there is for it. */
export interface MutantOf extends Mutant {
  /** The attack of the row in SECURITY.md; undefined for what protects from no attack. */
  readonly attack?: string;
}

/** The mutants for a row of SECURITY.md, by the words of its attack. */
export const threat = (attack: string, ...mutants: readonly Mutant[]): readonly MutantOf[] =>
  mutants.map((mutant) => ({ ...mutant, attack }));

/** Mutants of what is right, but no row of SECURITY.md. */
export const behaviour = (...mutants: readonly Mutant[]): readonly MutantOf[] => mutants;
