import type { Item } from '../output/document.ts';
import { textOf } from './answers.ts';
import { looks } from './looks.ts';
import { pausesOf } from './pauses.ts';
import type { Session } from './session.ts';

/** Pause while things happen, and the longest when nothing does, in ms. */
const shortestPause = 2000;
const longestPause = 10_000;

/** A list that grows, as it is followed. */
export interface Growing {
  /** All of it as it is now, the newest first; what was not asked for left out. */
  readonly read: () => Promise<readonly Item[]>;
  /** Field that says when it happened. */
  readonly time: string;
  /** How many of those there are already are shown first. */
  readonly last: number;
}

/**
 * Things in the order in which they happened. The platform lists the newest first; of those with
 * the same time the later one of the list is the older.
 */
const oldestFirst = (items: readonly Item[], time: string): readonly Item[] =>
  items
    .toReversed()
    .map((item) => ({ item, at: Date.parse(textOf(item, time)) || 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/**
 * What there is and then what comes, each thing once, the oldest first: batch by batch until the
 * run is interrupted. Things are told apart by their ids, so that none is lost or repeated whatever
 * their times are and however often the connection is lost. The platform has no way to ask for
 * what is new: each look reads the whole list, so quiet times are looked at less often.
 */
export async function* arrivals(
  session: Session,
  { read, time, last }: Growing,
): AsyncGenerator<readonly Item[]> {
  const pauses = pausesOf(session.options.pollMs, { first: shortestPause, most: longestPause });
  const seen = new Set<string>();
  let isFirst = true;
  for await (const items of looks(session, read, pauses)) {
    const fresh = items.filter((item) => !seen.has(textOf(item, 'id')));
    for (const item of fresh) seen.add(textOf(item, 'id'));
    const inOrder = oldestFirst(fresh, time);
    const shown = isFirst ? inOrder.slice(Math.max(inOrder.length - last, 0)) : inOrder;
    isFirst = false;
    if (shown.length === 0) continue;
    pauses.reset();
    yield shown;
  }
}
