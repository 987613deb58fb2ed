import { UsageFailure } from '../../lib/failures/failures.ts';
import { drawLiveDetail } from '../../operate/live/draw-detail.ts';
import { chooseWatchForm, runUntilInterrupted } from '../../operate/live/run-live-rows.ts';
import type { Session } from '../../operate/session.ts';
import { pollStates } from '../../operate/waiting/poll.ts';
import { createFixedIntervals } from '../../operate/waiting/poll-intervals.ts';
import type { Item } from '../../output/document.ts';
import { createStatusDocument, readStatus, type StatusReading } from './status.ts';

/** Interval between two overviews, in ms: each takes a request for every part. */
const pauseMs = 15_000;

/** Reads the overview again, with nothing from before. */
const readAgain = (session: Session): Promise<StatusReading> =>
  readStatus({ ...session, cache: session.cache.createEmpty() });

async function* streamStatus(session: Session): AsyncGenerator<readonly Item[]> {
  const intervals = createFixedIntervals(session.options.pollMs ?? pauseMs);
  for await (const { status } of pollStates(session, () => readAgain(session), intervals)) {
    yield [{ at: new Date(session.host.clock.now()).toISOString(), ...status }];
  }
}

const watch = async (session: Session): Promise<void> => {
  if (chooseWatchForm(session) === 'drawn') {
    return drawLiveDetail(session, {
      what: 'account',
      pauseMs,
      read: async () => {
        const { status } = await readAgain(session);
        return { layOut: (columns) => createStatusDocument(session, status, columns) };
      },
    });
  }
  if (session.writer.forPeople) {
    throw new UsageFailure('--watch needs a terminal that can be drawn on', {
      code: 'contradiction',
      hint: 'use -o jsonl for one overview per line',
    });
  }
  return session.writer.document({
    shape: 'list',
    items: streamStatus(session),
    columns: [],
    live: true,
  });
};

/** `status --watch`: shows the overview until the run is interrupted, which ends it without a message. */
export const watchStatus = (session: Session): Promise<void> =>
  runUntilInterrupted(session, () => watch(session));
