/** Conditions that no row can meet: a mistake that would look like an empty result. */
import { UsageFailure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Amount } from './amounts.ts';
import { formatCondition, type TypedValue } from './condition-syntax.ts';
import type { RowTest } from './row-tests.ts';

/** Whether a row has a single value in the field of a condition. */
const hasSingleValue = ({ condition: { field } }: RowTest): boolean =>
  !['refs', 'json', 'texts'].includes(field.kind);

const joinTexts = (values: readonly TypedValue[]): string =>
  values.map(({ text }) => text).join('|');

const createFailure = (
  { condition: one }: RowTest,
  { condition: other }: RowTest,
): UsageFailure => {
  const areEqual = one.operator === '=' && other.operator === '=';
  const either = formatCondition({ ...one, values: [...one.values, ...other.values] });
  return new UsageFailure(
    areEqual
      ? `${one.flag}: ${one.key} cannot be both ${joinTexts(one.values)} and ${joinTexts(other.values)}`
      : `${one.flag}: nothing can match both "${one.text}" and "${other.text}"`,
    {
      code: 'contradiction',
      hint: areEqual
        ? `all conditions must match; for any of them use ${quoteForShell(either)}`
        : 'all conditions must match',
    },
  );
};

/** Whether two conditions cannot both be met, by the values that they allow. */
const isDisjoint = ({ only = [], condition: { key } }: RowTest, other: RowTest): boolean =>
  only.length > 0 && !only.some((value) => other.matches({ [key]: value }));

const isAfter = (least: Amount | undefined, most: Amount | undefined, areEqual: boolean): boolean =>
  least !== undefined && most !== undefined && (least > most || (areEqual && least >= most));

/** Whether two conditions cannot both be met, by their limits. */
const isCrossed = ({ range: one }: RowTest, { range: other }: RowTest): boolean => {
  if (!one || !other) return false;
  const isExcluded = (one.isLimitExcluded || other.isLimitExcluded) ?? false;
  return isAfter(one.least, other.most, isExcluded) || isAfter(other.least, one.most, isExcluded);
};

/** Throws a `UsageFailure` if a field with a single value must meet conditions that contradict each other. */
export const checkContradictions = (tests: readonly RowTest[]): void => {
  const single = tests.filter(hasSingleValue);
  for (const [at, one] of single.entries()) {
    for (const other of single.slice(at + 1)) {
      if (one.condition.key !== other.condition.key) continue;
      if (isDisjoint(one, other) || isDisjoint(other, one) || isCrossed(one, other))
        throw createFailure(one, other);
    }
  }
};
