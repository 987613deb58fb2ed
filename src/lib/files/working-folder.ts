import { isAbsolute, resolve } from 'node:path';
import { ConfigurationFailure } from '../failures/failures.ts';

/** The working folder; undefined where it was deleted under our feet. */
export const findWorkingFolder = (): string | undefined => {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
};

/** The working folder, for what cannot do without. Throws a `ConfigurationFailure` where it is gone. */
const requireFolder = (cwd: string | undefined): string => {
  if (cwd !== undefined) return cwd;
  throw new ConfigurationFailure('the working folder no longer exists', {
    code: 'no_working_folder',
    hint: 'change to another folder with "cd", or use absolute paths',
  });
};

/**
 * An absolute path, from the working folder where it is relative. Throws a `ConfigurationFailure`
 * where that is needed and gone.
 */
export const resolveInFolder = (cwd: string | undefined, given: string): string =>
  isAbsolute(given) ? resolve(given) : resolve(requireFolder(cwd), given);
