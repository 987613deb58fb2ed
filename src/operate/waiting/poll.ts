import { Interruption } from '../../lib/failures/failures.ts';
import type { Session } from '../session.ts';
import type { PollIntervals } from './poll-intervals.ts';
import { canStillChange } from './wait.ts';

/** The silent end of a watch: Ctrl-C or the end of its terminal is the way to end it. */
export const createWatchEnd = (kind: Interruption['kind']): Interruption =>
  new Interruption(kind, 'the watch was ended', { silent: true });

const findKind = ({ reason }: AbortSignal): Interruption['kind'] =>
  reason instanceof Interruption ? reason.kind : 'interrupted';

/** Is called with the reason when polls fail, and with an empty text when they work again. */
type OnTrouble = (message: string) => void;

/** Notes on stderr once that polls fail, and once that they work again. */
const noteTrouble = ({ writer }: Session): OnTrouble => {
  let isAway = false;
  return (message) => {
    if (message !== '' && !isAway) writer.note(`${message}; still trying`);
    if (message === '' && isAway) writer.note('the platform answers again');
    isAway = message !== '';
  };
};

/** Polls once; undefined after a failure that may pass. */
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
 * What `read` resolves to, poll by poll, until the run is interrupted. The first poll has to
 * succeed; later ones that fail for a while are reported and tried again. Throws a silent
 * `Interruption` at the end.
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
