import { constants } from 'node:os';
import type { Host } from '../../host.ts';
import { readErrorCode, readErrorMessage } from '../failures/error-causes.ts';
import { Interruption } from '../failures/failures.ts';
import { type ChildProcess, hasRelativeFolders, startProgram } from './child-process.ts';

const notFound = 127;
const notExecutable = 126;

const computeExitCode = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal ? constants.signals[signal] : 0);

/** A command that another program runs, and where. */
interface RunningCommand {
  readonly command: readonly string[];
  readonly env: Record<string, string | undefined>;
  readonly host: Host;
  readonly warn: (text: string) => void;
}

/** Reports why a command did not start, as a shell does, and returns the exit code. */
const reportUnstarted = (running: RunningCommand, error: unknown): number => {
  const { command, host, warn } = running;
  const [name = ''] = command;
  const isMissing = readErrorCode(error) === 'ENOENT';
  const why = hasRelativeFolders(host.env) ? ' (relative entries of PATH are not searched)' : '';
  if (isMissing) warn(`${name}: command not found${why}`);
  else warn(`${name}: cannot be run: ${readErrorMessage(error)}`);
  return isMissing ? notFound : notExecutable;
};

/**
 * Waits for the end of a command. Ctrl-C reaches it through the terminal; other signals are
 * forwarded.
 */
const waitForEnd = (child: ChildProcess, running: RunningCommand): Promise<number> =>
  new Promise((resolve) => {
    const { host } = running;
    const passOn = (): void => {
      const reason: unknown = host.signal.reason;
      const interrupted = reason instanceof Interruption && reason.kind === 'interrupted';
      if (!interrupted) child.kill('SIGTERM');
      else if (!host.terminal.in.isTerminal) child.kill('SIGINT');
    };
    if (host.signal.aborted) passOn();
    host.signal.addEventListener('abort', passOn);
    const settle = (code: number): void => {
      host.signal.removeEventListener('abort', passOn);
      resolve(code);
    };
    child.once('error', (error) => settle(reportUnstarted(running, error)));
    child.once('exit', (code, signal) => settle(computeExitCode(code, signal)));
  });

/**
 * Runs a command with the streams of this process and returns its exit code as a shell does: 127 if
 * it is not found, 128 plus the number of the signal that ended it. Nothing is added to its words.
 */
export const runToEnd = async (running: RunningCommand): Promise<number> => {
  const { command, env, host } = running;
  const [name = '', ...words] = command;
  try {
    const child = startProgram(name, words, { cwd: host.cwd, env, stdio: 'inherit' });
    return await waitForEnd(child, running);
  } catch (error) {
    return reportUnstarted(running, error);
  }
};
