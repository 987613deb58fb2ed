import type { ConditionValue, SuccessConditions } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { isSettled, namesFailure, readConditionValue } from './condition-value.ts';

/** A wait condition: when the watch of an item has ended, and when it has failed. */
export interface WaitCondition {
  /** The watched field, which is shown. */
  readonly field: string;
  /** The value for `wait --for`; undefined for any settled state. */
  readonly words: string | undefined;
  /** The wait ends when the resource is deleted. */
  readonly deleted: boolean;
  /** Whether a row meets the condition; `before` is the previous row. */
  isOver(item: Item, before: Item | undefined): boolean;
  /** The failed state of a row; undefined for none. */
  findFailure(item: Item, before?: Item): string | undefined;
  /** A field that shows, with a new value, that the end is a failure. */
  readonly failedIf?: string | undefined;
}

const formatCondition = ({
  field: on = 'state',
  success = [],
  deleted,
}: SuccessConditions): string | undefined => {
  if (deleted) return 'deleted';
  return success.length > 0 ? `${on}=${success.map((value) => value ?? '').join(',')}` : undefined;
};

/** Creates the wait condition of a verb of the catalog. */
export const createWaitCondition = (awaits: SuccessConditions): WaitCondition => {
  const { field = 'state', success = [], failure = [], transitional = [] } = awaits;
  const { on, settles, deleted = false, while: busy, failedIf } = awaits;
  // The first look at another row may show its state before the change.
  const isConfirmed = (before: Item | undefined): boolean => {
    const value = before && readConditionValue(before, field);
    return value !== undefined && (success.includes(value) || transitional.includes(String(value)));
  };
  const hasFailed = (value: ConditionValue): boolean =>
    failure.includes(String(value)) || (settles === true && namesFailure(value));
  const isIdle = (value: ConditionValue): boolean =>
    busy !== undefined && value !== null && !busy.includes(String(value));
  /** Whether a row that should be deleted stays: a value that two rows in a row show. */
  const hasStayed = (value: ConditionValue, before: Item | undefined): boolean =>
    deleted && isIdle(value) && before !== undefined && readConditionValue(before, field) === value;
  return {
    field,
    words: formatCondition(awaits),
    deleted,
    failedIf,
    isOver: (item, before) => {
      const value = readConditionValue(item, field);
      if (busy) return !deleted && isIdle(value);
      if (success.includes(value)) return !on || isConfirmed(before);
      if (!settles || deleted || before === undefined || transitional.includes(String(value))) {
        return false;
      }
      return isSettled(readConditionValue(before, field), value);
    },
    findFailure: (item, before) => {
      const value = readConditionValue(item, field);
      return hasFailed(value) || hasStayed(value, before) ? String(value) : undefined;
    },
  };
};
