/** Other users of the machine: files of theirs, and imco run as one of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getuid } from 'node:process';
import { script } from './program.ts';

export const isRoot = getuid?.() === 0;

/** Somebody the system has no entry for, with a group of their own. */
export const somebody = { uid: 12_345, gid: 12_345 };

/** Somebody else again. */
export const stranger = { uid: 54_321, gid: 54_321 };

/** Whether a user with no rights of its own can read a file. */
const isForAll = (path: string): boolean => {
  const isOpen = (statSync(path).mode & 0o005) !== 0;
  return isOpen && (dirname(path) === path || isForAll(dirname(path)));
};

/** Why tests with other users are left out; a machine that builds releases leaves none out. */
export const withoutUsers = ((): string | false => {
  if (process.env.CI || isRoot) return false;
  return 'needs root, to make files of other users';
})();

let readable: string | undefined;

/** The built program where everybody can read it: a clone may lie in a folder that is closed. */
export const publicScript = (): string => {
  readable ??= isForAll(script) ? script : copied();
  return readable;
};

/** A copy of the built program, until this process ends. */
const copied = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'imco-public-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const root = dirname(dirname(script));
  const tests = join(root, 'dist', 'test');
  for (const part of ['bin', 'dist', 'completions', 'package.json']) {
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.startsWith(tests),
    });
  }
  return join(folder, 'bin', 'imco.js');
};

/** How a program is run as somebody. */
export interface RunAsOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** Starts the built program as somebody, in an empty environment. */
export const startAs = (
  [program = process.execPath, ...words]: readonly string[],
  { cwd = '/', env = {}, user = somebody }: RunAsOptions = {},
) =>
  spawn(program, words, {
    ...(isRoot && user),
    cwd,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** What a process that was started says until it ends, how it ends and how long that takes, in ms. */
export const endOf = async (child: ReturnType<typeof startAs>) => {
  const begun = Date.now();
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    text.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text.stderr += chunk;
  });
  // What hangs is a failure of its test, and is not to be one of all that follow.
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return { code, ...text, ms: Date.now() - begun };
};

/** Runs the built program as somebody, in an empty environment. */
export const runAs = (words: readonly string[], options?: RunAsOptions) =>
  endOf(startAs([process.execPath, publicScript(), ...words], options));
