import { readFileSync } from 'node:fs';

/** What the system gave this process, before Node made texts of it; undefined where it does not tell. */
export interface RawProcess {
  /** The words of the command line, each with a zero byte behind it. */
  readonly commandLine: () => Buffer | undefined;
  /** The environment it was started with, as `NAME=value`, likewise. */
  readonly environment: () => Buffer | undefined;
}

const contentOf = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

/** This process as Linux shows it; other systems have no such place. */
export const rawProcess: RawProcess = {
  commandLine: () => contentOf('/proc/self/cmdline'),
  environment: () => contentOf('/proc/self/environ'),
};
