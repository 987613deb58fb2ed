import { join, relative } from 'node:path';
import type { RunContext } from '../../cli/run-context.ts';
import { ConflictFailure, Interruption, UsageFailure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Column, Item } from '../../output/document.ts';
import type { Writer } from '../../output/writer.ts';
import {
  createSandboxWords,
  type FolderFlags,
  readSandboxOptions,
  type ServingFlags,
  type StartFlags,
} from './flags.ts';

const column = (key: string): Column => ({
  key,
  heading: key,
  kind: 'text',
  cell: (item) => String(item[key] ?? '-'),
});

/** Says it in one line to a person, as an object to a program. */
const report = (writer: Writer, line: string, item: Item): Promise<void> =>
  writer.forPeople
    ? writer.text(line)
    : writer.document({ shape: 'object', item, columns: Object.keys(item).map(column) });

const readOptions = ({ host, writer }: RunContext, flags: ServingFlags) =>
  readSandboxOptions(flags, host.clock, (text) => writer.warn(`sandbox: ${text}`));

interface Ready {
  readonly endpoint: string;
  readonly config: string;
  readonly dir: string;
  readonly pid: number;
  /** Certificate of the authority of the storage host, where there is one. */
  readonly storage_ca?: string;
}

/** What is said of the storage of a sandbox with these flags. */
const describeStorage = (
  { storageHost }: ServingFlags,
  folder: { readonly storageCa: string },
): Pick<Ready, 'storage_ca'> => (storageHost ? { storage_ca: folder.storageCa } : {});

/** How the platform of a domain is rehearsed with. */
const reportDomain = (
  { writer, host }: RunContext,
  { endpoint, dir }: Ready,
  domain: string | undefined,
): void => {
  if (domain === undefined) return;
  const port = new URL(endpoint).port || '443';
  const path = join(dir, 'api-key.zip');
  const archive = host.cwd === undefined ? path : relative(host.cwd, path);
  const at = port === '443' ? '' : ` --port ${port}`;
  writer.note(
    `where clients.${domain} leads to 127.0.0.1 (/etc/hosts), log in with: imco login ${quoteForShell(archive)} --domain ${domain}${at}`,
  );
};

const reportReady = async (writer: Writer, ready: Ready): Promise<void> => {
  await report(writer, `sandbox ready at ${ready.endpoint}, settings in ${ready.config}`, {
    ...ready,
  });
  if (ready.storage_ca !== undefined) {
    writer.note(`uploads go to a host of their own, whose authority is ${ready.storage_ca}`);
  }
  writer.note(`use it with: IMCO_CONFIG=${quoteForShell(ready.config)} imco cloud servers list`);
};

const waitForAbort = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** `sandbox start`: serves until the signal to end, which Ctrl-C makes an interruption. */
export const serveSandbox = async (context: RunContext, flags: StartFlags): Promise<void> => {
  const { host } = context;
  const options = await readOptions(context, flags);
  const { chooseFolder, formatFolderCommand } = await import('../../sandbox/process/folder.ts');
  const { startSandbox } = await import('../../sandbox/index.ts');
  const folder = chooseFolder(flags.dir, host);
  const sandbox = await startSandbox({ ...options, folder });
  try {
    const { endpoint, pid, seeded } = sandbox;
    const ready = { endpoint, config: folder.config, dir: folder.path, pid };
    await reportReady(context.writer, { ...ready, ...describeStorage(flags, folder) });
    reportDomain(context, ready, flags.domain);
    const seedAsked = [flags.seed, flags.servers, flags.events].some((flag) => flag !== undefined);
    if (!seeded && seedAsked) {
      context.writer.note(
        `the account in ${folder.path} is kept as it is; "${formatFolderCommand(folder, 'reset')}" lets the next start make a new one`,
      );
    }
    await waitForAbort(host.signal);
  } finally {
    await sandbox.close();
  }
  const reason: unknown = host.signal.reason;
  context.exit = reason instanceof Interruption && reason.kind === 'interrupted' ? reason.kind : 0;
};

/** `sandbox start --detach`: returns when another process is ready to answer. */
export const detachSandbox = async (context: RunContext, flags: StartFlags): Promise<void> => {
  // Wrong flags are reported here, not in the log of the other process.
  await readOptions(context, flags);
  const { chooseFolder } = await import('../../sandbox/process/folder.ts');
  const { startBackgroundSandbox } = await import('../../sandbox/process/background.ts');
  const folder = chooseFolder(flags.dir, context.host);
  const { endpoint, pid } = await startBackgroundSandbox(
    folder,
    createSandboxWords(flags),
    context.host,
  );
  const ready = { endpoint, config: folder.config, dir: folder.path, pid };
  await reportReady(context.writer, { ...ready, ...describeStorage(flags, folder) });
  reportDomain(context, ready, flags.domain);
};

/** `sandbox stop`; it is no failure when none is running. */
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
  if (!owner) return report(writer, `no sandbox is running in ${dir}`, { dir, stopped: false });
  await stopLockOwner(folder, owner, host.clock);
  return report(writer, `sandbox in ${dir} stopped`, { dir, stopped: true });
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
    config: folder.config,
    dir: folder.path,
    pid: owner?.pid ?? null,
    ...countRows(folder),
  };
  await writer.document({ shape: 'object', item, columns: Object.keys(item).map(column) });
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
    return report(writer, `there is no account in ${dir}; nothing was deleted`, {
      dir,
      reset: false,
    });
  }
  return report(writer, `account in ${dir} deleted; the next start makes a new one`, {
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
  if (words[0] === '') throw new UsageFailure('an empty word is no command to run');
  const options = await readOptions(context, flags);
  const { runInSandbox } = await import('../../sandbox/process/run-command.ts');
  const { clearFileCache } = await import('../../shell/name-cache.ts');
  const clearNames = (config: string): void => clearFileCache(context.host, config);
  context.exit = await runInSandbox(words, { ...options, clearNames }, context.host);
};
