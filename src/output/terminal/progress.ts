import type { Clock } from '../../host.ts';
import { ignoreErrors } from '../output-sink.ts';
import { safeLine } from './safe-text.ts';
import { openSpinner } from './spinner.ts';
import type { Sink, Terminal } from './terminal.ts';

/** What is going on right now, told on stderr. */
export interface Progress {
  /** Says what is going on; the same text again changes nothing. */
  say(text: string): void;
  /** Nothing is going on any more. Saying something starts anew. */
  stop(): void;
}

const silent: Progress = { say: () => {}, stop: () => {} };

/** Progress for a log: one line for each step. */
const openLog = ({ stream }: Sink): Progress => {
  let last: string | undefined;
  return {
    say: (text) => {
      if (text === last) return;
      last = text;
      stream.write(`${safeLine(text)}\n`);
    },
    stop: () => {
      last = undefined;
    },
  };
};

/** How progress is shown. */
interface ProgressOptions {
  readonly quiet: boolean;
  readonly clock: Clock;
  /** Since when it has been going on, where a terminal is to show that: of the monotonic clock. */
  readonly since?: number;
}

/** Progress as suits stderr: a spinner on a terminal, lines elsewhere, nothing if `quiet`. */
export const openProgress = (
  { err }: Terminal,
  { quiet, clock, since }: ProgressOptions,
): Progress => {
  if (quiet) return silent;
  ignoreErrors(err.stream);
  return err.isTerminal && !err.dumb ? openSpinner(err, { clock, since }) : openLog(err);
};
