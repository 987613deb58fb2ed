/** The file that an editor opens: private, in a folder of its own. */
import { chmod, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../../host.ts';
import { ConfigurationFailure, type Failure, UsageFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { explainFileProblem, FileProblem } from '../../lib/files/file-problem.ts';
import { checkOwnFolder } from '../../lib/files/own-file.ts';
import { explainSharedFolder } from '../../lib/files/permissions.ts';
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

type Surroundings = Pick<Host, 'env' | 'platform'>;

/** The folder for temporary files. Relative values are ignored. */
const findTemporaryFolder = ({ env: { TMPDIR, TMP, TEMP }, platform }: Surroundings): string =>
  [TMPDIR, TMP, TEMP].find((path) => path !== undefined && isAbsolute(path)) ??
  (platform === 'win32' ? tmpdir() : '/tmp');

/**
 * Creates a folder that only its owner can enter. Throws a `FileProblem` if others could put another
 * one in its place.
 */
const createPrivateFolder = async (above: string, { platform }: Surroundings): Promise<string> => {
  const problem = explainSharedFolder({ path: above, stats: await stat(above) }, { platform });
  if (problem) throw problem;
  const folder = await mkdtemp(join(above, 'imco-edit-'));
  try {
    await chmod(folder, 0o700);
    checkOwnFolder(folder, { platform });
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
};

const createUnwritable = (above: string, cause: unknown): Failure => {
  const problem = explainFileProblem(cause);
  const hint = 'set TMPDIR to a folder that only you can write to';
  if (problem.kind === 'foreign' || problem.kind === 'writable') {
    const subject = `the file to edit cannot be created in ${above}, which`;
    return createFileFailure(subject, problem, { hint });
  }
  const why = problem.message.replace(/^cannot be read: /, '');
  return new ConfigurationFailure(`the file to edit cannot be created in ${above}: ${why}`, {
    code: 'unwritable_file',
    hint: 'set TMPDIR to a folder that you can write to',
    cause,
  });
};

/** Creates a file that only its owner can read, in a new folder that only its owner can enter. */
export const createEditFile = async (
  host: Surroundings,
  name: string,
  text: string,
): Promise<EditFile> => {
  const above = findTemporaryFolder(host);
  try {
    const folder = await createPrivateFolder(above, host);
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
    throw createUnwritable(above, cause);
  }
};
