/**
 * Changes of the code that a test has to notice. `npm run mutants` makes them one at a time in a
 * copy of the project and runs the tests that are named for each: every one of them has to fail.
 *
 * To add a row of SECURITY.md: name its tests there, and add below `table/` a `threat` with the
 * words of its attack and a mutant for each of its defences, so that every named test is named by
 * one of them. `mutants/table` (part of `npm test`) says what is missing, or fits the code no more.
 */

/** A text in a file of the project that is replaced: it has to stand there once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** One change of the code, at as many places as it takes. */
export interface Mutant {
  /** What is missing then, in a few words. */
  readonly without: string;
  readonly edits: readonly Edit[];
  /** The tests that have to fail, each as SECURITY.md names it: `file: name`. */
  readonly tests: readonly string[];
  /** Tests of the same file that have to run before, as what they leave is looked at. */
  readonly before?: readonly string[];
}

/** A change together with the reason there is for it. */
export interface MutantOf extends Mutant {
  /** The attack of the row in SECURITY.md; undefined for what protects from no attack. */
  readonly attack?: string;
}

/** A replacement of one text by another. */
export const edit = (file: string, find: string, replace: string): Edit => ({
  file,
  find,
  replace,
});

/** The mutants for a row of SECURITY.md, by the words of its attack. */
export const threat = (attack: string, ...mutants: readonly Mutant[]): readonly MutantOf[] =>
  mutants.map((mutant) => ({ ...mutant, attack }));

/** Mutants of what is right, but in no row of SECURITY.md. */
export const behaviour = (...mutants: readonly Mutant[]): readonly MutantOf[] => mutants;

/** The text with the change made. Throws where it cannot be, or at more than one place. */
export const applyEdit = (source: string, { file, find, replace }: Edit): string => {
  const count = source.split(find).length - 1;
  if (count !== 1) throw new Error(`${file} has this ${count} times, not once:\n${find}`);
  return source.replace(find, () => replace);
};
