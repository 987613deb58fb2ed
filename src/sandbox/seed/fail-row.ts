import type { SandboxPlatform } from '../platform.ts';
import { type EventAction, wordFailed } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';

/** A row with the state that failures end in. */
type Failing = StoredItem & { state?: string; error_event_id?: string | null };

const dayMs = 24 * 60 * 60 * 1000;

/** When what has failed in a new account did so, in days before its start: before all other events. */
const daysAgo = 30;

/** Lets a verb on a row end in an error, with the event about it. */
export const failRow = (
  { account, journal, now }: SandboxPlatform,
  failed: Pick<EventAction, 'resource' | 'verb'> & { readonly row: Failing },
): void => {
  const { resource, row, verb } = failed;
  row.state = 'application_error';
  const event = journal.write({
    ...wordFailed({ resource, row, verb, by: 'operator' }, row.state, account),
    level: 'error',
    on: row.id,
    at: now() - daysAgo * dayMs,
  });
  row.error_event_id = event.id;
};
