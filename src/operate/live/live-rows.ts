import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import type { ClientFilter } from '../rows/client-filter.ts';
import type { RowView } from '../rows/row-view.ts';

/** Rows that never end: `--watch` shows their changes, `--follow` new ones. */
export type LiveMode = 'watch' | 'follow';

/** Rows that can be read repeatedly. */
export interface LiveRows {
  /** The resource as shown. */
  readonly resource: Resource;
  readonly view: RowView;
  /** Reads the selected rows again. */
  readonly read: () => Promise<readonly Item[]>;
  /** The same rows as a stream, so that memory does not hold all of them. */
  readonly arriving: () => AsyncIterable<readonly Item[]>;
  /** Watching them ends once none is left. */
  readonly endsEmpty?: true;
}

/** What opens live rows, after the flags that cannot be combined with them were refused. */
export interface LiveSource {
  readonly filter: Pick<ClientFilter, 'time' | 'since' | 'until'>;
  readonly open: () => Promise<LiveRows>;
}
