import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** A new folder with these files, by relative path; gone when the test ends. */
export const folderWith = async (
  test: TestContext,
  files: Readonly<Record<string, string>>,
): Promise<string> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'imco-')));
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { mode: 0o600 });
  }
  return folder;
};
