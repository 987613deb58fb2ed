import { readNameField } from '../../catalog/rules/row-names.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { pollStates, type TroubleListener } from '../waiting/poll.ts';
import { createFixedIntervals } from '../waiting/poll-intervals.ts';
import { writeChangeLines } from './change-lines.ts';
import { findChanges, type RowChange } from './changes.ts';
import type { LiveRows } from './live-rows.ts';

/** Interval between two polls of a watched list, in ms. */
export const defaultWatchMs = 5000;

/** A change as JSON. */
const createDocument = async (
  { resource, view }: LiveRows,
  change: RowChange,
  at: string,
): Promise<Item> => {
  const { kind, item } = change;
  const [shown = item] = await view.prepare([item]);
  return {
    change: kind,
    at,
    id: readText(item, 'id'),
    name: readNameField(resource, item),
    ...(kind === 'changed' && { was: change.was }),
    item: shown,
  };
};

/** The rows, poll by poll. */
export async function* pollRows(
  session: Session,
  { read, endsEmpty }: LiveRows,
  onTrouble?: TroubleListener,
): AsyncGenerator<readonly Item[]> {
  const intervals = createFixedIntervals(session.options.pollMs ?? defaultWatchMs);
  for await (const items of pollStates(session, read, intervals, onTrouble)) {
    yield items;
    if (endsEmpty && items.length === 0) return;
  }
}

async function* streamChanges(session: Session, list: LiveRows): AsyncGenerator<readonly Item[]> {
  let before: readonly Item[] | undefined;
  for await (const items of pollRows(session, list)) {
    const at = new Date(session.host.clock.now()).toISOString();
    const documents = findChanges(before, items).map((change) => createDocument(list, change, at));
    before = items;
    if (documents.length > 0) yield await Promise.all(documents);
  }
}

/**
 * Writes the current list and then each change: for people as lines of text below the list, for
 * programs as one JSON object per line, `{change: present|added|changed|removed, at, id, name, was?,
 * item}`.
 */
export const writeChanges = (session: Session, list: LiveRows): Promise<void> =>
  session.writer.forPeople
    ? writeChangeLines(session, list, pollRows(session, list))
    : session.writer.document({ shape: 'list', items: streamChanges(session, list), columns: [] });
