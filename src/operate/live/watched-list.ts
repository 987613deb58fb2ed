import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import type { RowView } from '../rows/row-view.ts';

/** A list that is watched. */
export interface WatchedList {
  readonly resource: Resource;
  readonly read: () => Promise<readonly Item[]>;
  readonly view: RowView;
}
