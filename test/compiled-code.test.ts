import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { script } from './support/program.ts';

const newCache = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'imco-cache-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A command that gets as far as its configuration, of which there is none. */
const runWith = (cache: string): void => {
  const { status, stderr } = spawnSync(process.execPath, [script, 'cloud', 'servers', 'list'], {
    env: { HOME: '/nonexistent', XDG_CACHE_HOME: cache },
    encoding: 'utf8',
    cwd: '/',
  });
  assert.equal(status, 10, stderr);
  assert.match(stderr, /^error: no platform is configured/);
};

const folderOf = (cache: string): string =>
  join(cache, 'imco', 'compiled', `${process.version}-${process.arch}`);

/** The files with compiled code, by chunk. */
const keptIn = (cache: string): ReadonlyMap<string, string> => {
  const folder = folderOf(cache);
  const chunks = readdirSync(folder).map((file): [string, string] => [
    file.replace(/-[\w-]{8}\.cjs$/, ''),
    join(folder, file),
  ]);
  return new Map(chunks);
};

test('compiled code is kept for the next start, for its owner alone', (t) => {
  const cache = newCache(t);
  runWith(cache);
  const kept = keptIn(cache);
  assert.ok(kept.has('commands') && kept.has('requests'), [...kept.keys()].join(' '));
  for (const file of kept.values()) assert.equal(lstatSync(file).mode & 0o777, 0o600);
  assert.equal(lstatSync(folderOf(cache)).mode & 0o777, 0o700);

  const commands = kept.get('commands') ?? '';
  const inode = lstatSync(commands).ino;
  runWith(cache);
  assert.equal(lstatSync(commands).ino, inode);

  const whole = readFileSync(commands);
  for (const damage of [
    whole.subarray(0, 2),
    Buffer.concat([whole.subarray(0, -1), Buffer.of(7)]),
  ]) {
    writeFileSync(commands, damage);
    runWith(cache);
    assert.notDeepEqual(readFileSync(commands), damage);
  }
});

test('what other builds compiled of the same chunk goes', (t) => {
  const cache = newCache(t);
  mkdirSync(folderOf(cache), { recursive: true, mode: 0o700 });
  const older = join(folderOf(cache), 'commands-00000000.cjs');
  writeFileSync(older, '');
  runWith(cache);
  assert.ok(!readdirSync(folderOf(cache)).includes('commands-00000000.cjs'));
});

test('no code is taken from a folder that others can write to', (t) => {
  const cache = newCache(t);
  mkdirSync(folderOf(cache), { recursive: true, mode: 0o700 });
  chmodSync(join(cache, 'imco', 'compiled'), 0o777);
  runWith(cache);
  assert.deepEqual([...keptIn(cache)], []);
});

test('no code is taken from behind a link', (t) => {
  const cache = newCache(t);
  const elsewhere = newCache(t);
  symlinkSync(elsewhere, join(cache, 'imco'));
  runWith(cache);
  const places = readdirSync(elsewhere, { recursive: true }).map(String);
  assert.ok(!places.some((place) => place.endsWith('.cjs')), places.join(' '));
});

test('without a folder for it imco starts all the same', (t) => {
  const cache = newCache(t);
  writeFileSync(join(cache, 'imco'), '');
  runWith(cache);
});
