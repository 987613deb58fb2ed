import { fstatSync } from 'node:fs';
import { readProcStat } from '../lib/process/proc-stat.ts';

/** Calls `listener` when the process continues after a stop; returns a function that removes it. */
export const onContinue = (listener: () => void): (() => void) => {
  const handleContinue = (): void => {
    listener();
    // A stopped process gets no SIGWINCH: this event makes Node read the window size again.
    process.emit('SIGWINCH', 'SIGWINCH');
  };
  process.on('SIGCONT', handleContinue);
  return () => void process.off('SIGCONT', handleContinue);
};

/**
 * Whether this process is in the background of the terminal behind a stream. Known on Linux only;
 * elsewhere the result is always false.
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
