import { Interruption } from '../../lib/failures/failures.ts';
import type { Session } from '../session.ts';
import type { PollIntervals } from './poll-intervals.ts';
import { canStillChange } from './wait.ts';

/** The silent end of a watch by Ctrl-C or a closed terminal, which are its normal ends. */
export const createWatchEnd = (kind: Interruption['kind']): Interruption =>
  new Interruption(kind, 'the watch was ended', { silent: true });

const findKind = ({ reason }: AbortSignal): Interruption['kind'] =>
  reason instanceof Interruption ? reason.kind : 'interrupted';

/** Called with the reason when polls fail, and with an empty text when they succeed again. */
export type TroubleListener = (message: string) => void;

/** Notes on stderr once when polls fail, and once when they succeed again. */
const noteTrouble = ({ writer }: Session): TroubleListener => {
  let isAway = false;
  return (message) => {
    if (message !== '' && !isAway) writer.note(`${message}; still trying`);
    if (message === '' && isAway) writer.note('the platform is responding again');
    isAway = message !== '';
  };
};

/** Polls once; undefined after a temporary failure. */
const pollOnce = async <T>(
  read: () => Promise<T>,
  onTrouble: TroubleListener,
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
 * Yields the result of `read` for each poll, until the run is interrupted. The first poll must
 * succeed; temporary failures of later ones are reported and retried. Throws a silent
 * `Interruption` at the end.
 */
export async function* pollStates<T>(
  session: Session,
  read: () => Promise<T>,
  intervals: PollIntervals,
  onTrouble: TroubleListener = noteTrouble(session),
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
