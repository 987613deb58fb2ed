import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { pollStates } from '../waiting/poll.ts';
import { createPollIntervals } from '../waiting/poll-intervals.ts';
import { createIdSet, type IdSet } from './id-set.ts';

/** Poll interval while new items arrive, and the longest one otherwise, in ms. */
const shortestPause = 2000;
const longestPause = 10_000;

/** A growing list that is followed. */
export interface FollowedList {
  /**
   * Streams the current list, newest first, without rows that are filtered out.
   */
  readonly read: () => AsyncIterable<readonly Item[]>;
  /** The field with the time of an item. */
  readonly time: string;
  /** How many existing items are shown first. */
  readonly last: number;
}

/**
 * Sorts items by time, oldest first. The platform lists the newest first: of items with the same
 * time the later one in the list is the older.
 */
const sortOldestFirst = (items: readonly Item[], time: string): readonly Item[] =>
  items
    .toReversed()
    .map((item) => ({ item, at: Date.parse(readText(item, time)) || 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** How many extra items are collected before the oldest are dropped. */
const slack = 1000;

/** The newest items of a list that is sorted newest first. */
const takeNewest = (items: readonly Item[], time: string, last: number): readonly Item[] =>
  sortOldestFirst(items, time)
    .slice(Math.max(items.length - last, 0))
    .toReversed();

/** The result of one poll of a list. */
interface NewItems {
  /** New items, newest first; at most `last`. */
  readonly fresh: readonly Item[];
  /** The ids of items that are not shown again. */
  readonly known: IdSet;
}

/**
 * Reads a list as a stream and stores only the ids of items already seen. These ids stay known
 * even if one poll returns a list without them, as the items may come back.
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
  // At the first poll all items are new, and only the last ones are stored.
  if (isFollowing || last !== Number.POSITIVE_INFINITY) {
    return { fresh: takeNewest(fresh, time, last), known: ids };
  }
  for (const item of fresh) seen.add(readText(item, 'id'));
  return { fresh, known: seen };
};

/**
 * Yields existing and then new items in batches, each item once, oldest first, until the run is
 * interrupted. Items are identified by their ids, so that none is lost or repeated, whatever their
 * times are and however often the connection is lost. The platform cannot list only new items:
 * each poll reads the entire list, so polls are less frequent while nothing arrives. Between two
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
