import type { RunContext } from '../../cli/run-context.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { createItemColumn, printResult } from '../../output/result.ts';
import { type FolderFlags, readOptions, type ServingFlags } from './flags.ts';
import { detectShell, formatShellCode } from './shell-code.ts';

/** `sandbox stop`; succeeds if no sandbox is running. */
export const stopSandbox = async (
  { host, writer }: RunContext,
  flags: FolderFlags,
): Promise<void> => {
  const { chooseFolder } = await import('../../sandbox/process/folder.ts');
  const { refuseForeign, refuseUnsafe } = await import('../../sandbox/process/folder-checks.ts');
  const { readLockOwner, stopLockOwner } = await import('../../sandbox/process/lock.ts');
  const folder = chooseFolder(flags.dir, host);
  await refuseForeign(folder);
  refuseUnsafe(folder);
  const owner = await readLockOwner(folder, host.clock);
  const dir = folder.path;
  if (owner) await stopLockOwner(folder, owner, host.clock);
  const line = owner ? `sandbox in ${dir} stopped` : `no sandbox is running in ${dir}`;
  await printResult(writer, line, { dir, stopped: owner !== undefined });
  if (host.env.IMCO_CONFIG === folder.config) {
    const leave = formatShellCode(detectShell(host.env), { IMCO_CONFIG: null });
    writer.note(`this shell still uses the settings of the sandbox; to leave them: ${leave}`);
  }
};

/** `sandbox status`; leaves 1 when none is running. */
export const showSandboxStatus = async (context: RunContext, flags: FolderFlags): Promise<void> => {
  const { host, writer } = context;
  const { chooseFolder } = await import('../../sandbox/process/folder.ts');
  const { refuseUnsafe } = await import('../../sandbox/process/folder-checks.ts');
  const { readLockOwner } = await import('../../sandbox/process/lock.ts');
  const { countRows } = await import('../../sandbox/state/load-state.ts');
  const folder = chooseFolder(flags.dir, host);
  refuseUnsafe(folder);
  const owner = await readLockOwner(folder, host.clock);
  const item = {
    running: owner?.endpoint !== undefined,
    endpoint: owner?.endpoint ?? null,
    platform: owner?.release ?? null,
    config: folder.config,
    dir: folder.path,
    pid: owner?.pid ?? null,
    ...countRows(folder),
  };
  await writer.document({
    shape: 'object',
    item,
    columns: Object.keys(item).map(createItemColumn),
  });
  context.exit = item.running ? 0 : 1;
};

/** `sandbox reset`. Throws a `ConflictFailure` while the sandbox is running. */
export const resetSandbox = async (
  { host, writer }: RunContext,
  flags: FolderFlags,
): Promise<void> => {
  const { chooseFolder, formatFolderCommand } = await import('../../sandbox/process/folder.ts');
  const { refuseForeign, refuseUnsafe } = await import('../../sandbox/process/folder-checks.ts');
  const { deleteState } = await import('../../sandbox/process/folder-contents.ts');
  const { readLockOwner } = await import('../../sandbox/process/lock.ts');
  const folder = chooseFolder(flags.dir, host);
  const dir = folder.path;
  refuseUnsafe(folder);
  const owner = await readLockOwner(folder, host.clock);
  if (owner) {
    throw new ConflictFailure(`the sandbox in ${dir} is running (process ${owner.pid})`, {
      code: 'running',
      hint: `run "${formatFolderCommand(folder, 'stop')}" first`,
    });
  }
  await refuseForeign(folder);
  if (!(await deleteState(folder))) {
    return printResult(writer, `no account found in ${dir}; nothing was deleted`, {
      dir,
      reset: false,
    });
  }
  return printResult(writer, `account in ${dir} deleted; the next start creates a new one`, {
    dir,
    reset: true,
  });
};

/** `sandbox run`; leaves the exit code of the command. */
export const runWithSandbox = async (
  context: RunContext,
  words: readonly string[],
  flags: ServingFlags,
): Promise<void> => {
  if (words[0] === '') throw new UsageFailure('the command to run is empty');
  const options = await readOptions(context, flags);
  const { runInSandbox } = await import('../../sandbox/process/run-command.ts');
  const { clearFileCache } = await import('../../shell/name-cache.ts');
  const clearNames = (config: string): void => clearFileCache(context.host, config);
  context.exit = await runInSandbox(words, { ...options, clearNames }, context.host);
};
