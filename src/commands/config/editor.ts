/** Finds and runs the user's editor. */
import type { Host } from '../../host.ts';
import { startCommandLine } from '../../lib/process/child-process.ts';

/** The user's editor. As in git, the variable holds a shell command. */
export const findEditor = ({ env, platform }: Host): string =>
  env.VISUAL || env.EDITOR || (platform === 'win32' ? 'notepad' : 'vi');

/** Opens a file in the editor, and returns the editor's exit code. */
export const runEditor = (host: Host, editor: string, path: string): Promise<number> =>
  host.lend(
    () =>
      new Promise((resolve, reject) => {
        const { cwd, env } = host;
        const child = startCommandLine(editor, path, { cwd, env, stdio: 'inherit' });
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? 1));
      }),
  );
