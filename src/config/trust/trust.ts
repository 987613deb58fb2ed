import { join } from 'node:path';
import { createFileFailure, formatIgnoredLine } from '../../lib/files/file-failure.ts';
import { FileProblem, isMissingFile } from '../../lib/files/file-problem.ts';
import { readOwnFile } from '../../lib/files/own-file.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { decodeText } from '../../lib/text/decode.ts';
import { readJson } from '../files/read-json.ts';
import type { CheckedFile } from '../files/sections.ts';
import { replaceText, type WriteContext } from '../files/write-settings.ts';
import type { Trust } from '../settings.ts';
import { type Fingerprints, findFirstChanged, hashBytes } from './trusted-files.ts';

/** Whether a file is trusted, and which file has changed since: itself, or one that it names. */
export interface TrustRecord {
  readonly trust: Trust;
  readonly changed?: string;
}

/** A trusted file: the hashes of its content and of the files it names. */
export interface TrustedFile {
  readonly sha256: string;
  readonly files: Fingerprints;
}

/** The file that records trusted files, in the user's imco folder. */
const listIn = (folder: string): string => join(folder, 'trusted.json');

/** Reads one entry; a plain hash is the entry of a file that names no others. */
const readEntry = (value: unknown): TrustedFile | undefined => {
  if (typeof value === 'string') return { sha256: value, files: {} };
  if (!isJsonObject(value) || typeof value.sha256 !== 'string') return undefined;
  const files = Object.entries(isJsonObject(value.files) ? value.files : {}).flatMap(
    ([path, hash]) => (typeof hash === 'string' ? [[path, hash] as const] : []),
  );
  return { sha256: value.sha256, files: Object.fromEntries(files) };
};

const parseEntries = async (
  list: string,
  content: string,
): Promise<ReadonlyMap<string, TrustedFile>> => {
  const read = content.trim() === '' ? {} : await readJson(list, content);
  if (!isJsonObject(read)) return new Map();
  return new Map(
    Object.entries(read).flatMap(([path, value]) => {
      const entry = readEntry(value);
      return entry ? [[path, entry] as const] : [];
    }),
  );
};

/** What is needed to look up trust. */
interface TrustOptions {
  /** The user's folder of imco, if any. */
  readonly folder: string | undefined;
  readonly home: string | undefined;
  readonly platform: string;
  readonly notice: (line: string) => void;
}

/** The entry of a file; none if the list is missing or not safe. */
const findEntry = async (
  path: string,
  { folder, platform, notice }: TrustOptions,
): Promise<TrustedFile | undefined> => {
  if (folder === undefined) return undefined;
  const list = listIn(folder);
  try {
    const text = decodeText(readOwnFile(list, { platform }).bytes);
    return (await parseEntries(list, text)).get(path);
  } catch (error) {
    if (error instanceof FileProblem && !isMissingFile(error))
      notice(formatIgnoredLine(list, error));
    // The list is missing or not safe: nothing is trusted.
    return undefined;
  }
};

/** Whether a project file was trusted with exactly this content and that of the files it names. */
export const readTrust = async (
  file: CheckedFile,
  text: string,
  options: TrustOptions,
): Promise<TrustRecord> => {
  const entry = await findEntry(file.path, options);
  if (!entry) return { trust: 'unknown' };
  if (entry.sha256 !== hashBytes(text)) return { trust: 'changed', changed: file.path };
  const changed = findFirstChanged(file, entry.files, options);
  return changed === undefined ? { trust: 'trusted' } : { trust: 'changed', changed };
};

const formatEntries = (entries: ReadonlyMap<string, TrustedFile>): string =>
  `${JSON.stringify(Object.fromEntries([...entries].sort()), undefined, 2)}\n`;

/** Throws a `ConfigurationFailure` if somebody else could have written the list. */
const checkList = (folder: string): void => {
  const list = listIn(folder);
  try {
    readOwnFile(list);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    // A missing folder is created; a file in its place is reported by the write.
    if (!isMissingFile(error)) throw createFileFailure(list, error);
  }
};

/** Trusts a file with exactly this content; replaces an earlier entry. */
export const recordTrust = (
  folder: string,
  writing: WriteContext,
  path: string,
  trusted: TrustedFile,
): Promise<void> => {
  checkList(folder);
  const list = listIn(folder);
  return replaceText(list, writing, async (content) =>
    formatEntries(new Map([...(await parseEntries(list, content)), [path, trusted]])),
  );
};

/** Removes the trust in a file; returns whether it was trusted. */
export const removeTrust = async (
  folder: string,
  writing: WriteContext,
  path: string,
): Promise<boolean> => {
  checkList(folder);
  const list = listIn(folder);
  let known = false;
  await replaceText(list, writing, async (content) => {
    const entries = new Map(await parseEntries(list, content));
    known = entries.delete(path);
    return known ? formatEntries(entries) : content;
  });
  return known;
};
