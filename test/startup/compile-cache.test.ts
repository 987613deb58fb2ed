import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { prepareCompileCacheFolder } from '../../src/startup/compile-cache.ts';
import { folderWith } from '../support/folders.ts';
import { needsRoot } from '../support/needs-program.ts';

const home = async (t: TestContext): Promise<string> => {
  const folder = await folderWith(t, {});
  chmodSync(folder, 0o755);
  return folder;
};

test('compiled code is cached in the default folder of the system, private to its owner', async (t) => {
  const places = {
    linux: '.cache/imco',
    darwin: 'Library/Caches/imco',
    win32: 'AppData/Local/imco',
  };
  for (const [platform, place] of Object.entries(places)) {
    const at = await home(t);
    const folder = prepareCompileCacheFolder(at, platform);
    assert.equal(folder, join(at, place, 'compiled'));
    assert.equal(lstatSync(folder ?? '').mode & 0o777, 0o700);
    assert.equal(prepareCompileCacheFolder(at, platform), folder, 'again');
  }
});

test('no code is loaded from a folder that others can write to', async (t) => {
  for (const open of ['.', '.cache', '.cache/imco', '.cache/imco/compiled']) {
    for (const mode of [0o777, 0o1777, 0o775]) {
      const at = await home(t);
      prepareCompileCacheFolder(at, 'linux');
      chmodSync(join(at, open), mode);
      assert.equal(
        prepareCompileCacheFolder(at, 'linux'),
        undefined,
        `${open} ${mode.toString(8)}`,
      );
    }
  }
});

test('no code is loaded from a folder of another user', async (t) => {
  if (!needsRoot(t)) return;
  for (const theirs of ['.', '.cache', '.cache/imco', '.cache/imco/compiled']) {
    const at = await home(t);
    prepareCompileCacheFolder(at, 'linux');
    chownSync(join(at, theirs), 4321, 4321);
    assert.equal(prepareCompileCacheFolder(at, 'linux'), undefined, theirs);
  }
});

test('no code is loaded through a link', async (t) => {
  for (const link of ['.cache', '.cache/imco', '.cache/imco/compiled']) {
    const [at, elsewhere] = [await home(t), await home(t)];
    mkdirSync(join(at, link, '..'), { recursive: true, mode: 0o700 });
    symlinkSync(elsewhere, join(at, link));
    assert.equal(prepareCompileCacheFolder(at, 'linux'), undefined, link);
  }
});

test('a missing home folder is not created', () => {
  assert.equal(prepareCompileCacheFolder('/nonexistent/home', 'linux'), undefined);
  assert.ok(!existsSync('/nonexistent'));
});

/** Where a run of imco in this environment has Node keep compiled code; empty for nowhere. */
const cacheOf = (env: Readonly<Record<string, string>>): string => {
  const report =
    "process.on('exit', () => process.stderr.write(require('node:module').getCompileCacheDir?.() ?? ''))";
  const code = `${report}; process.argv.splice(1, 0, ''); require(${JSON.stringify(join(process.cwd(), 'dist', 'main.cjs'))})`;
  const { stderr } = spawnSync(process.execPath, ['-e', code, '--', 'help', 'output', '--quiet'], {
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
  });
  return stderr;
};

test('no variable changes the folder of compiled code; with CI or NODE_DISABLE_COMPILE_CACHE set there it off', async (t) => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 1)) return t.skip('Node 22.1 has it first');
  const folder = await home(t);
  const led = cacheOf({ HOME: folder, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder });
  assert.ok(led === '' || led.startsWith(userInfo().homedir), led);
  for (const variable of ['CI', 'NODE_DISABLE_COMPILE_CACHE'])
    assert.equal(cacheOf({ [variable]: '1' }), '');
  assert.ok(!existsSync(join(folder, '.cache')));
});
