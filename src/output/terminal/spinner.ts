import type { Clock } from '../../host.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { formatElapsed } from '../../lib/time/age.ts';
import { createRuler, cutToWidth } from '../tables/width.ts';
import { toSafeLine } from './safe-text.ts';
import { openTickingArea, type TickingArea } from './ticking-area.ts';

/** What takes less, in ms, is over before a person wonders; loading ora takes 47. */
const delay = 200;
const interval = 100;

/**
 * ora makes the frames. It draws none of them: it knows neither of a window that changes its size
 * nor of a process that was stopped, and to bring back a cursor it may end the process.
 */
const openFrames = async ({ stream }: TerminalOutput) => {
  const { default: ora } = await import('ora');
  // Every terminal and font has the signs of `line`; ora takes colours from the level of stdout.
  return ora({ stream, spinner: 'line', color: false, isEnabled: false, discardStdin: false });
};

/** The sign of a frame and the space behind it. */
const signWidth = 2;

/** How a spinner is shown. */
interface SpinnerOptions {
  readonly clock: Clock;
  /** Since when it has been going on, where that is shown: in ms of the monotonic clock. */
  readonly since?: number | undefined;
}

/** One line on a terminal that says what is going on, and for how long, drawn over in place. */
export const openSpinner = (sink: TerminalOutput, { clock, since }: SpinnerOptions) => {
  let text = '';
  let frames: ReturnType<typeof openFrames> | undefined;
  let area: TickingArea | undefined;
  const render = async ({ width }: { readonly width: number }): Promise<readonly string[]> => {
    frames ??= openFrames(sink);
    const spinner = await frames;
    const elapsed = since === undefined ? '' : ` (${formatElapsed(clock.monotonic() - since)})`;
    const ruler = await createRuler([text]);
    const room = Math.max(width - signWidth - elapsed.length, 1);
    spinner.text = `${cutToWidth(ruler, text, room)}${elapsed}`;
    return [spinner.frame()];
  };
  return {
    say: (said: string): void => {
      text = toSafeLine(said);
      area ??= openTickingArea(sink, { clock, delay, interval, render });
    },
    stop: (): void => {
      area?.stop();
      area = undefined;
    },
  };
};
