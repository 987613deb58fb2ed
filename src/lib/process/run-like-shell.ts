import type { Host } from '../../host.ts';
import { readErrorCode, readErrorMessage } from '../failures/error-causes.ts';
import { hasRelativeFolders } from './child-process.ts';
import { type ProgramRun, runToEnd } from './run-to-end.ts';

const notFound = 127;
const notExecutable = 126;

/** A program, and what reports that it could not be started. */
export interface ReportedRun extends ProgramRun {
  readonly host: Host;
  readonly warn: (text: string) => void;
}

/**
 * Runs a program with the streams of this process. Reports as a shell does why it cannot be started,
 * and returns the exit code of a shell: 127 if it is not found, 126 if it cannot be run.
 */
export const runLikeShell = async (run: ReportedRun): Promise<number> => {
  try {
    return await runToEnd(run);
  } catch (error) {
    const [name = ''] = run.command;
    if (readErrorCode(error) !== 'ENOENT') {
      run.warn(`${name}: cannot be run: ${readErrorMessage(error)}`);
      return notExecutable;
    }
    const why = hasRelativeFolders(run.host.env)
      ? ' (relative entries of PATH are not searched)'
      : '';
    run.warn(`${name}: command not found${why}`);
    return notFound;
  }
};
