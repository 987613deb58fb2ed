import type { Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';

/** What a verb is to act on, as it was asked for. */
export interface Selection {
  /** Names and ids; `-` stands for those stdin has. */
  readonly words: readonly string[];
  /** `--selector`: conditions that rows have to meet. */
  readonly selector: string | undefined;
  /** `--all`: everything there is. */
  readonly all: boolean;
  /** `--first`: no more of those selected than this many. */
  readonly first: number | undefined;
}

/**
 * Whether what is selected is a fleet rather than things named one by one: its members are in any
 * state, and one that is in the wrong one holds the others up no more than one that fails.
 */
export const isFleet = ({ words, selector, all }: Selection): boolean =>
  all || selector !== undefined || words.includes('-');

/**
 * Throws a `UsageFailure` where nothing was asked for, or what excludes each other. `name` is that
 * of the verb.
 */
export const checkSelection = (
  { noun, singular }: Resource,
  name: string,
  { words, selector, all, first }: Selection,
): void => {
  const ways = [words.length > 0, selector !== undefined, all].filter(Boolean).length;
  if (ways === 0) {
    throw new UsageFailure(`${name} needs a ${singular}`, {
      code: 'missing_target',
      hint: `give names or ids, --selector or --all; see "imco ${noun} ${name} --help"`,
    });
  }
  if (ways > 1) {
    throw new UsageFailure('names, --selector and --all exclude each other', {
      code: 'contradiction',
      hint: 'a selector can have the names in it: --selector name=web-*',
    });
  }
  if (first !== undefined && words.length > 0) {
    throw new UsageFailure('--first goes with --selector or --all only', { code: 'contradiction' });
  }
};
