/** The editor of a person, and how it is run. */
import type { Host } from '../../host.ts';
import { startCommandLine } from '../../lib/process/child-process.ts';

/** As git does it: the words of the variable are a command of the shell. */
export const findEditor = ({ env, platform }: Host): string =>
  env.VISUAL || env.EDITOR || (platform === 'win32' ? 'notepad' : 'vi');

/** Lets a person edit a file; answers the exit code of the editor. */
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
