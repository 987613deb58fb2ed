import { fstatSync } from 'node:fs';
import { readProcStat } from '../lib/process/proc-stat.ts';

/** Calls back when the process goes on after it was stopped; answers how to end that. */
export const onContinue = (listener: () => void): (() => void) => {
  const handleContinue = (): void => {
    listener();
    // A stopped process is not told of a new size of its window: Node looks at this event.
    process.emit('SIGWINCH', 'SIGWINCH');
  };
  process.on('SIGCONT', handleContinue);
  return () => void process.off('SIGCONT', handleContinue);
};

/**
 * Whether a shell has put this process into the background of the terminal that a stream shows.
 * Only Linux tells; elsewhere no process is taken for one in the background.
 */
export const isInBackground = (stream: object): boolean => {
  if (process.platform !== 'linux') return false;
  if (!('fd' in stream) || typeof stream.fd !== 'number') return false;
  const job = readProcStat('self');
  if (!job || job.foreground <= 0 || job.group === job.foreground) return false;
  try {
    return fstatSync(stream.fd).rdev === job.terminal;
  } catch {
    return false;
  }
};
