/** The bytes of what was uploaded, one file a thing, readable by their owner only. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isTemporaryName, replaceFile } from '../../lib/files/whole-file.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { createRefusal } from '../server/replies.ts';
import type { StoredItem } from '../state/rows.ts';

/** What is kept with the row of a thing whose bytes are there. */
export interface FileFacts {
  readonly size: number;
  readonly sha256: string;
}

/** Something to be stored. */
export interface StoredFile {
  readonly id: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** As it was announced; undefined where it was not. */
  readonly size: number | undefined;
  /** More than this many bytes are refused. */
  readonly most: number;
}

export interface FileStore {
  pathOf(id: string): string;
  /**
   * Writes the bytes to the disk as they come and puts them in place when all are there; `look`
   * sees them before. Throws a `Refusal` when there are fewer or more than was said (400), or too
   * many (413).
   */
  receive<T>(
    parcel: StoredFile,
    look: (path: string, size: number) => Promise<T>,
  ): Promise<FileFacts & { seen: T }>;
  /** Stores a short text at once. */
  plant(id: string, text: string): FileFacts;
  remove(id: string): void;
}

/** The facts kept with a row, where its bytes have arrived. */
export const findFileFacts = ({ file }: StoredItem): FileFacts | undefined =>
  isJsonObject(file) && typeof file.size === 'number' && typeof file.sha256 === 'string'
    ? { size: file.size, sha256: file.sha256 }
    : undefined;

/** True when the bytes of a thing have arrived. */
export const hasFile = (row: StoredItem): boolean => findFileFacts(row) !== undefined;

/** Writes bytes as they come, and answers what was written. */
const writeBytes = async (
  file: FileHandle,
  { bytes, size, most }: StoredFile,
): Promise<FileFacts> => {
  const hash = createHash('sha256');
  let written = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    written += chunk.length;
    if (written > most) throw createRefusal(413, 'The file is too large');
    await file.writeFile(chunk);
  }
  if (size !== undefined && written !== size)
    throw createRefusal(400, `Expected ${size} bytes, received ${written}`);
  return { size: written, sha256: hash.digest('hex') };
};

/** Opens the folder `path`, made on first use; what was left unfinished there is deleted. */
export const openFileStore = (path: string): FileStore => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(path))
    if (isTemporaryName(name)) rmSync(join(path, name), { force: true });
  const pathOf = (id: string): string => join(path, id);

  return {
    pathOf,
    receive: (parcel, look) =>
      replaceFile(pathOf(parcel.id), async (file, temporary) => {
        const facts = await writeBytes(file, parcel);
        return { ...facts, seen: await look(temporary, facts.size) };
      }),
    plant: (id, text) => {
      writeFileSync(pathOf(id), text, { mode: 0o600 });
      const sha256 = createHash('sha256').update(text).digest('hex');
      return { size: Buffer.byteLength(text), sha256 };
    },
    remove: (id) => rmSync(pathOf(id), { force: true }),
  };
};
