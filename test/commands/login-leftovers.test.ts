/** Keys that a login has left which was killed before it was done. */
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  deleteKeys,
  refuseLostFolder,
  removeUnusedFolders,
  storeKeys,
} from '../../src/config/credentials/key-store.ts';
import { realClock } from '../support/clock.ts';
import { folderWith } from '../support/folders.ts';
import { type LoginHome, loginHome } from './logging-in.ts';

/** A folder as an earlier imco, or one that was killed, has left it. */
const leave = async ({ keys }: LoginHome, name: string): Promise<void> => {
  await mkdir(join(keys, name), { recursive: true });
  await writeFile(join(keys, name, 'cert.key'), 'not a key', { mode: 0o600 });
};

const login = (desk: LoginHome, ...more: readonly string[]) =>
  desk.imco('login', 'api-key.zip', '--endpoint', desk.endpoint, ...more);

const found = async (desk: LoginHome, ...words: readonly string[]) => {
  const { stdout } = await desk.imco('doctor', '-o', 'json', ...words);
  const checks: { check: string; status: string; message: string; fix?: string }[] =
    JSON.parse(stdout);
  return checks.find(({ check }) => check === 'stored keys') ?? assert.fail(stdout);
};

test('doctor lists them, with what removes them', async (t) => {
  const desk = await loginHome(t);
  await login(desk);
  assert.equal((await found(desk)).status, 'ok');
  await leave(desk, 'lost/20260101-0123abcd');
  await leave(desk, 'default/20260101-0123abcd');
  // Neither is a folder of a login.
  await leave(desk, 'mine/backup');
  await leave(desk, '.hidden/20260101-0123abcd');
  const { status, message, fix } = await found(desk);
  assert.equal(status, 'warning');
  const path = (name: string) => join(desk.keys, name, '20260101-0123abcd');
  assert.equal(message, `keys without a profile: ${path('default')}, ${path('lost')}`);
  // The profile of that name, with the keys it has, is not to go.
  assert.equal(fix, `rm -r ${path('default')} && imco logout lost`);
});

test('logout takes the name of a profile that has keys only, and asks', async (t) => {
  const desk = await loginHome(t);
  await leave(desk, 'lost/20260101-0123abcd');
  const asked = await desk.imco('logout', 'lost');
  assert.equal(asked.code, 2, asked.stderr);
  assert.equal((await desk.imco('logout', 'lost', '--dry-run')).code, 0);
  assert.equal((await desk.folders()).length, 1);
  const { code, stdout, stderr } = await desk.imco('logout', 'lost', '--yes');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^the keys that a login of lost left are removed\n$/);
  assert.deepEqual(await readdir(desk.keys), []);
  const none = await desk.imco('logout', 'lost', '--yes');
  assert.equal(none.code, 10);
  assert.match(none.stderr, /there is no profile lost/);
});

test('the next login of the profile removes them', async (t) => {
  const desk = await loginHome(t);
  await leave(desk, 'default/20260101-0123abcd');
  await leave(desk, 'other/20260101-0123abcd');
  assert.equal((await login(desk)).code, 0);
  assert.equal((await desk.folders()).filter((name) => name.startsWith('default/')).length, 1);
  assert.equal((await desk.folders()).filter((name) => name.startsWith('other/')).length, 1);
  assert.equal((await desk.imco('ping')).code, 0);
});

/** A settings file of its own, with a profile of the same name as the user's. */
const withTwoFiles = async (t: TestContext) => {
  const desk = await loginHome(t);
  const other = ['--config', join(desk.home, 'other.yaml')];
  assert.equal((await login(desk)).code, 0);
  assert.equal((await login(desk, ...other)).code, 0);
  const pings = async () => [
    (await desk.imco('ping')).code,
    (await desk.imco('ping', ...other)).code,
  ];
  return { desk, other, pings };
};

test('keys that another settings file names are nobody else to remove', async (t) => {
  const { desk, other, pings } = await withTwoFiles(t);
  assert.deepEqual(await pings(), [0, 0]);
  assert.equal((await login(desk, '--replace')).code, 0);
  assert.equal((await login(desk, '--replace', ...other)).code, 0);
  assert.deepEqual(await pings(), [0, 0]);
  assert.equal((await desk.folders()).length, 2);
  assert.equal((await found(desk)).status, 'ok');
  assert.equal((await found(desk, ...other)).status, 'ok');
  assert.equal((await desk.imco('logout', '--yes')).code, 0);
  assert.deepEqual(await pings(), [10, 0]);
  assert.equal((await desk.imco('logout', '--yes', ...other)).code, 0);
  assert.deepEqual(await desk.folders(), []);
});

test('keys of a login in progress for another settings file stay', async (t) => {
  const desk = await loginHome(t);
  const other = ['--config', join(desk.home, 'other.yaml')];
  assert.equal((await login(desk)).code, 0);
  assert.equal((await login(desk, ...other)).code, 0);
  const text = await readFile(desk.config, 'utf8');
  const mark = /key: keys\/default\/\d{8}-[0-9a-f]{8}-([0-9a-f]{8})\//.exec(text)?.[1];
  assert.ok(mark);
  const started = `default/20260101-0123abcd-${mark}`;
  await leave(desk, started);
  const replaced = await login(desk, '--replace', ...other);
  assert.equal(replaced.code, 0, replaced.stderr);
  assert.ok((await desk.folders()).includes(started));
  assert.equal((await desk.folders()).length, 3);
  // Where the file it was made for is changed, nobody else is at it.
  assert.equal((await login(desk, '--replace')).code, 0);
  assert.ok(!(await desk.folders()).includes(started));
  assert.equal((await desk.folders()).length, 2);
});

test('keys that were removed before a profile names them are noticed', async (t) => {
  const home = await folderWith(t, {});
  const place = { cwd: home, home, env: {}, platform: process.platform };
  const own = { profile: 'default', file: join(home, 'config.yaml') };
  const one = { path: 'one.pem', pem: 'one' };
  const stored = await storeKeys(place, own, { ca: one, cert: one, key: one }, realClock);
  await refuseLostFolder(stored);
  await rm(stored.key);
  await assert.rejects(refuseLostFolder(stored), { code: 'changed_meanwhile', kind: 'conflict' });
  await deleteKeys(stored);
  await assert.rejects(refuseLostFolder(stored), { code: 'changed_meanwhile', kind: 'conflict' });
});

test('keys that another profile names stay, and are told', async (t) => {
  const desk = await loginHome(t);
  assert.equal((await login(desk)).code, 0);
  const text = await readFile(desk.config, 'utf8');
  const twice = (one: string): string => one + one.replace('default', 'copy');
  await writeFile(desk.config, text.replace(/^ {2}default:\n(?: {4}.*\n)+/m, twice));
  assert.equal((await desk.imco('ping', '--profile', 'copy')).code, 0);
  const { code, stderr } = await desk.imco('logout', 'default', '--yes');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /not imco's and stay/);
  assert.equal((await desk.imco('ping', '--profile', 'copy')).code, 0);
  assert.equal((await login(desk)).code, 0);
  assert.equal((await desk.imco('ping', '--profile', 'copy')).code, 0);
});

test('what a settings file names now is never removed, whoever takes it for unused', async (t) => {
  const desk = await loginHome(t);
  assert.equal((await login(desk)).code, 0);
  await leave(desk, 'lost/20260101-0123abcd');
  const folders = (await desk.folders()).map((name) => join(desk.keys, name));
  assert.equal(folders.length, 2);
  const place = { cwd: desk.home, home: desk.home, env: {}, platform: process.platform };
  const removed = await removeUnusedFolders(place, folders);
  assert.deepEqual(removed, [join(desk.keys, 'lost/20260101-0123abcd')]);
  assert.equal((await desk.imco('ping')).code, 0);
});
