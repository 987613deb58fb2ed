import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createPartName } from '../../../src/operate/transfers/leftover-parts.ts';
import { openPartFile } from '../../../src/operate/transfers/part-file.ts';
import { folderWith } from '../../support/folders.ts';

/** A process that has ended. */
const endedPid = async (): Promise<number> => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  const { pid = 0 } = child;
  await once(child, 'close');
  return pid;
};

const partsIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('.imco-')).sort();

/** The name of a part of this machine, as another process would give it. */
const nameOf = (pid: number): string => createPartName().replace(/-\d+-\d+-/, `-${pid}-1-`);

test('the next download into a folder clears parts of processes that were killed', async (t) => {
  const folder = await folderWith(t, {});
  const dead = nameOf(await endedPid());
  // A number that was given to another process since.
  const reused = nameOf(process.pid);
  for (const name of [dead, reused]) await writeFile(join(folder, name), 'half');
  const part = await openPartFile(join(folder, 'site.tgz'), undefined);
  await part.write(Buffer.from('whole'));
  const [left, ...others] = await partsIn(folder);
  assert.ok(left !== undefined && left !== dead && left !== reused);
  assert.deepEqual(others, []);
  await part.commit();
  assert.deepEqual(await readdir(folder), ['site.tgz']);
});

test('parts that may still be in use stay, and so do other files', async (t) => {
  const folder = await folderWith(t, {});
  const running = createPartName();
  const elsewhere = nameOf(await endedPid()).replace(/^\.imco-.{8}/, '.imco-00000000');
  const silent = elsewhere.replace('00000000', '00000001');
  const old = '.imco-0123456789ab.part';
  const others = ['.imco-notes.part', 'site.part', '.imco-0123456789ab.parts'];
  for (const name of [running, elsewhere, silent, old, ...others]) {
    await writeFile(join(folder, name), 'half');
  }
  const notAFile = createPartName();
  await mkdir(join(folder, notAFile));
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for (const name of [silent, old, notAFile, ...others]) {
    await utimes(join(folder, name), longAgo, longAgo);
  }
  const part = await openPartFile(join(folder, 'a'), undefined);
  await part.discard();
  assert.deepEqual(
    (await readdir(folder)).sort(),
    [running, elsewhere, notAFile, ...others].sort(),
  );
});
