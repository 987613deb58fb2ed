import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Interruption } from '../failures.ts';
import type { Host } from '../host.ts';
import { forgetFile } from '../shell/kept-names.ts';
import { quoted } from '../shell-word.ts';
import { folderAt } from './folder.ts';
import { type SandboxOptions, startSandbox } from './index.ts';

const notFound = 127;
const notExecutable = 126;

/** A folder whose `imco` is the program that runs now, whatever else is installed. */
const makeBin = async (path: string, { node, script }: Host['self']): Promise<void> => {
  await mkdir(path, { mode: 0o700 });
  const posix = `#!/bin/sh\nexec ${quoted(node)} ${quoted(script)} "$@"\n`;
  await writeFile(join(path, 'imco'), posix, { mode: 0o700 });
  await writeFile(join(path, 'imco.cmd'), `@"${node}" "${script}" %*\r\n`, { mode: 0o700 });
};

/** The environment of the command: only the sandbox is left of imco's own settings. */
const environment = (
  env: Host['env'],
  bin: string,
  config: string,
): Record<string, string | undefined> => {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('IMCO_'));
  // Windows writes it `Path`.
  const [pathName = 'PATH', path] = kept.find(([name]) => name.toUpperCase() === 'PATH') ?? [];
  return {
    ...Object.fromEntries(kept),
    [pathName]: path ? `${bin}${delimiter}${path}` : bin,
    IMCO_CONFIG: config,
    IMCO_PROFILE: 'sandbox',
  };
};

const codeOf = (code: number | null, signal: NodeJS.Signals | null): number =>
  code ?? 128 + (signal ? constants.signals[signal] : 0);

/**
 * Runs the command on our own streams and answers its exit code as a shell would: 127 when it is
 * not found, 128 and the number of a signal that ended it. A terminal sends Ctrl-C to the command
 * itself; other requests to end are handed on.
 */
const runToEnd = (
  [name = '', ...words]: readonly string[],
  env: Record<string, string | undefined>,
  host: Host,
  warn: (text: string) => void,
): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(name, words, { cwd: host.cwd, env, stdio: 'inherit' });
    const handOn = (): void => {
      const reason: unknown = host.signal.reason;
      const interrupted = reason instanceof Interruption && reason.kind === 'interrupted';
      if (!interrupted) child.kill('SIGTERM');
      else if (!host.terminal.in.isTerminal) child.kill('SIGINT');
    };
    if (host.signal.aborted) handOn();
    host.signal.addEventListener('abort', handOn);
    const settle = (code: number): void => {
      host.signal.removeEventListener('abort', handOn);
      resolve(code);
    };
    child.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      warn(missing ? `${name}: command not found` : `${name}: can't be run: ${error.message}`);
      settle(missing ? notFound : notExecutable);
    });
    child.once('exit', (code, signal) => settle(codeOf(code, signal)));
  });

/**
 * Runs a command against a sandbox of its own, in a folder that is gone afterwards, and answers
 * the exit code of the command. Only the command writes to stdout.
 */
export const runInSandbox = async (
  command: readonly string[],
  options: Omit<SandboxOptions, 'folder'>,
  host: Host,
): Promise<number> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-sandbox-')));
  try {
    const folder = folderAt(path);
    const bin = join(path, 'bin');
    const sandbox = await startSandbox({ ...options, folder });
    try {
      await makeBin(bin, host.self);
      const env = environment(host.env, bin, folder.config);
      return await host.lend(() => runToEnd(command, env, host, options.warn));
    } finally {
      await sandbox.close();
      forgetFile(host, folder.config);
    }
  } finally {
    await rm(path, { recursive: true, force: true });
  }
};
