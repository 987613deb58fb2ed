/** `sandbox start`, in the foreground and in the background. */
import { join, relative } from 'node:path';
import { findNewestApi, type PlatformRelease } from '../../catalog/versions/platform-release.ts';
import type { RunContext } from '../../cli/run-context.ts';
import type { Clock } from '../../host.ts';
import { Interruption } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { printResult } from '../../output/result.ts';
import type { SandboxFolder } from '../../sandbox/process/folder.ts';
import { createSandboxWords, readOptions, type StartFlags, sandboxProfile } from './flags.ts';
import type { SavedProfile } from './profile.ts';
import { formatEnvCommand } from './shell-code.ts';

/** A sandbox that answers. */
interface Ready {
  readonly endpoint: string;
  readonly pid: number;
  readonly folder: SandboxFolder;
  readonly release: PlatformRelease;
}

/** A sandbox that answers, with the profile that leads to it, if there is one. */
interface SavedSandbox extends Ready {
  readonly saved: SavedProfile | undefined;
}

/** Prints how to log in to the sandbox as to the platform of a domain. */
const printDomain = (
  { writer, host }: RunContext,
  { endpoint, folder }: Ready,
  { domain }: StartFlags,
): void => {
  if (domain === undefined) return;
  const port = new URL(endpoint).port || '443';
  const path = join(folder.path, 'api-key.zip');
  const archive = host.cwd === undefined ? path : relative(host.cwd, path);
  const at = port === '443' ? '' : ` --port ${port}`;
  writer.note(
    `if clients.${domain} resolves to 127.0.0.1 (/etc/hosts), log in with: imco login ${quoteForShell(archive)} --domain ${domain}${at}`,
  );
};

/** A note with a command on a line of its own, so that it can be copied. */
const printCommand = ({ writer }: RunContext, purpose: string, command: string): void =>
  writer.note(`${purpose}:\n  ${command}`);

/** Prints how a shell is pointed to the sandbox. */
const printUsage = (context: RunContext, { folder }: Ready, { dir, detach }: StartFlags): void => {
  const given = dir === undefined ? undefined : folder.path;
  const purpose = `to use it in ${detach ? 'this' : 'another'} shell`;
  if (context.host.platform === 'win32') {
    printCommand(context, purpose, formatEnvCommand('powershell', given));
    return;
  }
  printCommand(context, purpose, formatEnvCommand('sh', given));
  printCommand(context, 'the same in fish', formatEnvCommand('fish', given));
};

const printProfile = (context: RunContext, { file, isCurrent }: SavedProfile): void => {
  const current = isCurrent ? ', the active profile' : '';
  const purpose = `saved as profile ${sandboxProfile} in ${file}${current}; to use it`;
  printCommand(context, purpose, `imco --profile ${sandboxProfile} cloud servers list`);
};

/** Saves the profile where that was asked for, or it is there for this sandbox already. */
const saveProfile = async (
  context: RunContext,
  { endpoint, folder, release }: Ready,
  flags: StartFlags,
): Promise<SavedProfile | undefined> => {
  const { addSandboxProfile, updateSandboxProfile } = await import('./profile.ts');
  const api = findNewestApi(release);
  const target = { endpoint, api, folder, hasStorageHost: flags.storageHost === true };
  const save = flags.addProfile ? addSandboxProfile : updateSandboxProfile;
  const saved = await save(context, target);
  if (saved) {
    const { recordActiveProfile } = await import('../config/record-profile.ts');
    await recordActiveProfile(context.host);
  }
  return saved;
};

const reportReady = async (
  context: RunContext,
  ready: SavedSandbox,
  flags: StartFlags,
): Promise<void> => {
  const { writer } = context;
  const { endpoint, pid, folder, release, saved } = ready;
  await printResult(writer, `sandbox ready at ${endpoint}, settings in ${folder.config}`, {
    endpoint,
    platform: release.name,
    config: folder.config,
    dir: folder.path,
    pid,
    ...(flags.storageHost && { storage_ca: folder.storageCa }),
    ...(saved && { profile: sandboxProfile, profile_file: saved.file }),
  });
  if (flags.storageHost) {
    writer.note(`uploads go to a separate host, whose CA is ${folder.storageCa}`);
  }
  printUsage(context, ready, flags);
  if (saved) printProfile(context, saved);
  printDomain(context, ready, flags);
};

/** The folder to serve. Throws a `Failure` where the profile that was asked for cannot be added. */
const prepareFolder = async (
  context: RunContext,
  { dir, addProfile }: StartFlags,
): Promise<SandboxFolder> => {
  const { chooseFolder } = await import('../../sandbox/process/folder.ts');
  const folder = chooseFolder(dir, context.host);
  if (addProfile) {
    const { assertProfileAddable } = await import('./profile.ts');
    await assertProfileAddable(context, folder);
  }
  return folder;
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
  const folder = await prepareFolder(context, flags);
  const { formatFolderCommand } = await import('../../sandbox/process/folder.ts');
  const { startSandbox } = await import('../../sandbox/index.ts');
  const sandbox = await startSandbox({ ...options, folder });
  try {
    const ready = { ...sandbox, release: options.release };
    const saved = await saveProfile(context, ready, flags);
    await reportReady(context, { ...ready, saved }, flags);
    const seedAsked = [flags.seed, flags.servers, flags.events].some((flag) => flag !== undefined);
    if (!sandbox.seeded && seedAsked) {
      context.writer.note(
        `the account in ${folder.path} already exists and is used unchanged; to create a new one, stop the sandbox and run "${formatFolderCommand(folder, 'reset')}"`,
      );
    }
    await waitForAbort(host.signal);
  } finally {
    await sandbox.close();
  }
  const reason: unknown = host.signal.reason;
  context.exit = reason instanceof Interruption && reason.kind === 'interrupted' ? reason.kind : 0;
};

/** Stops the background sandbox that this run has started. */
const stopStarted = async (folder: SandboxFolder, clock: Clock): Promise<void> => {
  const { readLockOwner, stopLockOwner } = await import('../../sandbox/process/lock.ts');
  const owner = await readLockOwner(folder, clock);
  if (owner) await stopLockOwner(folder, owner, clock);
};

/**
 * `sandbox start --detach`: returns when another process is ready to answer. That ends where the
 * profile that was asked for cannot be saved.
 */
export const detachSandbox = async (context: RunContext, flags: StartFlags): Promise<void> => {
  // Wrong flags are reported here, not in the log of the other process.
  const { release } = await readOptions(context, flags);
  const folder = await prepareFolder(context, flags);
  const { startBackgroundSandbox } = await import('../../sandbox/process/background.ts');
  const started = await startBackgroundSandbox(folder, createSandboxWords(flags), context.host);
  const ready = { ...started, folder, release };
  let saved: SavedProfile | undefined;
  try {
    saved = await saveProfile(context, ready, flags);
  } catch (error) {
    await stopStarted(folder, context.host.clock);
    throw error;
  }
  await reportReady(context, { ...ready, saved }, flags);
};
