/** The uploaded files, one per row, readable by their owner only. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isTemporaryName, replaceFile } from '../../lib/files/whole-file.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { createRefusal } from '../server/replies.ts';
import type { StoredItem } from '../state/rows.ts';

/** Facts that are stored with the row of an uploaded file. */
export interface FileFacts {
  readonly size: number;
  readonly sha256: string;
}

/** A file to store. */
export interface StoredFile {
  readonly id: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The announced size; undefined if it was not announced. */
  readonly size: number | undefined;
  /** Larger files are refused. */
  readonly most: number;
}

export interface FileStore {
  pathOf(id: string): string;
  /**
   * Streams a file to the disk and renames it when it is complete; `look` is called with the
   * complete file before that. Throws a `Refusal` if the size is not the announced one (400) or is
   * too large (413).
   */
  receive<T>(
    parcel: StoredFile,
    look: (path: string, size: number) => Promise<T>,
  ): Promise<FileFacts & { seen: T }>;
  /** Stores something short. */
  plant(id: string, content: string | Uint8Array): FileFacts;
  remove(id: string): void;
}

/** The facts stored with a row, if its file has been uploaded. */
export const findFileFacts = ({ file }: StoredItem): FileFacts | undefined =>
  isJsonObject(file) && typeof file.size === 'number' && typeof file.sha256 === 'string'
    ? { size: file.size, sha256: file.sha256 }
    : undefined;

/** True if the file of a row has been uploaded. */
export const hasFile = (row: StoredItem): boolean => findFileFacts(row) !== undefined;

/** Writes a stream and returns its size and digest. */
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

/** Opens the folder `path`, which is created on first use; incomplete files in it are deleted. */
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
    plant: (id, content) => {
      writeFileSync(pathOf(id), content, { mode: 0o600 });
      const sha256 = createHash('sha256').update(content).digest('hex');
      return { size: Buffer.byteLength(content), sha256 };
    },
    remove: (id) => rmSync(pathOf(id), { force: true }),
  };
};
