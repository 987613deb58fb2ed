import type { Clock } from '../../host.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { openArea, type Render } from './redraw.ts';

/** How progress is drawn. */
interface Ticking {
  readonly clock: Clock;
  /** What takes less, in ms, is over before a person wonders: it is not shown at all. */
  readonly delay: number;
  /** Time between two drawings, in ms. */
  readonly interval: number;
  readonly render: Render;
}

/** Progress that is drawn while time goes on. */
export interface TickingArea {
  /** It is over: nothing of it is left on the terminal. */
  stop(): void;
}

/** Shows progress on a terminal, after a delay, and draws it over while time goes on. */
export const openTickingArea = (
  sink: TerminalOutput,
  { clock, delay, interval, render }: Ticking,
): TickingArea => {
  const over = new AbortController();
  const show = async (): Promise<void> => {
    await clock.sleep(delay, over.signal);
    if (over.signal.aborted) return;
    const area = openArea(sink, render);
    // Progress that cannot be drawn is missed by nobody.
    const draw = (): void => void area.update().catch(() => {});
    const timer = setInterval(draw, interval).unref();
    over.signal.addEventListener('abort', () => {
      clearInterval(timer);
      area.clear();
    });
    draw();
  };
  show().catch(() => {});
  return { stop: () => over.abort() };
};
