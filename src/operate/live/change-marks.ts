import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { RowChange } from './changes.ts';

/** What stands before a row: it is new, has changed or is gone. */
export type Mark = Exclude<RowChange['kind'], 'present'>;

/** A row as it is shown. */
export interface MarkedRow {
  readonly item: Item;
  readonly mark: Mark | undefined;
}

/** A mark, and how many polls it has been shown for. */
interface Marked {
  readonly mark: Mark;
  readonly item: Item;
  polls: number;
}

/** A mark is shown for so many polls at least. */
const leastPolls = 3;

/** Marks of what has changed in a list that is polled. */
export interface ChangeMarks {
  /** A poll has found these changes. */
  add(changes: readonly RowChange[]): void;
  /** The things of a list with their marks, those that are gone last. */
  markRows(items: readonly Item[]): readonly MarkedRow[];
}

/**
 * Shows marks long enough to be noticed: those of the last change until there is another one, and
 * each for three polls at least. Removed things disappear after these three.
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
