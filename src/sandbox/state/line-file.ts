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

/** A file that lines are added to. */
export interface LineFile {
  /** Adds text; when this returns, the system has it, and a killed process loses nothing of it. */
  add(text: string): void;
  /** Size in bytes. */
  size(): number;
  /** Puts this text in place of all there is, or changes nothing. */
  replace(text: string): void;
  close(): void;
}

/** Opens a file, readable by its owner only, to add lines to it. */
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
        // Half a line would spoil the next one.
        ftruncateSync(file, size);
        throw error;
      }
    },
    size: () => size,
    replace: (text) => {
      const temporary = nameTemporary(path);
      // Open before it is in place: where this fails, lines still go to the file of before.
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
