import type { Fields, Resource } from '../../catalog/vocabulary.ts';
import { ConnectionFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import type { Request } from '../../platform/platform.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { readItem, readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { startDelayedAbort } from './delayed-abort.ts';

/** Timeout of the create request after Ctrl-C, in ms. */
const longestDelayMs = 5_000;

/**
 * Sends the request that creates the row of a transfer, and awaits its response even after Ctrl-C, so
 * that the id is known: without it the row could be neither removed nor followed. `fields` are those
 * of its body.
 */
export const startTransfer = async (
  { host: { signal }, platform }: Session,
  request: Request,
  fields: Fields,
): Promise<Item> => {
  signal.throwIfAborted();
  const delayed = startDelayedAbort(signal, longestDelayMs);
  try {
    const called = flagLabelFor(fields);
    const answer = await platform.send(request, { signal: delayed.signal, called });
    return readItem(answer, `${request.method} ${request.path}`);
  } finally {
    delayed.release();
  }
};

/** A member of the response. Throws a `ConnectionFailure` without it. */
export const requireMember = (item: Item, key: string, resource: Resource): string => {
  const value = readText(item, key);
  if (value !== '') return value;
  throw new ConnectionFailure(
    `unexpected response from the platform: ${resource.title} without ${key}`,
    {
      code: 'unexpected_answer',
      hint: 'check the endpoint: it may belong to another service or another API version',
    },
  );
};
