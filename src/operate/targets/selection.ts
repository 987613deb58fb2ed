import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { isBlankInQuotes } from '../../lib/text/blank.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { GivenPointers } from '../input/pointed-targets.ts';
import { readExpression } from './expression.ts';

/** The targets of a verb, as given on the command line. */
export interface Selection {
  /** Names and ids; `-` stands for those from stdin. */
  readonly words: readonly string[];
  /** The flags of kinds, such as `--server`, for rows that are addressed by kind and id. */
  readonly pointed?: GivenPointers;
  /** `--selector`: conditions that rows must meet. */
  readonly selector: string | undefined;
  /** `--all`: all items. */
  readonly all: boolean;
  /** `--first`: at most this many of the selected items. */
  readonly first: number | undefined;
  /** `--allow-none`: accept an empty selection. */
  readonly allowNone: boolean;
}

/** The verb that the targets are for, and how its command is typed. */
export interface SelectingVerb {
  readonly name: string;
  /** An entire command line, for a hint. */
  readonly example: string;
}

/**
 * Whether targets are selected rather than named: they may be in any state, and one in the wrong
 * state does not stop the others.
 */
export const selectsMany = ({ words, selector, all }: Selection): boolean =>
  all || selector !== undefined || words.includes('-');

/** The number of ways in which targets are given. */
const countWays = ({ words, pointed = {}, selector, all }: Selection): number =>
  [words.length > 0, Object.keys(pointed).length > 0, selector !== undefined, all].filter(Boolean)
    .length;

/** Whether no targets are given in any way. */
export const isNoneGiven = (selection: Selection): boolean => countWays(selection) === 0;

/**
 * Throws a `UsageFailure` if no targets are given, a word is empty, or ways to select cannot be
 * combined.
 */
export const checkSelection = (
  { noun, title }: Resource,
  { name, example }: SelectingVerb,
  selection: Selection,
): void => {
  const { words, pointed = {}, selector, first } = selection;
  // An empty variable leaves an empty word.
  for (const word of words) readExpression(word);
  if (selector !== undefined && isBlankInQuotes(selector)) {
    throw new UsageFailure('--selector is empty', {
      code: 'empty_value',
      hint: 'check whether a variable is empty; to select everything, use --all',
    });
  }
  const kinds = Object.keys(pointed);
  const ways = countWays(selection);
  if (ways === 0) {
    throw new UsageFailure(`${name} needs at least one ${title}`, {
      code: 'missing_target',
      hint: `give names or ids, --selector or --all, for example "${example}"; see "imco ${noun} ${name} --help"`,
    });
  }
  if (ways > 1) {
    const flags = kinds.map((kind) => `--${kind.replaceAll('_', '-')}`);
    throw new UsageFailure(
      `${joinWords(['names', ...flags, '--selector', '--all'], 'and')} cannot be combined`,
      {
        code: 'contradiction',
        hint: 'put names into the selector: --selector name=web-*',
      },
    );
  }
  if (first !== undefined && (words.length > 0 || kinds.length > 0)) {
    throw new UsageFailure('--first needs --selector or --all', { code: 'contradiction' });
  }
};

/**
 * A hint with the last word as the value of a missing flag: `attach data-1 --server web-1` for
 * `attach data-1 web-1`.
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

/** The code of the failure about an empty selection. */
const nothingSelected = 'nothing_selected';

/** The failure about an empty selection, most likely a typo. */
export const createNothingSelected = ({ title }: Resource): TargetFailure =>
  new TargetFailure(`no ${title} is selected`, {
    code: nothingSelected,
    hint: 'nothing was sent; add --allow-none to accept an empty selection',
  });

/** Whether a failure is about an empty selection. */
export const isNothingSelected = (failure: unknown): boolean =>
  failure instanceof TargetFailure && failure.code === nothingSelected;
