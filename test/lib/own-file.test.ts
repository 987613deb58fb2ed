import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, chown, lchown, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { geteuid, getgid } from 'node:process';
import { test } from 'node:test';
import { FileProblem } from '../../src/lib/files/file-problem.ts';
import { checkOwnFolder, readOwnFile } from '../../src/lib/files/own-file.ts';
import { folderWith } from '../support/folders.ts';
import { stranger, withoutUsers } from '../support/users.ts';

/** What a file holds, or what is said of it. */
const reading = (path: string, platform = 'linux'): string | FileProblem => {
  try {
    return readOwnFile(path, { platform }).bytes.toString('utf8');
  } catch (error) {
    assert.ok(error instanceof FileProblem, String(error));
    return error;
  }
};

const problemWith = (path: string): FileProblem => {
  const found = reading(path);
  assert.ok(found instanceof FileProblem, `${path} was read`);
  return found;
};

test('a file that others can change is refused with the command that fixes it', async (t) => {
  const folder = await folderWith(t, { 'a/settings': 'text' });
  const path = join(folder, 'a/settings');
  assert.equal(reading(path), 'text');
  await chmod(path, 0o646);
  assert.equal(problemWith(path).message, 'can be changed by others');
  assert.equal(problemWith(path).fix, `chmod go-w ${path}`);
  assert.equal(reading(path, 'win32'), 'text');
  await chmod(path, 0o664);
  assert.equal(reading(path), 'text', 'our own group has nobody else in it');
  await chmod(path, 0o666);
  execFileSync('sh', ['-c', problemWith(path).fix ?? 'false']);
  assert.equal(reading(path), 'text');
});

test('a group of others must not be able to change a file', { skip: withoutUsers }, async (t) => {
  const folder = await folderWith(t, { settings: 'text' });
  const path = join(folder, 'settings');
  await chown(path, geteuid?.() ?? 0, stranger.gid);
  await chmod(path, 0o660);
  assert.equal(problemWith(path).message, 'can be changed by others');
  await chown(path, geteuid?.() ?? 0, getgid?.() ?? 0);
  assert.equal(reading(path), 'text');
});

test('a file of another user is refused, also behind a link of the user', {
  skip: withoutUsers,
}, async (t) => {
  const folder = await folderWith(t, { 'theirs/settings': 'text', ours: 'text' });
  const theirs = join(folder, 'theirs/settings');
  const link = join(folder, 'link');
  await symlink(theirs, link);
  assert.equal(reading(link), 'text');
  await chown(theirs, stranger.uid, stranger.gid);
  for (const path of [theirs, link]) {
    assert.equal(problemWith(path).message, 'belongs to another user (uid 54321)');
    assert.equal(problemWith(path).fix, `chown ${geteuid?.()} ${theirs}`);
  }
  const planted = join(folder, 'planted');
  await symlink(join(folder, 'ours'), planted);
  assert.equal(reading(planted), 'text');
  await lchown(planted, stranger.uid, stranger.gid);
  assert.match(
    problemWith(planted).message,
    /^is reached through the link .*planted, which belongs/,
  );
  assert.equal(problemWith(planted).fix, `chown -h ${geteuid?.()} ${planted}`);
});

test('a parent folder that others can change is refused, unless it is sticky', async (t) => {
  const folder = await folderWith(t, { 'a/b/c/settings': 'text' });
  const path = join(folder, 'a/b/c/settings');
  const above = join(folder, 'a');
  await chmod(above, 0o777);
  assert.equal(problemWith(path).message, `is below ${above}, which everybody can change`);
  assert.equal(problemWith(path).fix, `chmod o-w ${above}`);
  await chmod(above, 0o1777);
  assert.equal(reading(path), 'text');
  await chmod(above, 0o775);
  assert.equal(reading(path), 'text');
});

test('a folder of another user above is refused', { skip: withoutUsers }, async (t) => {
  const folder = await folderWith(t, { 'a/b/settings': 'text' });
  const path = join(folder, 'a/b/settings');
  const above = join(folder, 'a');
  await chown(above, stranger.uid, stranger.gid);
  assert.equal(
    problemWith(path).message,
    `is below ${above}, which belongs to another user (uid 54321)`,
  );
  assert.throws(() => checkOwnFolder(join(above, 'b')), /is below .*which belongs/);
  assert.throws(() => checkOwnFolder(above), /^FileProblem: belongs to another user/);
});

test('special files and files that are far too long are refused immediately', async (t) => {
  const folder = await folderWith(t, { long: 'x'.repeat(256 * 1024 + 1), full: 'x' });
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  await symlink('/dev/zero', join(folder, 'zero'));
  await symlink('loop', join(folder, 'loop'));
  const said = (name: string): string => problemWith(join(folder, name)).message;
  assert.equal(said('pipe'), 'is not a regular file');
  assert.equal(said('zero'), 'is not a regular file');
  assert.equal(said('.'), 'is a folder');
  assert.equal(said('long'), 'is larger than 256 KB');
  assert.equal(said('loop'), 'cannot be read: symbolic link loop');
  assert.equal(said('none'), 'does not exist');
  assert.equal(said('full/none'), `does not exist: ${join(folder, 'full')} is not a folder`);
  await writeFile(join(folder, 'long'), 'x'.repeat(256 * 1024));
  assert.equal(String(reading(join(folder, 'long'))).length, 256 * 1024);
});

test('mounted secrets and linked dotfiles are followed to where they lead', async (t) => {
  const folder = await folderWith(t, {
    'secret/..2026_11_25/key.pem': 'first',
    'secret/..2026_11_26/key.pem': 'second',
    'dotfiles/imco/config.yaml': 'text',
  });
  const secret = join(folder, 'secret');
  await symlink('..2026_11_25', join(secret, '..data'));
  await symlink('..data/key.pem', join(secret, 'key.pem'));
  await chmod(secret, 0o1777);
  assert.equal(reading(join(secret, 'key.pem')), 'first');
  // A secret that is renewed gets its new folder in one step.
  await symlink('..2026_11_26', join(secret, '..data_tmp'));
  await rename(join(secret, '..data_tmp'), join(secret, '..data'));
  assert.equal(reading(join(secret, 'key.pem')), 'second');
  await mkdir(join(folder, 'home/.config'), { recursive: true });
  await symlink('../../dotfiles/imco', join(folder, 'home/.config/imco'));
  await symlink('home', join(folder, 'auto'));
  assert.equal(reading(join(folder, 'auto/.config/imco/config.yaml')), 'text');
});
