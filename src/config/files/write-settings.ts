import { lstat, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { withLock } from '../../lib/files/file-lock.ts';
import { createPrivateFolders, writeFileWhole } from '../../lib/files/whole-file.ts';
import { createWriteFailure } from '../../lib/files/write-failure.ts';
import { createDraft } from './draft.ts';
import type { SettingsDraft } from './settings-draft.ts';

/** Throws a `ConfigurationFailure` if the path to be written is a symbolic link. */
export const refuseLink = async (path: string): Promise<void> => {
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isSymbolicLink()) return;
  throw new ConfigurationFailure(
    `${path} is a symbolic link, and imco does not write through links`,
    {
      code: 'link_refused',
      hint: 'delete the link, or use the file it points to',
    },
  );
};

/** The text of a file; empty if it does not exist. */
const readTextOrEmpty = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return '';
    throw error;
  }
};

/** The mode of an existing file is preserved: others may need to read it. */
const readMode = async (path: string): Promise<number> =>
  (await stat(path).catch(() => undefined))?.mode ?? 0o600;

/** How a file is changed. */
export interface WriteContext {
  readonly clock: Clock;
  /** Do everything but the write. */
  readonly dryRun: boolean;
  /** Aborts the wait for the lock of the file. */
  readonly signal?: AbortSignal;
}

/**
 * Replaces the text of a file by the result of `change`, under the lock of the file; `finish` runs
 * afterwards under the same lock.
 */
export const replaceText = async (
  path: string,
  { clock, dryRun, signal }: WriteContext,
  change: (content: string) => Promise<string>,
  finish: () => Promise<void> = async () => {},
): Promise<void> => {
  try {
    await refuseLink(path);
    if (dryRun) {
      await change(await readTextOrEmpty(path));
      return;
    }
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
 * Changes a settings file under its lock; comments and untouched parts stay. `finish` is as with
 * `replaceText`. Throws a `ConfigurationFailure` if the file is broken or cannot be written.
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
      // If no setting changes, keep the layout as well.
      return after === before ? content : after;
    },
    finish,
  );
