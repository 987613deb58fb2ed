import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
// Another process is asked after and told to end; nothing of our own is read or changed here.
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
  /** Missing while it is still starting. */
  readonly endpoint?: string;
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
    // Only a number that can be a process of its own: -1 and 0 would mean many.
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 1) return undefined;
    const text = (name: string): string => {
      const held = value[name];
      return typeof held === 'string' ? held : '';
    };
    const endpoint = text('endpoint');
    return {
      pid,
      since: typeof since === 'number' ? since : 0,
      start: text('start'),
      host: text('host') || hostname(),
      boot: text('boot'),
      namespace: text('namespace'),
      ...(endpoint !== '' && { endpoint }),
    };
  } catch {
    // No file, or one that was not written by a sandbox: nobody holds the folder.
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    // The process is there but belongs to somebody else.
    return readErrorCode(error) === 'EPERM';
  }
};

/** True when what listens at the endpoint has this folder's certificate: a pid may be used again. */
const isAnswering = async (folder: SandboxFolder, endpoint: string): Promise<boolean> => {
  const [ca, cert, key] = [folder.ca, folder.cert, folder.key].map(readFolderText);
  if (!ca || !cert || !key) return false;
  const settings = createTlsSettings({ cas: [ca], identity: { cert, key }, oldest: '1.3' });
  // URLs leave out the usual port.
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

/** The process that serves the folder now; undefined for none, whatever an old file says. */
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

/** A folder taken for this process. */
export interface SandboxLock {
  readonly pid: number;
  /** Says where the sandbox listens, once it does. */
  announce(endpoint: string): Promise<void>;
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

/** Throws a `ConflictFailure` when a process serves the folder. */
export const refuseHeldLock = async (folder: SandboxFolder, clock: Clock): Promise<void> => {
  const holder = await readLockOwner(folder, clock);
  if (holder) throw createInUse(holder, folder);
};

/** Takes the folder for this process. Throws a `ConflictFailure` when another one has it. */
export const takeLock = async (folder: SandboxFolder, clock: Clock): Promise<SandboxLock> => {
  const mine: LockOwner = { ...readOwnIdentity(), since: clock.now() };
  const write = (holder: LockOwner): Promise<void> =>
    writeFileWhole(folder.lock, JSON.stringify(holder));
  // Of several that find the folder free only one may take it.
  await withLock(folder.lock, { clock }, async () => {
    await refuseHeldLock(folder, clock);
    await write(mine);
  });
  return {
    pid: mine.pid,
    announce: (endpoint) => withLock(folder.lock, { clock }, () => write({ ...mine, endpoint })),
    release: () => rm(folder.lock, { force: true }),
  };
};

/**
 * Asks the process that serves the folder to end and waits until it has. One that has not shown
 * itself to be a sandbox is left alone: a `ConflictFailure`.
 */
export const stopLockOwner = async (
  folder: SandboxFolder,
  holder: LockOwner,
  clock: Clock,
): Promise<void> => {
  if (holder.endpoint === undefined) {
    throw createStillStarting(folder);
  }
  // The number of a process of another machine, boot or container means somebody else here.
  if (!isFromHere(holder)) {
    throw new ConflictFailure(
      `the sandbox in ${folder.path} runs on another machine or in another container`,
      { code: 'elsewhere', hint: `stop it there: imco sandbox stop --dir ${folder.path}` },
    );
  }
  kill(holder.pid, 'SIGTERM');
  const wait = startWait(clock);
  // What nobody has taken notice of stays in the table of processes when it has ended, as in a
  // container without an init. To give the folder free is the last thing a sandbox does.
  const holds = (): boolean => readHolder(folder)?.pid === holder.pid;
  while (isAlive(holder.pid) && holds()) {
    if (wait.elapsedMs() > longestStop) {
      throw new TimeoutFailure(`the sandbox (process ${holder.pid}) did not stop in time`, {
        hint: `check ${folder.log}, or end the process with "kill -9 ${holder.pid}"`,
      });
    }
    await wait.sleep(20);
  }
  // Another one may have taken the folder since.
  if (holds()) await rm(folder.lock, { force: true });
};
