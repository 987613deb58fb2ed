/** imco on machines that are not as one would wish: no home, no room, no care taken with modes. */
import assert from 'node:assert/strict';
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { openSync, statSync } from 'node:fs';
import { lstat, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getuid, umask } from 'node:process';
import { describe, type TestContext, test } from 'node:test';
import { folderAt } from '../../src/sandbox/folder.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { answers } from '../support/byte-server.ts';
import { realClock } from '../support/clock.ts';
import { filePlatforms, ids } from '../support/file-platform.ts';
import { folderWith } from '../support/folders.ts';
import { runImco, script } from '../support/program.ts';

const isRoot = getuid?.() === 0;

/** Runs the built program as it is started, with these changes to its surroundings. */
const start = (words: readonly string[], options: SpawnSyncOptions) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    env: {},
    ...options,
  });
  return { code: status, stdout: String(stdout ?? ''), stderr: String(stderr ?? '') };
};

/** Whether a user with no rights of its own can read the program. */
const isForAll = (path: string): boolean => {
  const isOpen = (statSync(path).mode & 0o005) !== 0;
  return isOpen && (dirname(path) === path || isForAll(dirname(path)));
};

const asNobody = !isRoot || !isForAll(script) || !isForAll(process.execPath);
const nobody = { uid: 54_321, gid: 54_321 };

const optionsFor = (path: string): SandboxOptions => ({
  folder: folderAt(path),
  clock: realClock,
  port: 0,
  seed: { kind: 'demo', servers: 1, events: 1 },
  speed: 1,
  latency: 0,
  faults: [],
  warn: () => {},
});

describe('any user', () => {
  test('the system knows nothing of can run it, without HOME', { skip: asNobody }, () => {
    const { code, stdout, stderr } = start(['config', 'show', '-o', 'json'], {
      ...nobody,
      cwd: '/',
    });
    assert.equal(code, 0, stderr);
    assert.equal(JSON.parse(stdout).api, 'v2');
  });

  test('is told what is missing where the home folder cannot be written', {
    skip: asNobody,
  }, () => {
    const { code, stderr } = start(['cloud', 'servers', 'list'], { ...nobody, cwd: '/' });
    assert.equal(code, 10, stderr);
    assert.match(stderr, /^error: no platform is configured/);
  });

  test('whose HOME is empty or relative is not taken to the settings in the working folder', async (t) => {
    const cwd = await folderWith(t, {
      '.config/imco/config.json': '{"endpoint": "https://elsewhere.example"}',
    });
    for (const HOME of ['', '.', 'x/..']) {
      const { code, stdout, stderr } = start(['config', 'show', '-o', 'json'], {
        cwd,
        env: { HOME, IMCO_COLOR: 'never' },
      });
      assert.equal(code, 0, stderr);
      assert.equal(JSON.parse(stdout).endpoint, undefined, `HOME=${HOME}`);
    }
  });
});

describe('a stdout that takes nothing', () => {
  const full = () => openSync('/dev/full', 'w');
  for (const words of [
    ['--version'],
    ['--help'],
    ['config', 'show'],
    ['config', 'show', '-o', 'json'],
  ]) {
    test(`is a failure of ${words.join(' ')} that is told`, () => {
      const { code, stderr } = start(words, { stdio: ['ignore', full(), 'pipe'] });
      assert.equal(code, 1);
      assert.match(stderr, /could not be written: .*ENOSPC/);
    });
  }

  test('nor a stderr changes how a run ends', () => {
    assert.equal(start(['cloud', 'servers', 'lst'], { stdio: ['ignore', full(), full()] }).code, 2);
  });
});

/** A folder with room for this many bytes and no more; undefined where none can be made. */
const smallDisk = async (t: TestContext, size: number): Promise<string | undefined> => {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'imco-small-')));
  t.after(() => {
    spawnSync('umount', [path]);
    return rm(path, { recursive: true, force: true });
  });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]);
  return status === 0 ? path : undefined;
};

describe('a disk that is full', () => {
  const platforms = filePlatforms();

  test('leaves nothing of a download', async (t) => {
    const disk = await smallDisk(t, 64 * 1024);
    if (disk === undefined) return t.skip('no file system can be mounted here');
    const platform = await platforms.start(t, {
      'GET storage': answers(200, 'x'.repeat(1_000_000)),
    });
    const line = ['blueprint', 'attachments', 'download', ids.file, '--to', disk];
    const { code, stderr } = await platform.run(line);
    assert.equal(code, 1, stderr);
    assert.match(stderr, /can't be written: the disk is full/);
    assert.deepEqual(await readdir(disk), []);
  });

  test('leaves whole files only of a sandbox that could not start', async (t) => {
    const disk = await smallDisk(t, 24 * 1024);
    if (disk === undefined) return t.skip('no file system can be mounted here');
    await assert.rejects(startSandbox(optionsFor(join(disk, 'sandbox'))), /ENOSPC/);
    const entries = await readdir(disk, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      assert.doesNotMatch(entry.name, /\.tmp$/);
      const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
      assert.match(text, /^(?:\{.*\}|-----BEGIN.*END [A-Z ]+-----)\n?$/s, entry.name);
    }
  });
});

describe('files', () => {
  test('are for their owner alone also where umask is 000, in a folder of any name', async (t) => {
    const base = await folderWith(t, {});
    const before = umask(0);
    t.after(() => umask(before));
    const path = join(base, 'мой дом', "it's \u{1f3e0} $HOME");
    const sandbox = await startSandbox(optionsFor(path));
    try {
      const ran = await runImco(['cloud', 'servers', 'list', '-o', 'name'], {
        env: { IMCO_CONFIG: sandbox.folder.config },
        cwd: path,
        home: join(base, 'no home'),
      });
      assert.equal(ran.code, 0, ran.stderr);
      assert.equal(ran.stderr, '');
    } finally {
      await sandbox.close();
    }
    const entries = await readdir(base, { recursive: true, withFileTypes: true });
    assert.ok(entries.length > 10);
    for (const entry of entries) {
      const found = await lstat(join(entry.parentPath, entry.name));
      assert.equal(found.mode & 0o777, entry.isDirectory() ? 0o700 : 0o600, entry.name);
    }
  });

  for (const [name, target] of [
    ['requests.log', 'victim'],
    ['events.jsonl', 'victim'],
    ['private', '.'],
    ['server', '.'],
    ['files', '.'],
  ] as const) {
    test(`of a sandbox are not written where a link called ${name} leads`, async (t) => {
      const base = await folderWith(t, { victim: 'as it was', 'sandbox/sandbox.json': '{}' });
      const before = await readdir(base);
      await symlink(join(base, target), join(base, 'sandbox', name));
      // What is no link any more was replaced by a file of the sandbox's own.
      const started = await startSandbox(optionsFor(join(base, 'sandbox'))).catch(() => undefined);
      await started?.close();
      assert.equal(await readFile(join(base, 'victim'), 'utf8'), 'as it was');
      assert.deepEqual(await readdir(base), before);
    });
  }
});
