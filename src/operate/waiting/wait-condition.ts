import type { Awaited, Telling } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { rests, speaksOfFailure, tellingOf } from './condition-value.ts';

/** Where things are on their way to: when the watch of one is over, and when it has failed. */
export interface Aim {
  /** Field that is watched and shown. */
  readonly field: string;
  /** How `wait --for` words it; undefined for coming to rest. */
  readonly words: string | undefined;
  /** It is over when the thing is gone. */
  readonly gone: boolean;
  /** Whether a row means that it is over; `before` is the row of the look before. */
  isOver(item: Item, before: Item | undefined): boolean;
  /** The word of the failed state a row shows; undefined for none. */
  failureIn(item: Item): string | undefined;
}

const wordsOf = ({ on = 'state', until = [], gone }: Awaited): string | undefined => {
  if (gone) return 'deleted';
  return until.length > 0 ? `${on}=${until.map((value) => value ?? '').join(',')}` : undefined;
};

/** What a verb of the catalog waits for. */
export const aimOf = (awaits: Awaited): Aim => {
  const { on: field = 'state', until = [], unless = [], settles, gone = false } = awaits;
  const hasFailed = (value: Telling): boolean =>
    unless.includes(String(value)) || (settles === true && speaksOfFailure(value));
  return {
    field,
    words: wordsOf(awaits),
    gone,
    isOver: (item, before) => {
      const value = tellingOf(item, field);
      if (!settles) return until.includes(value);
      return before !== undefined && rests(tellingOf(before, field), value);
    },
    failureIn: (item) => {
      const value = tellingOf(item, field);
      return hasFailed(value) ? String(value) : undefined;
    },
  };
};
