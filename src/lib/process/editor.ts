/** Finds and runs the user's editor. */
import type { Host } from '../../host.ts';
import { isBlank } from '../text/blank.ts';
import { type ChildProcess, startCommandLine } from './child-process.ts';

/** The editor that the environment names. A blank variable would run the file itself. */
export const findNamedEditor = ({ VISUAL, EDITOR }: Host['env']): string | undefined =>
  [VISUAL, EDITOR].find((value) => value !== undefined && !isBlank(value));

/** The user's editor. As in git, the variable holds a shell command. */
export const findEditor = ({ env, platform }: Pick<Host, 'env' | 'platform'>): string =>
  findNamedEditor(env) ?? (platform === 'win32' ? 'notepad' : 'vi');

/** How an editor ended. */
export interface EditorEnd {
  /** The end of a sentence about a failure; undefined if it ended well. */
  readonly problem: string | undefined;
  /** How long it ran, in ms. */
  readonly ms: number;
}

/** Shortest time in which a person can edit a file, in ms. */
const leastEditingMs = 1000;

/** Whether an editor returned before anybody could edit, as one does that opens a window elsewhere. */
export const hasReturnedAtOnce = ({ ms }: EditorEnd): boolean => ms < leastEditingMs;

/** What helps where an editor returns while its window is still open. */
export const waitFlagHint =
  'if your editor opens a window, set its wait flag, such as EDITOR="code --wait"';

const startEditor = ({ cwd, env, terminal }: Host, editor: string, path: string): ChildProcess => {
  // The editor draws on the terminal, also where the output of imco goes elsewhere.
  const out = terminal.out.isTerminal ? 'inherit' : 2;
  return startCommandLine(editor, path, { cwd, env, stdio: ['inherit', out, 'inherit'] });
};

/** The end of a sentence about an editor that has not run. */
const explainNoStart = (error: unknown): string =>
  `could not be started: ${error instanceof Error ? error.message : String(error)}`;

/** Opens a file in the editor, and resolves when the editor has ended or could not be started. */
export const runEditor = async (host: Host, editor: string, path: string): Promise<EditorEnd> => {
  const begun = host.clock.monotonic();
  const problem = await host.lend(
    () =>
      new Promise<string | undefined>((resolve) => {
        try {
          const child = startEditor(host, editor, path);
          child.once('error', (error) => resolve(explainNoStart(error)));
          child.once('exit', (code, signal) => {
            if (code === 0) resolve(undefined);
            else resolve(code === null ? `was ended by ${signal}` : `exited with code ${code}`);
          });
        } catch (error) {
          resolve(explainNoStart(error));
        }
      }),
  );
  return { problem, ms: host.clock.monotonic() - begun };
};
