import { constants } from 'node:os';
import type { Host } from '../../host.ts';
import { Interruption } from '../failures/failures.ts';
import { type ChildProcess, startProgram } from './child-process.ts';

/** A program that runs with the streams of this process, as a shell runs it. */
export interface ProgramRun {
  /** The program, by name or path, and its arguments. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly host: Pick<Host, 'cwd' | 'signal' | 'terminal'>;
}

const computeExitCode = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal ? constants.signals[signal] : 0);

/**
 * Waits for the end of a program. Ctrl-C reaches it through the terminal; other signals are
 * forwarded.
 */
const waitForEnd = (child: ChildProcess, { host }: ProgramRun): Promise<number> =>
  new Promise((resolve, reject) => {
    const passOn = (): void => {
      const reason: unknown = host.signal.reason;
      const interrupted = reason instanceof Interruption && reason.kind === 'interrupted';
      if (!interrupted) child.kill('SIGTERM');
      else if (!host.terminal.in.isTerminal) child.kill('SIGINT');
    };
    if (host.signal.aborted) passOn();
    host.signal.addEventListener('abort', passOn);
    const end = (): void => host.signal.removeEventListener('abort', passOn);
    child.once('error', (error) => {
      end();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      end();
      resolve(computeExitCode(code, signal));
    });
  });

/**
 * Runs a program to its end and returns its exit code as a shell does: 128 plus the number of the
 * signal that ended it. Rejects with the error of the system if it cannot be started.
 */
export const runToEnd = async (run: ProgramRun): Promise<number> => {
  const { command, env, host } = run;
  const [name = '', ...words] = command;
  const child = startProgram(name, words, { cwd: host.cwd, env, stdio: 'inherit' });
  return waitForEnd(child, run);
};
