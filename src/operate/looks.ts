import { Interruption } from '../failures.ts';
import type { Pauses } from './pauses.ts';
import type { Session } from './session.ts';
import { mayPass } from './wait.ts';

/** Ends a watch that Ctrl-C is meant to end: there is nothing to say about it. */
const ended = (signal: AbortSignal): Interruption => {
  const kind = signal.reason instanceof Interruption ? signal.reason.kind : 'interrupted';
  return new Interruption(kind, 'the watch was ended', { silent: true });
};

/** One look, survived where it fails in passing; undefined then. */
const lookOnce = async <T>(
  { writer }: Session,
  read: () => Promise<T>,
  wasTold: boolean,
): Promise<T | undefined> => {
  try {
    return await read();
  } catch (failure) {
    if (!(failure instanceof Error) || !mayPass(failure)) throw failure;
    if (!wasTold) writer.note(`${failure.message}; trying on`);
    return undefined;
  }
};

/**
 * What there is, again and again, until the run is interrupted. The first look has to succeed;
 * later ones that fail in passing are told once and tried again. Throws a silent `Interruption` at
 * the end.
 */
export async function* looks<T>(
  session: Session,
  read: () => Promise<T>,
  pauses: Pauses,
): AsyncGenerator<T> {
  const { clock, signal } = session.host;
  let isAway = false;
  try {
    yield await read();
    for (;;) {
      await clock.sleep(pauses.next(), signal);
      const items: T | undefined = await lookOnce(session, read, isAway);
      if (items && isAway) session.writer.note('the platform answers again');
      isAway = items === undefined;
      if (items !== undefined) yield items;
    }
  } catch (failure) {
    if (signal.aborted && failure instanceof Interruption) throw ended(signal);
    throw failure;
  }
}
