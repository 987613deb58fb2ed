import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './read-json.ts';
import { replaceText, type Writing } from './write-settings.ts';

/** What was said of a file of a project, if anything. */
export type Trust = 'trusted' | 'changed' | 'unknown';

/** Where it is kept which files are trusted, below the user's folder of imco. */
const fileIn = (folder: string): string => join(folder, 'trusted.json');

/** What a file is known by: a single letter less, and it is another one. */
export const hashOf = (content: string): string =>
  createHash('sha256').update(content).digest('hex');

const hashesIn = async (file: string, content: string): Promise<ReadonlyMap<string, string>> => {
  const read = content.trim() === '' ? {} : await readJson(file, content);
  if (typeof read !== 'object' || read === null) return new Map();
  return new Map(
    Object.entries(read).flatMap(([path, hash]) =>
      typeof hash === 'string' ? [[path, hash] as const] : [],
    ),
  );
};

/** Why a list of trusted files does not count: somebody else may have written it. */
const suspicion = async (file: string): Promise<string | undefined> => {
  const found = await lstat(file).catch(() => undefined);
  if (!found) return undefined;
  if (!found.isFile()) return 'it is no plain file';
  return (found.mode & 0o022) !== 0 ? 'others may write it' : undefined;
};

/** Whether the file of a project was trusted with exactly this content. */
export const trustOf = async (
  { path, hash }: { readonly path: string; readonly hash: string },
  options: {
    /** The user's folder of imco. */
    readonly folder: string;
    readonly platform: string;
    readonly notice: (line: string) => void;
  },
): Promise<Trust> => {
  const file = fileIn(options.folder);
  // Modes mean nothing on Windows.
  const wrong = options.platform === 'win32' ? undefined : await suspicion(file);
  if (wrong !== undefined) {
    options.notice(`${file} does not count: ${wrong}`);
    return 'unknown';
  }
  try {
    const known = (await hashesIn(file, await readFile(file, 'utf8'))).get(path);
    return known === undefined ? 'unknown' : known === hash ? 'trusted' : 'changed';
  } catch {
    // Not there, or not to be read: nothing was trusted.
    return 'unknown';
  }
};

const written = (hashes: ReadonlyMap<string, string>): string =>
  `${JSON.stringify(Object.fromEntries([...hashes].sort()), undefined, 2)}\n`;

/** Trusts a file with this content, and with no other; its old content no longer counts. */
export const trust = (
  folder: string,
  writing: Writing,
  { path, hash }: { readonly path: string; readonly hash: string },
): Promise<void> =>
  replaceText(fileIn(folder), writing, async (content) =>
    written(new Map([...(await hashesIn(fileIn(folder), content)), [path, hash]])),
  );

/** Trusts a file no longer; answers whether it was. */
export const untrust = async (folder: string, writing: Writing, path: string): Promise<boolean> => {
  let known = false;
  await replaceText(fileIn(folder), writing, async (content) => {
    const hashes = new Map(await hashesIn(fileIn(folder), content));
    known = hashes.delete(path);
    return known ? written(hashes) : content;
  });
  return known;
};
