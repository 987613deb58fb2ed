import { openProgress } from '../../output/terminal/progress.ts';
import type { Session } from '../session.ts';

/** Shows on stderr what is being looked up. */
export const withLookup = async <T>(
  { host, options }: Session,
  what: string,
  work: Promise<T>,
): Promise<T> => {
  const progress = openProgress(host.terminal, { quiet: options.quiet, clock: host.clock });
  progress.say(`looking up ${what}`);
  try {
    return await work;
  } finally {
    progress.stop();
  }
};
