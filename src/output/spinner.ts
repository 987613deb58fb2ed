import type { Ora } from 'ora';
import type { Clock } from '../host.ts';
import { safeLine } from './safe-text.ts';
import type { Sink } from './terminal.ts';

/** What takes less, in milliseconds, is over before a person wonders; loading ora takes 47. */
const delay = 200;

/** Shows a spinner once `delay` has passed, unless `signal` aborts before that. */
const show = async (
  { stream }: Sink,
  clock: Clock,
  signal: AbortSignal,
): Promise<Ora | undefined> => {
  try {
    await clock.sleep(delay, signal);
  } catch {
    return undefined;
  }
  const { default: ora } = await import('ora');
  if (signal.aborted) return undefined;
  return ora({
    stream,
    // We have decided where it is drawn; ora would also look at CI and TERM.
    isEnabled: true,
    // Ora takes colours from the level of stdout, which is not where it draws.
    color: false,
    // Ora would read stdin, which belongs to the command.
    discardStdin: false,
    // To bring the cursor back, ora listens for signals and may end the process on Ctrl-C.
    hideCursor: false,
  });
};

/** One line on a terminal that says what is going on, drawn over in place by ora. */
export const openSpinner = (sink: Sink, clock: Clock) => {
  let text = '';
  let spinner: Ora | undefined;
  let running: AbortController | undefined;
  const start = async (signal: AbortSignal): Promise<void> => {
    const shown = await show(sink, clock, signal);
    if (!shown) return;
    spinner = shown;
    spinner.start(text);
  };
  return {
    say: (said: string): void => {
      text = safeLine(said);
      if (spinner) spinner.text = text;
      if (running) return;
      running = new AbortController();
      // A spinner that cannot be loaded is missed by nobody.
      start(running.signal).catch(() => {});
    },
    stop: (): void => {
      running?.abort();
      running = undefined;
      spinner?.stop();
      spinner = undefined;
    },
  };
};
