/** The file that an editor opens: private, in a folder of its own. */
import { chmod, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { explainFileProblem, FileProblem } from '../../lib/files/file-problem.ts';
import { decodeText } from '../../lib/text/decode.ts';

/** A file while it is edited. */
export interface EditFile {
  readonly path: string;
  /** Its text. Throws a `UsageFailure` if it is not UTF-8; empty if it was deleted. */
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Removes the file with its folder, and what the editor has left there. */
  remove(): Promise<void>;
}

const writePrivately = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    // An editor may have written a file of its own in its place.
    await file.chmod(0o600);
  } finally {
    await file.close();
  }
};

/** Creates a file that only its owner can read, in a new folder that only its owner can enter. */
export const createEditFile = async (name: string, text: string): Promise<EditFile> => {
  const above = tmpdir();
  try {
    const folder = await mkdtemp(join(above, 'imco-edit-'));
    await chmod(folder, 0o700);
    const path = join(folder, name);
    await writePrivately(path, text);
    return {
      path,
      read: async () => {
        try {
          return decodeText(await readFile(path));
        } catch (cause) {
          if (cause instanceof FileProblem) {
            throw new UsageFailure(`${name} ${cause.message}`, { cause });
          }
          if (explainFileProblem(cause).kind === 'missing') return '';
          throw cause;
        }
      },
      write: (changed) => writePrivately(path, changed),
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  } catch (cause) {
    const why = explainFileProblem(cause).message.replace(/^cannot be read: /, '');
    throw new ConfigurationFailure(`the file to edit cannot be created in ${above}: ${why}`, {
      code: 'unwritable_file',
      hint: 'set TMPDIR to a folder that you can write to',
      cause,
    });
  }
};
