import type { Clock } from '../../host.ts';
import type { Terminal, TerminalOutput } from '../../lib/terminal.ts';
import { ignoreErrors } from '../output-sink.ts';
import { toSafeLine } from './safe-text.ts';
import { openSpinner } from './spinner.ts';

/** The current activity, shown on stderr. */
export interface ProgressDisplay {
  /** Says what is going on; the same text again changes nothing. */
  say(text: string): void;
  /** Nothing is going on any more. Saying something starts anew. */
  stop(): void;
}

const silent: ProgressDisplay = { say: () => {}, stop: () => {} };

/** Progress for a log: one line for each step. */
const openLog = ({ stream }: TerminalOutput): ProgressDisplay => {
  let last: string | undefined;
  return {
    say: (text) => {
      if (text === last) return;
      last = text;
      stream.write(`${toSafeLine(text)}\n`);
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
): ProgressDisplay => {
  if (quiet) return silent;
  ignoreErrors(err.stream);
  return err.isTerminal && !err.dumb ? openSpinner(err, { clock, since }) : openLog(err);
};
