import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { nameTemporary } from '../../lib/files/whole-file.ts';
import { appendWhole } from './file-append.ts';

/** A file that lines are appended to. */
export interface LineFile {
  /** Appends text. When this returns the system has it: a killed process does not lose it. */
  add(text: string): void;
  /** Size in bytes. */
  size(): number;
  /** Replaces the entire content, or changes nothing. */
  replace(text: string): void;
  close(): void;
}

/** Opens a file, readable by its owner only, for appending lines. */
export const openLineFile = (path: string): LineFile => {
  let file = openSync(path, appendWhole, 0o600);
  let { size } = fstatSync(file);
  return {
    add: (text) => {
      const bytes = Buffer.from(text);
      try {
        for (let done = 0; done < bytes.length; )
          done += writeSync(file, bytes, done, bytes.length - done);
        size += bytes.length;
      } catch (error) {
        // A partial line would corrupt the next one.
        ftruncateSync(file, size);
        throw error;
      }
    },
    size: () => size,
    replace: (text) => {
      const temporary = nameTemporary(path);
      // Opened before the rename: if this fails, lines still go to the old file.
      const next = openSync(temporary, appendWhole | constants.O_EXCL, 0o600);
      try {
        writeFileSync(next, text);
        renameSync(temporary, path);
      } catch (error) {
        closeSync(next);
        rmSync(temporary, { force: true });
        throw error;
      }
      closeSync(file);
      file = next;
      ({ size } = fstatSync(file));
    },
    close: () => closeSync(file),
  };
};
