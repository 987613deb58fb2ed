import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { report } from 'node:process';
import { isJsonObject } from '../json/members.ts';

/** What an object has under these names, one within the other. */
const readMember = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>((held, name) => (isJsonObject(held) ? held[name] : undefined), value);

/**
 * How many files this process may have open; undefined where the system does not say. Node asks the
 * system for it in its report: to read it in a file is not possible when no more can be opened.
 */
export const readOpenFilesLimit = (): number | undefined => {
  try {
    // Otherwise the names of all other sides would be looked up. The types are older than it.
    Object.assign(report ?? {}, { excludeNetwork: true });
    const soft = readMember(report?.getReport(), 'userLimits', 'open_files', 'soft');
    return typeof soft === 'number' ? soft : undefined;
  } catch {
    return undefined;
  }
};

/** As many as the system has open at once while it resolves a name. */
const neededAtOnce = 2;

/** The error of the system where hardly any more files can be opened; undefined where they can. */
export const findOpenFilesProblem = (): unknown => {
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
