import assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { changeSettings } from '../../src/config/files/write-settings.ts';
import { realClock, skippingClock } from '../support/clock.ts';
import { failureOf } from '../support/failing.ts';
import { folderWith } from '../support/folders.ts';
import { spawnImco } from '../support/program.ts';

const writing = { clock: realClock, dryRun: false };

test('many changes at once lose none of them', async (t) => {
  const path = join(await folderWith(t, { 'c.yaml': '# mine\n' }), 'c.yaml');
  const names = Array.from({ length: 30 }, (_, at) => `p${at}`);
  await Promise.all(
    names.map((name) => changeSettings(path, writing, (draft) => draft.set([name], 1))),
  );
  const text = await readFile(path, 'utf8');
  assert.match(text, /^# mine/);
  for (const name of names) assert.match(text, new RegExp(`^${name}: 1$`, 'm'));
});

test('ten simultaneous changes are all saved', async (t) => {
  const profiles = Array.from({ length: 10 }, (_, at) => `p${at}`);
  const content = `profiles:\n${profiles.map((name) => `  ${name}: {domain: a.example}\n`).join('')}`;
  const home = await folderWith(t, { '.config/imco/config.yaml': content });
  const ran = await Promise.all(
    profiles.map((name, at) =>
      spawnImco(['config', 'set', 'port', `${1000 + at}`, '--profile', name], { home, cwd: home }),
    ),
  );
  for (const { code, stderr } of ran) assert.equal(code, 0, stderr);
  const text = await readFile(join(home, '.config/imco/config.yaml'), 'utf8');
  for (const [at] of profiles.entries()) assert.match(text, new RegExp(`port: ${1000 + at}\\b`));
  assert.deepEqual(await readdir(join(home, '.config/imco')), ['config.yaml']);
});

test('a stale lock of a killed process does not block others', async (t) => {
  const folder = await folderWith(t, { 'c.yaml': 'a: 1\n' });
  const path = join(folder, 'c.yaml');
  // No process has this number: the kernel gives none above 2^22.
  await writeFile(`${path}.lock`, `4194999 ${hostname()}\n`);
  await changeSettings(path, writing, (draft) => draft.set(['a'], 2));
  await writeFile(`${path}.lock`, '1 elsewhere\n');
  await utimes(`${path}.lock`, new Date(0), new Date(0));
  const skipping = { clock: skippingClock(), dryRun: false };
  await changeSettings(path, skipping, (draft) => draft.set(['a'], 3));
  assert.equal(await readFile(path, 'utf8'), 'a: 3\n');
  assert.deepEqual(await readdir(folder), ['c.yaml']);
});

test('waiting for a locked file ends in time, and the file is unchanged', async (t) => {
  const folder = await folderWith(t, { 'c.yaml': 'a: 1\n' });
  const path = join(folder, 'c.yaml');
  const clock = skippingClock();
  await writeFile(`${path}.lock`, '1 elsewhere\n');
  const failure = await failureOf(
    changeSettings(path, { clock, dryRun: false }, (draft) => draft.set(['a'], 2)),
  );
  assert.equal(failure.code, 'locked_file');
  assert.equal(failure.details.hint, `if none is running, delete ${path}.lock`);
  assert.equal(await readFile(path, 'utf8'), 'a: 1\n');
});

test('the mode of a file is preserved, and a new one is private', async (t) => {
  const folder = await folderWith(t, { 'old.yaml': 'a: 1\n' });
  await chmod(join(folder, 'old.yaml'), 0o640);
  for (const [name, mode] of [
    ['old.yaml', 0o640],
    ['new/deep/c.yaml', 0o600],
  ] as const) {
    const path = join(folder, name);
    await changeSettings(path, writing, (draft) => draft.set(['a'], 2));
    assert.equal((await stat(path)).mode & 0o777, mode);
  }
  assert.equal((await stat(join(folder, 'new'))).mode & 0o777, 0o700);
});

test('nothing is written through a link', async (t) => {
  const folder = await folderWith(t, { 'victim.yaml': 'a: 1\n' });
  const path = join(folder, 'c.yaml');
  await symlink('victim.yaml', path);
  const failure = await failureOf(changeSettings(path, writing, (draft) => draft.set(['a'], 2)));
  assert.equal(failure.code, 'link_refused');
  assert.equal(await readFile(join(folder, 'victim.yaml'), 'utf8'), 'a: 1\n');
});

test('a file that cannot be written is reported with the reason and stays intact', async () => {
  const failure = await failureOf(
    changeSettings('/dev/null/imco/c.yaml', writing, (draft) => draft.set(['a'], 2)),
  );
  assert.equal(failure.kind, 'configuration');
  assert.match(failure.message, /cannot be written: \/dev\/null is not a folder$/);
});
