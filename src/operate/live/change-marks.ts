import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { RowChange } from './changes.ts';

/** The mark before a row: added, changed or removed. */
export type Mark = Exclude<RowChange['kind'], 'present'>;

/** A row with its mark. */
export interface MarkedRow {
  readonly item: Item;
  readonly mark: Mark | undefined;
}

/** A mark and the number of polls it has been shown for. */
interface Marked {
  readonly mark: Mark;
  readonly item: Item;
  polls: number;
}

/** Minimum number of polls a mark is shown for. */
const leastPolls = 3;

/** The marks of the changes of a polled list. */
export interface ChangeMarks {
  /** Records the changes that a poll found. */
  add(changes: readonly RowChange[]): void;
  /** The items of a list with their marks, removed ones last. */
  markRows(items: readonly Item[]): readonly MarkedRow[];
}

/**
 * Keeps marks long enough to be noticed: those of the last change until the next one, each for at
 * least three polls. Removed items disappear after three polls.
 */
export const openChangeMarks = (): ChangeMarks => {
  const marks = new Map<string, Marked>();
  return {
    add: (changes) => {
      const news = changes.filter(({ kind }) => kind !== 'present');
      for (const [id, marked] of marks) {
        marked.polls += 1;
        const isOld = marked.polls >= leastPolls;
        if (isOld && (news.length > 0 || marked.mark === 'removed')) marks.delete(id);
      }
      for (const { kind, item } of news) {
        if (kind !== 'present') marks.set(readText(item, 'id'), { mark: kind, item, polls: 0 });
      }
    },
    markRows: (items) => [
      ...items.map((item) => ({ item, mark: marks.get(readText(item, 'id'))?.mark })),
      ...[...marks.values()].filter(({ mark }) => mark === 'removed'),
    ],
  };
};
