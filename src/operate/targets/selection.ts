import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { isBlankInQuotes } from '../../lib/text/blank.ts';
import { readExpression } from './expression.ts';

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
  /** `--allow-none`: it may be that nothing is selected. */
  readonly allowNone: boolean;
}

/**
 * Whether what is selected is a fleet rather than things named one by one: its members are in any
 * state, and one that is in the wrong one holds the others up no more than one that fails.
 */
export const selectsMany = ({ words, selector, all }: Selection): boolean =>
  all || selector !== undefined || words.includes('-');

/**
 * Throws a `UsageFailure` where nothing was asked for, a word is empty, or ways to select cannot be
 * combined. `name` is that of the verb.
 */
export const checkSelection = (
  { noun, singular }: Resource,
  name: string,
  { words, selector, all, first }: Selection,
): void => {
  // An empty word names nothing: it is what an empty variable leaves.
  for (const word of words) readExpression(word);
  if (selector !== undefined && isBlankInQuotes(selector)) {
    throw new UsageFailure('--selector is empty', {
      code: 'empty_value',
      hint: 'is a variable empty? --all takes all of them',
    });
  }
  const ways = [words.length > 0, selector !== undefined, all].filter(Boolean).length;
  if (ways === 0) {
    throw new UsageFailure(`${name} needs a ${singular}`, {
      code: 'missing_target',
      hint: `give names or ids, --selector or --all; see "imco ${noun} ${name} --help"`,
    });
  }
  if (ways > 1) {
    throw new UsageFailure('names, --selector and --all cannot be combined', {
      code: 'contradiction',
      hint: 'a selector can have the names in it: --selector name=web-*',
    });
  }
  if (first !== undefined && words.length > 0) {
    throw new UsageFailure('--first needs --selector or --all', { code: 'contradiction' });
  }
};

/**
 * The command with the last word as the value of a flag, where two words were given and the flag was
 * not: `attach data-1 web-1` for `attach data-1 --server web-1`.
 */
export const hintAtFlag = (
  { noun }: Resource,
  name: string,
  { words }: Selection,
  flag: string,
): { readonly hint?: string } => {
  const [target, value] = words;
  const areNames = words.length === 2 && words.every((word) => /^[\w.:@-]{1,60}$/.test(word));
  if (target === undefined || value === undefined || !areNames) return {};
  const given = `${target} --${flag} ${value}`;
  return { hint: `use "imco ${noun} ${name} ${given}"` };
};

/** The code of the failure to select anything. */
const nothingSelected = 'nothing_selected';

/** The failure of a selection that selects nothing: most likely it is a slip. */
export const createNothingSelected = ({ title }: Resource): TargetFailure =>
  new TargetFailure(`no ${title} is selected`, {
    code: nothingSelected,
    hint: 'nothing was sent; add --allow-none where that is fine',
  });

/** Whether something failed because nothing was selected. */
export const isNothingSelected = (failure: unknown): boolean =>
  failure instanceof TargetFailure && failure.code === nothingSelected;
