/** Keys that a login has left which was killed before it was done. */
import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { deleteKeys, refuseLostFolder, storeKeys } from '../../src/config/credentials/key-store.ts';
import { removeUnusedFolders } from '../../src/config/credentials/unused-keys.ts';
import { realClock } from '../support/clock.ts';
import { folderWith } from '../support/folders.ts';
import { type LoginHome, loginHome } from './logging-in.ts';

/** A folder as an earlier imco, or one that was killed, has left it. */
const leave = async ({ keys }: LoginHome, name: string): Promise<void> => {
  await mkdir(join(keys, name), { recursive: true });
  await writeFile(join(keys, name, 'cert.key'), 'not a key', { mode: 0o600 });
};

const login = (setup: LoginHome, ...more: readonly string[]) =>
  setup.imco('login', 'api-key.zip', '--endpoint', setup.endpoint, ...more);

const found = async (setup: LoginHome, ...words: readonly string[]) => {
  const { stdout } = await setup.imco('doctor', '-o', 'json', ...words);
  const checks: { check: string; status: string; message: string; fix?: string }[] =
    JSON.parse(stdout);
  return checks.find(({ check }) => check === 'stored logins') ?? assert.fail(stdout);
};

test('doctor lists unused credentials with the command that removes them', async (t) => {
  const setup = await loginHome(t);
  await login(setup);
  assert.equal((await found(setup)).status, 'ok');
  await leave(setup, 'lost/20260101-0123abcd');
  await leave(setup, 'default/20260101-0123abcd');
  // Neither is a folder of a login.
  await leave(setup, 'mine/backup');
  await leave(setup, '.hidden/20260101-0123abcd');
  const { status, message, fix } = await found(setup);
  assert.equal(status, 'warning');
  const path = (name: string) => join(setup.keys, name, '20260101-0123abcd');
  assert.equal(message, `credentials that no profile uses: ${path('default')}, ${path('lost')}`);
  // The profile of that name, with the keys it has, is not to go.
  assert.equal(fix, `rm -r ${path('default')} && imco logout lost`);
});

test('logout accepts a profile that only has credentials, and asks for confirmation', async (t) => {
  const setup = await loginHome(t);
  await leave(setup, 'lost/20260101-0123abcd');
  const asked = await setup.imco('logout', 'lost');
  assert.equal(asked.code, 2, asked.stderr);
  assert.equal((await setup.imco('logout', 'lost', '--dry-run')).code, 0);
  assert.equal((await setup.folders()).length, 1);
  const { code, stdout, stderr } = await setup.imco('logout', 'lost', '--yes');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^removed the credentials that a login to lost left behind\n$/);
  assert.deepEqual(await readdir(setup.keys), []);
  const none = await setup.imco('logout', 'lost', '--yes');
  assert.equal(none.code, 10);
  assert.match(none.stderr, /profile "lost" not found/);
});

test('the next login of the profile removes unused credentials', async (t) => {
  const setup = await loginHome(t);
  await leave(setup, 'default/20260101-0123abcd');
  await leave(setup, 'other/20260101-0123abcd');
  assert.equal((await login(setup)).code, 0);
  assert.equal((await setup.folders()).filter((name) => name.startsWith('default/')).length, 1);
  assert.equal((await setup.folders()).filter((name) => name.startsWith('other/')).length, 1);
  assert.equal((await setup.imco('ping')).code, 0);
});

/** A settings file of its own, with a profile of the same name as the user's. */
const withTwoFiles = async (t: TestContext) => {
  const setup = await loginHome(t);
  const other = ['--config', join(setup.home, 'other.yaml')];
  assert.equal((await login(setup)).code, 0);
  assert.equal((await login(setup, ...other)).code, 0);
  const pings = async () => [
    (await setup.imco('ping')).code,
    (await setup.imco('ping', ...other)).code,
  ];
  return { setup, other, pings };
};

test('credentials of another settings file are not removed', async (t) => {
  const { setup, other, pings } = await withTwoFiles(t);
  assert.deepEqual(await pings(), [0, 0]);
  assert.equal((await login(setup, '--replace')).code, 0);
  assert.equal((await login(setup, '--replace', ...other)).code, 0);
  assert.deepEqual(await pings(), [0, 0]);
  assert.equal((await setup.folders()).length, 2);
  assert.equal((await found(setup)).status, 'ok');
  assert.equal((await found(setup, ...other)).status, 'ok');
  assert.equal((await setup.imco('logout', '--yes')).code, 0);
  assert.deepEqual(await pings(), [10, 0]);
  assert.equal((await setup.imco('logout', '--yes', ...other)).code, 0);
  assert.deepEqual(await setup.folders(), []);
});

test('credentials of a login in progress for another settings file are not removed', async (t) => {
  const setup = await loginHome(t);
  const other = ['--config', join(setup.home, 'other.yaml')];
  assert.equal((await login(setup)).code, 0);
  assert.equal((await login(setup, ...other)).code, 0);
  const text = await readFile(setup.config, 'utf8');
  const mark = /key: keys\/default\/\d{8}-[0-9a-f]{8}-([0-9a-f]{8})\//.exec(text)?.[1];
  assert.ok(mark);
  const started = `default/20260101-0123abcd-${mark}`;
  await leave(setup, started);
  const replaced = await login(setup, '--replace', ...other);
  assert.equal(replaced.code, 0, replaced.stderr);
  assert.ok((await setup.folders()).includes(started));
  assert.equal((await setup.folders()).length, 3);
  // Where the file it was made for is changed, nobody else is at it.
  assert.equal((await login(setup, '--replace')).code, 0);
  assert.ok(!(await setup.folders()).includes(started));
  assert.equal((await setup.folders()).length, 2);
});

test('a login notices if its credentials are removed before the profile is written', async (t) => {
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

test('credentials that another profile uses are not removed, and are listed', async (t) => {
  const setup = await loginHome(t);
  assert.equal((await login(setup)).code, 0);
  const text = await readFile(setup.config, 'utf8');
  const twice = (one: string): string => one + one.replace('default', 'copy');
  await writeFile(setup.config, text.replace(/^ {2}default:\n(?: {4}.*\n)+/m, twice));
  assert.equal((await setup.imco('ping', '--profile', 'copy')).code, 0);
  const { code, stderr } = await setup.imco('logout', 'default', '--yes');
  assert.equal(code, 0, stderr);
  assert.match(stderr, /not removed, because other programs or profiles may use them/);
  assert.equal((await setup.imco('ping', '--profile', 'copy')).code, 0);
  assert.equal((await login(setup)).code, 0);
  assert.equal((await setup.imco('ping', '--profile', 'copy')).code, 0);
});

test('credentials that a settings file uses are never removed', async (t) => {
  const setup = await loginHome(t);
  assert.equal((await login(setup)).code, 0);
  await leave(setup, 'lost/20260101-0123abcd');
  const folders = (await setup.folders()).map((name) => join(setup.keys, name));
  assert.equal(folders.length, 2);
  const place = { cwd: setup.home, home: setup.home, env: {}, platform: process.platform };
  const removed = await removeUnusedFolders(place, folders);
  assert.deepEqual(removed, [join(setup.keys, 'lost/20260101-0123abcd')]);
  assert.equal((await setup.imco('ping')).code, 0);
});
