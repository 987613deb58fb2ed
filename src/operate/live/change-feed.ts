import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { openWriter } from '../../output/writer.ts';
import { readText } from '../rows/answers.ts';
import type { RowView } from '../rows/row-view.ts';
import type { Session } from '../session.ts';
import { createPollIntervals } from '../waiting/backoff.ts';
import { pollStates } from '../waiting/poll.ts';
import { findChanges, type RowChange } from './changes.ts';

/** Pause between two looks at a list that is watched, in ms. */
export const defaultWatchMs = 5000;

/** A list that is watched. */
export interface WatchedList {
  readonly resource: Resource;
  readonly read: () => Promise<readonly Item[]>;
  readonly view: RowView;
}

/** A change as a program reads it. */
const createDocument = async (
  { resource: { namedBy }, view }: WatchedList,
  change: RowChange,
  at: string,
): Promise<Item> => {
  const { kind, item } = change;
  const [shown = item] = await view.shown([item]);
  return {
    change: kind,
    at,
    id: readText(item, 'id'),
    name: readText(item, namedBy),
    ...(kind === 'changed' && { was: change.was }),
    item: shown,
  };
};

async function* changesIn(session: Session, list: WatchedList): AsyncGenerator<readonly Item[]> {
  const pause = session.options.pollMs ?? defaultWatchMs;
  let before: readonly Item[] | undefined;
  for await (const items of pollStates(
    session,
    list.read,
    createPollIntervals(pause, { first: pause, most: pause }),
  )) {
    const at = new Date(session.host.clock.now()).toISOString();
    const documents = findChanges(before, items).map((change) => createDocument(list, change, at));
    before = items;
    if (documents.length > 0) yield await Promise.all(documents);
  }
}

/**
 * Writes what there is and then each change of it as one JSON object a line:
 * `{change: present|added|changed|removed, at, id, name, was?, item}`.
 */
export const writeChanges = (session: Session, list: WatchedList): Promise<void> => {
  const { host, options, writer } = session;
  // A table can't be redrawn there; what is read by programs has one form.
  const lines =
    writer.format === 'jsonl'
      ? writer
      : openWriter(host.terminal, { format: 'jsonl', quiet: options.quiet });
  return lines.document({ shape: 'list', items: changesIn(session, list), columns: [] });
};
