import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { pollStates } from '../waiting/poll.ts';
import { createPollIntervals } from '../waiting/poll-intervals.ts';
import { createIdSet, type IdSet } from './id-set.ts';

/** Pause while things happen, and the longest when nothing does, in ms. */
const shortestPause = 2000;
const longestPause = 10_000;

/** A list that grows, as it is followed. */
export interface FollowedList {
  /**
   * All of it as it is now and as it arrives, the newest first; what was not asked for left out.
   */
  readonly read: () => AsyncIterable<readonly Item[]>;
  /** Field that says when it happened. */
  readonly time: string;
  /** How many of those there are already are shown first. */
  readonly last: number;
}

/**
 * Things in the order in which they happened. The platform lists the newest first; of those with
 * the same time the later one of the list is the older.
 */
const sortOldestFirst = (items: readonly Item[], time: string): readonly Item[] =>
  items
    .toReversed()
    .map((item) => ({ item, at: Date.parse(readText(item, time)) || 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** So many things more than are wanted are gathered before the oldest of them are let go. */
const slack = 1000;

/** The last of things that are listed the newest first, still listed so. */
const takeNewest = (items: readonly Item[], time: string, last: number): readonly Item[] =>
  sortOldestFirst(items, time)
    .slice(Math.max(items.length - last, 0))
    .toReversed();

/** What one poll of a list has found. */
interface NewItems {
  /** What was not seen before, the newest first; no more than the `last` of it. */
  readonly fresh: readonly Item[];
  /** The ids of what is not to be shown again. */
  readonly known: IdSet;
}

/**
 * Reads a list as it arrives; of all that was seen before only the ids are stored. What was seen
 * stays known where the list, empty or another one for once, has none of it: it may come back.
 */
const findFresh = async (
  { read, time }: FollowedList,
  seen: IdSet,
  last: number,
): Promise<NewItems> => {
  const ids = createIdSet();
  let fresh: Item[] = [];
  let isFollowing = false;
  for await (const batch of read()) {
    for (const item of batch) {
      const id = readText(item, 'id');
      if (seen.has(id)) isFollowing = true;
      else if (!ids.has(id)) fresh.push(item);
      ids.add(id);
    }
    if (fresh.length > last + slack) fresh = [...takeNewest(fresh, time, last)];
  }
  // At the first poll nothing is known, and not all new items are held.
  if (isFollowing || last !== Number.POSITIVE_INFINITY) {
    return { fresh: takeNewest(fresh, time, last), known: ids };
  }
  for (const item of fresh) seen.add(readText(item, 'id'));
  return { fresh, known: seen };
};

/**
 * What there is and then what comes, each thing once, the oldest first: batch by batch until the
 * run is interrupted. Things are told apart by their ids, so that none is lost or repeated whatever
 * their times are and however often the connection is lost. The platform has no way to ask for
 * what is new: each poll reads the whole list, so polls are rarer in quiet times. Between two
 * polls only the ids of the list are stored.
 */
export async function* followNewItems(
  session: Session,
  growing: FollowedList,
): AsyncGenerator<readonly Item[]> {
  const intervals = createPollIntervals(session, {
    first: shortestPause,
    most: longestPause,
  });
  let seen = createIdSet();
  let last = growing.last;
  for await (const { fresh, known } of pollStates(
    session,
    () => findFresh(growing, seen, last),
    intervals,
  )) {
    seen = known;
    last = Number.POSITIVE_INFINITY;
    if (fresh.length === 0) continue;
    intervals.reset();
    yield sortOldestFirst(fresh, growing.time);
  }
}
