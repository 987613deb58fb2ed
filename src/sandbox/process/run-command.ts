import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../host.ts';
import { withFolderFirst } from '../../lib/process/child-process.ts';
import { runLikeShell } from '../../lib/process/run-like-shell.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { type SandboxOptions, startSandbox } from '../index.ts';
import { openFolder } from './folder.ts';

/** Creates a folder for PATH whose `imco` is the running program, whatever else is installed. */
const makeBin = async (path: string, { node, script }: Host['self']): Promise<void> => {
  await mkdir(path, { mode: 0o700 });
  const posix = `#!/bin/sh\nexec ${quoteForShell(node)} ${quoteForShell(script)} "$@"\n`;
  await writeFile(join(path, 'imco'), posix, { mode: 0o700 });
  await writeFile(join(path, 'imco.cmd'), `@"${node}" "${script}" %*\r\n`, { mode: 0o700 });
};

/**
 * The environment of the command: its IMCO_* variables name the sandbox only, and `imco` is found
 * first in PATH; the working folder is not searched.
 */
const createEnvironment = (
  env: Host['env'],
  bin: string,
  config: string,
): Record<string, string | undefined> => ({
  ...withFolderFirst(
    Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('IMCO_'))),
    bin,
  ),
  IMCO_CONFIG: config,
  IMCO_PROFILE: 'sandbox',
});

/** Options of a sandbox for one command. */
interface InSandboxOptions extends Omit<SandboxOptions, 'folder'> {
  /** Deletes the names that were cached for this configuration file. */
  clearNames(config: string): void;
}

/**
 * Runs a command against a temporary sandbox, whose folder is deleted afterwards, and returns
 * the exit code of the command. Only the command writes to stdout.
 */
export const runInSandbox = async (
  command: readonly string[],
  options: InSandboxOptions,
  host: Host,
): Promise<number> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-sandbox-')));
  try {
    const folder = openFolder(path);
    const bin = join(path, 'bin');
    const { clearNames, ...serving } = options;
    const sandbox = await startSandbox({ ...serving, folder });
    try {
      await makeBin(bin, host.self);
      const env = createEnvironment(host.env, bin, folder.config);
      return await host.lend(() => runLikeShell({ command, env, host, warn: options.warn }));
    } finally {
      await sandbox.close();
      clearNames(folder.config);
    }
  } finally {
    await rm(path, { recursive: true, force: true });
  }
};
