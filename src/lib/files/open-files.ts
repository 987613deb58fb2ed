import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { report } from 'node:process';

/** The members of Node's report that are read here. */
interface Limits {
  readonly userLimits?: { readonly open_files?: { readonly soft?: number | string } };
}

/**
 * How many files this process may have open; undefined where the system does not say. Node asks the
 * system for it in its report: to read it in a file is not possible when no more can be opened.
 */
export const openFilesLimit = (): number | undefined => {
  try {
    // Otherwise the names of all other sides would be looked up. The types are older than it.
    Object.assign(report ?? {}, { excludeNetwork: true });
    // The report is an object of the members that Node documents.
    const soft = (report?.getReport() as Limits | undefined)?.userLimits?.open_files?.soft;
    return typeof soft === 'number' ? soft : undefined;
  } catch {
    return undefined;
  }
};

/** As many as the system has open at once while it resolves a name. */
const neededAtOnce = 2;

/** The error of the system where hardly any more files can be opened; undefined where they can. */
export const openFilesProblem = (): unknown => {
  const opened: number[] = [];
  try {
    while (opened.length < neededAtOnce) opened.push(openSync(devNull, 'r'));
    return undefined;
  } catch (error) {
    return error;
  } finally {
    for (const file of opened) closeSync(file);
  }
};
