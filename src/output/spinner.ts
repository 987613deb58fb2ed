import type { Clock } from '../host.ts';
import { clockTime } from './clock-time.ts';
import { safeLine } from './safe-text.ts';
import type { Sink } from './terminal.ts';
import { openTickingArea, type TickingArea } from './ticking-area.ts';
import { cut, rulerFor } from './width.ts';

const delay = 200;
const interval = 100;

/** Every terminal and font has these. */
const frames = ['-', '\\', '|', '/'];

/** How a spinner is shown. */
interface SpinnerOptions {
  readonly clock: Clock;
  /** Since when it has been going on, where that is shown: in ms of the monotonic clock. */
  readonly since?: number | undefined;
}

/** One line on a terminal that says what is going on, and for how long, drawn over in place. */
export const openSpinner = (sink: Sink, { clock, since }: SpinnerOptions) => {
  let text = '';
  let turn = 0;
  let area: TickingArea | undefined;
  const render = async ({ width }: { readonly width: number }): Promise<readonly string[]> => {
    const frame = frames[turn++ % frames.length] ?? '';
    const elapsed = since === undefined ? '' : ` (${clockTime(clock.monotonic() - since)})`;
    const ruler = await rulerFor([text]);
    const room = Math.max(width - frame.length - 1 - elapsed.length, 1);
    return [`${frame} ${cut(ruler, text, room)}${elapsed}`];
  };
  return {
    say: (said: string): void => {
      text = safeLine(said);
      area ??= openTickingArea(sink, { clock, delay, interval, render });
    },
    stop: (): void => {
      area?.stop();
      area = undefined;
    },
  };
};
