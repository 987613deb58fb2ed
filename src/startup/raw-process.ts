import { readFileSync } from 'node:fs';
import type { RawProcess } from '../host.ts';

const tryReadFile = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

/** This process as Linux shows it; other systems have no such place. */
export const rawProcess: RawProcess = {
  commandLine: () => tryReadFile('/proc/self/cmdline'),
  environment: () => tryReadFile('/proc/self/environ'),
};
