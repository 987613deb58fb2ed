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
  const { field = 'state', success = [], failure = [], settles, deleted = false } = awaits;
  const { while: busy, failedIf } = awaits;
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
      if (settles) {
        return before !== undefined && isSettled(readConditionValue(before, field), value);
      }
      return busy ? !deleted && isIdle(value) : success.includes(value);
    },
    findFailure: (item, before) => {
      const value = readConditionValue(item, field);
      return hasFailed(value) || hasStayed(value, before) ? String(value) : undefined;
    },
  };
};
