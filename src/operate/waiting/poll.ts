import { Interruption } from '../../lib/failures/failures.ts';
import type { Session } from '../session.ts';
import type { PollIntervals } from './poll-intervals.ts';
import { canStillChange } from './wait.ts';

/** Ends a watch that Ctrl-C or the end of its terminal is meant to end: there is nothing to say. */
export const createWatchEnd = (kind: Interruption['kind']): Interruption =>
  new Interruption(kind, 'the watch was ended', { silent: true });

const findKind = ({ reason }: AbortSignal): Interruption['kind'] =>
  reason instanceof Interruption ? reason.kind : 'interrupted';

/** Hears why looks fail; an empty text says that they do no more. */
type OnTrouble = (message: string) => void;

/** Says on stderr once that looks fail, and once that they do no more. */
const noteTrouble = ({ writer }: Session): OnTrouble => {
  let isAway = false;
  return (message) => {
    if (message !== '' && !isAway) writer.note(`${message}; still trying`);
    if (message === '' && isAway) writer.note('the platform answers again');
    isAway = message !== '';
  };
};

/** One look, survived where it fails in passing; undefined then. */
const pollOnce = async <T>(
  read: () => Promise<T>,
  onTrouble: OnTrouble,
): Promise<T | undefined> => {
  try {
    return await read();
  } catch (failure) {
    if (!(failure instanceof Error) || !canStillChange(failure)) throw failure;
    onTrouble(failure.message);
    return undefined;
  }
};

/**
 * What there is, again and again, until the run is interrupted. The first look has to succeed;
 * later ones that fail in passing are reported and tried again. Throws a silent `Interruption` at
 * the end.
 */
export async function* pollStates<T>(
  session: Session,
  read: () => Promise<T>,
  intervals: PollIntervals,
  onTrouble: OnTrouble = noteTrouble(session),
): AsyncGenerator<T> {
  const { clock, signal } = session.host;
  try {
    yield await read();
    for (;;) {
      await clock.sleep(intervals.next(), signal);
      const items: T | undefined = await pollOnce(read, onTrouble);
      if (items === undefined) continue;
      onTrouble('');
      yield items;
    }
  } catch (failure) {
    if (signal.aborted && failure instanceof Interruption) throw createWatchEnd(findKind(signal));
    throw failure;
  }
}
