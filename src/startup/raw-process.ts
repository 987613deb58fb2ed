import { readFileSync } from 'node:fs';
import type { RawProcess } from '../host.ts';

const tryReadFile = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

/** Command line and environment from /proc, which only Linux has. */
export const rawProcess: RawProcess = {
  commandLine: () => tryReadFile('/proc/self/cmdline'),
  environment: () => tryReadFile('/proc/self/environ'),
};
