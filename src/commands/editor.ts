/** The editor of a person, and how it is run. */
import { spawn } from 'node:child_process';
import { delimiter, isAbsolute } from 'node:path';
import type { Host } from '../host.ts';

const isWindows = ({ env }: Host): boolean => env.OS === 'Windows_NT';

/** As git does it: the words of the variable are a command of the shell. */
export const editorOf = (host: Host): string =>
  host.env.VISUAL || host.env.EDITOR || (isWindows(host) ? 'notepad' : 'vi');

/** The places of a PATH that are the same wherever one stands; undefined where there are none. */
const fixedPlaces = (path = ''): string | undefined =>
  path.split(delimiter).filter(isAbsolute).join(delimiter) || undefined;

/**
 * The environment, but for places of programs that depend on the working folder: whoever can put a
 * file there is not to decide what is run.
 */
const safeEnvironment = ({ env }: Host): Record<string, string | undefined> => ({
  ...env,
  ...Object.fromEntries(
    Object.entries(env)
      // Windows writes it `Path`.
      .filter(([name]) => name.toUpperCase() === 'PATH')
      .map(([name, path]) => [name, fixedPlaces(path)]),
  ),
  // The shell of Windows looks in the working folder before all others unless this is set.
  NoDefaultCurrentDirectoryInExePath: '1',
});

/** Lets a person edit a file; answers the exit code of the editor. */
export const runEditor = (host: Host, editor: string, path: string): Promise<number> =>
  host.lend(
    () =>
      new Promise((resolve, reject) => {
        const env = safeEnvironment(host);
        const options = { cwd: host.cwd, env, stdio: 'inherit' } as const;
        const child = isWindows(host)
          ? spawn(`${editor} "${path}"`, { ...options, shell: true })
          : spawn('sh', ['-c', `${editor} "$@"`, editor, path], options);
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? 1));
      }),
  );
