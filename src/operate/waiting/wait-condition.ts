import type { ConditionValue, SuccessConditions } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { isSettled, namesFailure, readConditionValue } from './condition-value.ts';

/** Where things are on their way to: when the watch of one is over, and when it has failed. */
export interface WaitCondition {
  /** Field that is watched and shown. */
  readonly field: string;
  /** How `wait --for` words it; undefined for coming to rest. */
  readonly words: string | undefined;
  /** It is over when the thing is gone. */
  readonly deleted: boolean;
  /** Whether a row means that it is over; `before` is the row that was read before. */
  isOver(item: Item, before: Item | undefined): boolean;
  /** The word of the failed state a row shows; undefined for none. */
  findFailure(item: Item): string | undefined;
}

const formatCondition = ({
  field: on = 'state',
  success = [],
  deleted,
}: SuccessConditions): string | undefined => {
  if (deleted) return 'deleted';
  return success.length > 0 ? `${on}=${success.map((value) => value ?? '').join(',')}` : undefined;
};

/** What a verb of the catalog waits for. */
export const createWaitCondition = (awaits: SuccessConditions): WaitCondition => {
  const { field = 'state', success = [], failure = [], settles, deleted = false } = awaits;
  const hasFailed = (value: ConditionValue): boolean =>
    failure.includes(String(value)) || (settles === true && namesFailure(value));
  return {
    field,
    words: formatCondition(awaits),
    deleted,
    isOver: (item, before) => {
      const value = readConditionValue(item, field);
      if (!settles) return success.includes(value);
      return before !== undefined && isSettled(readConditionValue(before, field), value);
    },
    findFailure: (item) => {
      const value = readConditionValue(item, field);
      return hasFailed(value) ? String(value) : undefined;
    },
  };
};
