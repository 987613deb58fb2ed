import { fstatSync, readFileSync } from 'node:fs';

/** Calls back when the process goes on after it was stopped; answers how to end that. */
export const onContinue = (listener: () => void): (() => void) => {
  const hear = (): void => {
    listener();
    // A stopped process is not told of a new size of its window: Node looks at this event.
    process.emit('SIGWINCH', 'SIGWINCH');
  };
  process.on('SIGCONT', hear);
  return () => void process.off('SIGCONT', hear);
};

/** What Linux says of this process and its terminal. */
const ownJob = (): {
  readonly group: number;
  readonly tty: number;
  readonly foreground: number;
} => {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // The name of the program stands in parentheses and may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [group = 0, , tty = 0, foreground = 0] = fields.slice(2).map(Number);
  return { group, tty, foreground };
};

/**
 * Whether a shell has put this process into the background of the terminal that a stream shows.
 * Only Linux tells; elsewhere no process is taken for one in the background.
 */
export const isInBackground = (stream: object): boolean => {
  if (process.platform !== 'linux') return false;
  if (!('fd' in stream) || typeof stream.fd !== 'number') return false;
  try {
    const { group, tty, foreground } = ownJob();
    return foreground > 0 && group !== foreground && fstatSync(stream.fd).rdev === tty;
  } catch {
    return false;
  }
};
