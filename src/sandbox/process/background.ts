import { open, readFile } from 'node:fs/promises';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ActionFailure, TimeoutFailure } from '../../lib/failures/failures.ts';
import { startProgram } from '../../lib/process/child-process.ts';
import { findReachedLimit } from '../../lib/process/system-limits.ts';
import { startWait } from '../../lib/time/wait.ts';
import { appendWhole } from '../state/file-append.ts';
import type { SandboxFolder } from './folder.ts';
import { createFolder } from './folder-contents.ts';
import { type LockOwner, longestStartMs, readLockOwner, refuseHeldLock } from './lock.ts';

const lookEvery = 50;
const lastLines = 10;

const readTail = async (path: string, from: number): Promise<string[]> => {
  const text = (await readFile(path)).subarray(from).toString('utf8');
  return text.trimEnd().split('\n').slice(-lastLines);
};

/**
 * Starts imco again to serve the folder, in a process that outlives this one, and waits
 * until it is ready. `words` are the flags of `sandbox start`, without `--dir` and `--detach`.
 * Throws a `ConflictFailure` when the folder is in use, an `ActionFailure` when the process ends
 * before it is ready, a `TimeoutFailure` when it never is.
 */
export const startBackgroundSandbox = async (
  folder: SandboxFolder,
  words: readonly string[],
  { self, env, clock, signal }: Pick<Host, 'self' | 'env' | 'clock' | 'signal'>,
): Promise<LockOwner & { readonly endpoint: string }> => {
  await createFolder(folder);
  await refuseHeldLock(folder, clock);
  const log = await open(folder.log, appendWhole, 0o600);
  const { size: logBefore } = await log.stat();
  const child = startProgram(
    self.node,
    [self.script, 'sandbox', 'start', ...words, '--dir', folder.path],
    {
      cwd: folder.path,
      env,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    },
  );
  const wait = startWait(clock, signal);
  let ended: string | undefined;
  let unstarted: unknown;
  child.once('error', (error) => {
    ended = error.message;
    if (findReachedLimit(readErrorCode(error))) unstarted = error;
  });
  child.once('exit', (code, killedBy) => {
    ended = killedBy ?? `exit code ${code}`;
  });
  try {
    for (;;) {
      const holder = await readLockOwner(folder, clock);
      if (holder?.pid === child.pid && holder?.endpoint !== undefined)
        return { ...holder, endpoint: holder.endpoint };
      if (unstarted !== undefined) throw unstarted;
      if (ended !== undefined) {
        throw new ActionFailure(`the sandbox exited before it was ready (${ended})`, {
          code: 'start_failed',
          hint: `its output is in ${folder.log}`,
          lines: await readTail(folder.log, logBefore),
        });
      }
      if (wait.elapsedMs() > longestStartMs) {
        throw new TimeoutFailure(`the sandbox was not ready after ${longestStartMs / 1000} s`, {
          code: 'start_timeout',
          hint: `its output is in ${folder.log}`,
          lines: await readTail(folder.log, logBefore),
        });
      }
      await wait.sleep(lookEvery);
    }
  } catch (error) {
    child.kill();
    throw error;
  } finally {
    child.unref();
    await log.close();
  }
};
