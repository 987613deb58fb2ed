import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { findBlockingFile } from '../../lib/files/blocked-path.ts';
import { withLock } from '../../lib/files/file-lock.ts';
import { createPrivateFolders, writeFileWhole } from '../../lib/files/whole-file.ts';
import { findReachedLimit } from '../../lib/process/system-limits.ts';
import { createDraft } from './draft.ts';
import type { SettingsDraft } from './settings-draft.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota is used up',
  EFBIG: 'files may not grow that long (ulimit -f)',
  ENOENT: 'its folder cannot be made',
  EISDIR: 'it is a folder',
};

/** Why a file cannot be written, in words. */
const explainUnwritten = (path: string, cause: unknown): string => {
  const inPlace = findBlockingFile(path);
  if (inPlace !== undefined) return `${inPlace} is not a folder`;
  return reasons[readErrorCode(cause)] ?? readErrorCode(cause);
};

/** Trouble with writing a file as a failure that names it; failures as they are. */
export const createWriteFailure = (path: string, cause: unknown): unknown => {
  const limit = findReachedLimit(readErrorCode(cause));
  if (limit) {
    return new ConfigurationFailure(`${path} cannot be written: ${limit.message}`, {
      code: limit.code,
      hint: limit.hint,
      cause,
    });
  }
  return cause instanceof Error && 'syscall' in cause
    ? new ConfigurationFailure(`${path} cannot be written: ${explainUnwritten(path, cause)}`, {
        code: 'unwritable_file',
        hint: 'nothing was changed; look at its folder',
        cause,
      })
    : cause;
};

/** Throws a `ConfigurationFailure` where a link stands in the place of what is to be written. */
export const refuseLink = async (path: string): Promise<void> => {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isSymbolicLink()) return;
  throw new ConfigurationFailure(`${path} is a link; imco does not write through links`, {
    code: 'link_refused',
    hint: 'delete it, or name the file it leads to',
  });
};

/** The text of a file; empty where there is none. */
const readTextOrEmpty = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return '';
    throw error;
  }
};

/** What a file may be read by stays so: others may have to read it. */
const readMode = async (path: string): Promise<number> =>
  (await stat(path).catch(() => undefined))?.mode ?? 0o600;

/** How a file is changed. */
export interface WriteContext {
  readonly clock: Clock;
  /** All is done but the writing. */
  readonly dryRun: boolean;
  /** Ends the wait for others who write the file. */
  readonly signal?: AbortSignal;
}

/**
 * Replaces the text of a file by what `change` makes of it, while nobody else does; `finish` is done
 * after that, before anybody else can. Both are all that is done to what belongs to the file.
 */
export const replaceText = async (
  path: string,
  { clock, dryRun, signal }: WriteContext,
  change: (content: string) => Promise<string>,
  finish: () => Promise<void> = async () => {},
): Promise<void> => {
  try {
    if (dryRun) {
      await change(await readTextOrEmpty(path));
      return;
    }
    await refuseLink(path);
    await createPrivateFolders(dirname(path));
    await withLock(path, { clock, signal }, async ({ assertHeld }) => {
      const content = await readTextOrEmpty(path);
      const changed = await change(content);
      await assertHeld();
      if (changed !== content) await writeFileWhole(path, changed, (await readMode(path)) & 0o777);
      await finish();
    });
  } catch (error) {
    throw createWriteFailure(path, error);
  }
};

/**
 * Changes a settings file while nobody else does; comments and all that is not touched stay. `finish`
 * is as with `replaceText`. Throws a `ConfigurationFailure` when it is broken or cannot be written.
 */
export const changeSettings = (
  path: string,
  writing: WriteContext,
  change: (draft: SettingsDraft) => void | Promise<void>,
  finish?: () => Promise<void>,
): Promise<void> =>
  replaceText(
    path,
    writing,
    async (content) => {
      const draft = createDraft(path, content);
      const before = draft.text();
      await change(draft);
      const after = draft.text();
      // Not even the layout of a file changes where no setting does.
      return after === before ? content : after;
    },
    finish,
  );
