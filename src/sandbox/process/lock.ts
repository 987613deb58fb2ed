import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
// Only signals other processes; nothing of this process is read or changed.
import { kill } from 'node:process';
import type { Clock } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConflictFailure, TimeoutFailure } from '../../lib/failures/failures.ts';
import { withLock } from '../../lib/files/file-lock.ts';
import { writeFileWhole } from '../../lib/files/whole-file.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import {
  isFromHere,
  type ProcessIdentity,
  readOwnIdentity,
  readProcessState,
} from '../../lib/process/process-identity.ts';
import { startWait } from '../../lib/time/wait.ts';
import { createTlsSettings, openTls } from '../../lib/tls/tls.ts';
import type { SandboxFolder } from './folder.ts';
import { readFolderText } from './folder-checks.ts';

/** The process that serves a folder. */
export interface LockOwner extends ProcessIdentity {
  /** Undefined while the sandbox is still starting. */
  readonly endpoint?: string;
  /** The release of the platform that it is; undefined while it is still starting. */
  readonly release?: string;
  /** When it took the folder, in milliseconds since 1970. */
  readonly since: number;
}

/** A start that takes longer than this has failed. */
export const longestStartMs = 60_000;
const longestStop = 10_000;
const answerWithin = 2_000;

const readHolder = (folder: SandboxFolder): LockOwner | undefined => {
  try {
    const value: unknown = JSON.parse(readFolderText(folder.lock) ?? '');
    if (!isJsonObject(value)) return undefined;
    const { pid, since } = value;
    // Only the id of a single process: -1 and 0 would address many.
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 1) return undefined;
    const text = (name: string): string => {
      const held = value[name];
      return typeof held === 'string' ? held : '';
    };
    const [endpoint, release] = [text('endpoint'), text('release')];
    return {
      pid,
      since: typeof since === 'number' ? since : 0,
      start: text('start'),
      host: text('host') || hostname(),
      boot: text('boot'),
      namespace: text('namespace'),
      ...(endpoint !== '' && { endpoint }),
      ...(release !== '' && { release }),
    };
  } catch {
    // There is no lock file, or it was not written by a sandbox: the folder is free.
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists but belongs to another user.
    return readErrorCode(error) === 'EPERM';
  }
};

/**
 * True if the server at the endpoint has the certificate of this folder: process ids are reused.
 */
const isAnswering = async (folder: SandboxFolder, endpoint: string): Promise<boolean> => {
  const [ca, cert, key] = [folder.ca, folder.cert, folder.key].map(readFolderText);
  if (!ca || !cert || !key) return false;
  const settings = createTlsSettings({ cas: [ca], identity: { cert, key }, oldest: '1.3' });
  // URLs omit the default port.
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve) => {
    const socket = openTls({ host: hostname, port: Number(port || 443) }, settings);
    const settle = (answered: boolean) => (): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(answerWithin, settle(false));
    socket.once('secureConnect', settle(true));
    socket.once('error', settle(false));
  });
};

/**
 * The process that serves the folder now; undefined if there is none, even if an old lock file
 * exists.
 */
export const readLockOwner = async (
  folder: SandboxFolder,
  clock: Clock,
): Promise<LockOwner | undefined> => {
  const holder = readHolder(folder);
  if (!holder) return undefined;
  const state = readProcessState(holder);
  if (state === 'ended') return undefined;
  if (holder.endpoint === undefined) {
    if (state === 'running') return holder;
    const age = clock.now() - holder.since;
    return age >= 0 && age < longestStartMs ? holder : undefined;
  }
  return (await isAnswering(folder, holder.endpoint).catch(() => false)) ? holder : undefined;
};

/** The lock of a folder that this process holds. */
export interface SandboxLock {
  readonly pid: number;
  /** Records the endpoint, and the release of the platform, once the sandbox listens. */
  announce(endpoint: string, release: string): Promise<void>;
  release(): Promise<void>;
}

const createInUse = ({ pid, endpoint }: LockOwner, folder: SandboxFolder): ConflictFailure =>
  new ConflictFailure(
    endpoint === undefined
      ? `a sandbox is already starting in ${folder.path} (process ${pid})`
      : `a sandbox is already running in ${folder.path} at ${endpoint} (process ${pid})`,
    {
      code: 'already_running',
      hint: 'use that sandbox, stop it, or choose another folder with --dir',
    },
  );

/** The failure where a sandbox is not ready yet. */
export const createStillStarting = ({ path }: SandboxFolder): ConflictFailure =>
  new ConflictFailure(`the sandbox in ${path} is still starting`, {
    code: 'starting',
    hint: 'try again in a moment',
  });

/** Throws a `ConflictFailure` if a process serves the folder. */
export const refuseHeldLock = async (folder: SandboxFolder, clock: Clock): Promise<void> => {
  const holder = await readLockOwner(folder, clock);
  if (holder) throw createInUse(holder, folder);
};

/** Locks the folder for this process. Throws a `ConflictFailure` if another process serves it. */
export const takeLock = async (folder: SandboxFolder, clock: Clock): Promise<SandboxLock> => {
  const mine: LockOwner = { ...readOwnIdentity(), since: clock.now() };
  const write = (holder: LockOwner): Promise<void> =>
    writeFileWhole(folder.lock, JSON.stringify(holder));
  // Only one of several processes that find the folder free may lock it.
  await withLock(folder.lock, { clock }, async () => {
    await refuseHeldLock(folder, clock);
    await write(mine);
  });
  return {
    pid: mine.pid,
    announce: (endpoint, release) =>
      withLock(folder.lock, { clock }, () => write({ ...mine, endpoint, release })),
    release: () => rm(folder.lock, { force: true }),
  };
};

/**
 * Terminates the process that serves the folder and waits for its end. A process that has not
 * been shown to be a sandbox is not signalled: a `ConflictFailure`.
 */
export const stopLockOwner = async (
  folder: SandboxFolder,
  holder: LockOwner,
  clock: Clock,
): Promise<void> => {
  if (holder.endpoint === undefined) {
    throw createStillStarting(folder);
  }
  // A process id of another machine, boot or container belongs to another process here.
  if (!isFromHere(holder)) {
    throw new ConflictFailure(
      `the sandbox in ${folder.path} runs on another machine or in another container`,
      { code: 'elsewhere', hint: `stop it there: imco sandbox stop --dir ${folder.path}` },
    );
  }
  kill(holder.pid, 'SIGTERM');
  const wait = startWait(clock);
  // A process that has ended may stay in the process table as a zombie, as in a
  // container without an init. Releasing the lock is the last step of a sandbox.
  const holds = (): boolean => readHolder(folder)?.pid === holder.pid;
  while (isAlive(holder.pid) && holds()) {
    if (wait.elapsedMs() > longestStop) {
      throw new TimeoutFailure(`the sandbox (process ${holder.pid}) did not stop in time`, {
        hint: `check ${folder.log}, or end the process with "kill -9 ${holder.pid}"`,
      });
    }
    await wait.sleep(20);
  }
  // Another process may have locked the folder since.
  if (holds()) await rm(folder.lock, { force: true });
};
