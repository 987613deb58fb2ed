/** imco on machines that are not as one would wish: no home, no room, no care taken with modes. */

import assert from 'node:assert/strict';
import { type SpawnOptions, type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import {
  chmod,
  chown,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getuid, umask } from 'node:process';
import { describe, type TestContext, test } from 'node:test';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { answers } from '../support/byte-server.ts';
import { realClock } from '../support/clock.ts';
import { filePlatforms, ids } from '../support/file-platform.ts';
import { folderWith } from '../support/folders.ts';
import { needsRoot } from '../support/needs-program.ts';
import { bareEnv, runImco } from '../support/program.ts';
import { publicScript } from '../support/users.ts';

const isRoot = getuid?.() === 0;

/** Runs the built program as it is started, with these changes to its surroundings. */
const start = (words: readonly string[], options: SpawnSyncOptions) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [publicScript(), ...words], {
    env: {},
    ...options,
  });
  return { code: status, stdout: String(stdout ?? ''), stderr: String(stderr ?? '') };
};

/** The same beside a platform that answers from this process. */
const startBeside = async (words: readonly string[], options: SpawnOptions) => {
  const child = spawn(process.execPath, [publicScript(), ...words], options);
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    text.stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    text.stderr += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, ...text };
};

const nobody = { uid: 54_321, gid: 54_321 };

const optionsFor = (path: string): SandboxOptions => ({
  release: findPlatformRelease('9'),
  folder: openFolder(path),
  clock: realClock,
  port: 0,
  seed: { kind: 'demo', servers: 1, events: 1 },
  speed: 1,
  latency: 0,
  faults: [],
  warn: () => {},
});

describe('any user', () => {
  const platforms = filePlatforms();

  test('works if the home folder is not writable', async (t) => {
    const platform = await platforms.start(t);
    const home = await folderWith(t, { '.cache/imco/compiled/old': '' });
    const env: Record<string, string> = { ...platform.env, HOME: home };
    // Root may write anywhere: then it is somebody else who runs imco, with keys of their own.
    for (const name of ['IMCO_CA', 'IMCO_CERT', 'IMCO_KEY', 'IMCO_STORAGE_CA']) {
      env[name] = join(home, name);
      await copyFile(platform.env[name] ?? '', env[name]);
      if (isRoot) await chown(env[name], nobody.uid, nobody.gid);
    }
    const places = ['.cache/imco/compiled', '.cache/imco', '.cache', '.'];
    const setAll = (mode: number) =>
      Promise.all(places.map((place) => chmod(join(home, place), mode)));
    await setAll(0o555);
    try {
      const before = await readdir(home, { recursive: true });
      const options = { ...(isRoot && nobody), cwd: '/', env };
      const listed = await startBeside(['labels', 'list', '-o', 'name'], options);
      assert.deepEqual(listed, { code: 0, stdout: 'production\n', stderr: '' });
      const words = ['blueprint', 'attachments', 'list', '--script', 'deploy', '-o', 'name'];
      const byName = await startBeside(words, options);
      assert.deepEqual(byName, { code: 0, stdout: 'site.tgz\n', stderr: '' });
      assert.deepEqual(await readdir(home, { recursive: true }), before);
    } finally {
      await setAll(0o755);
    }
  });

  test('the system knows nothing of can run it, without HOME', (t) => {
    if (!needsRoot(t)) return;
    const { code, stdout, stderr } = start(['config', 'show', '-o', 'json'], {
      ...nobody,
      cwd: '/',
    });
    assert.equal(code, 0, stderr);
    assert.equal(JSON.parse(stdout).api, 'v2');
  });

  test('gets the missing permission if the home folder is not writable', (t) => {
    if (!needsRoot(t)) return;
    const { code, stderr } = start(['cloud', 'servers', 'list'], { ...nobody, cwd: '/' });
    assert.equal(code, 10, stderr);
    assert.match(stderr, /^error: no platform is configured/);
  });

  test('with an empty or relative HOME does not get the settings in the working folder', async (t) => {
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
    test(`is reported as a failure of ${words.join(' ')}`, () => {
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
    assert.match(stderr, /cannot be written: the disk is full/);
    assert.deepEqual(await readdir(disk), []);
  });

  /** Every file below a folder, with what is in it. */
  const filesIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name));
    return new Map(
      await Promise.all(paths.map(async (path) => [path, await readFile(path, 'latin1')] as const)),
    );
  };

  /** A small disk with a home that has settings, and no room for anything more. */
  const fullHome = async (t: TestContext): Promise<string | undefined> => {
    const disk = await smallDisk(t, 32 * 1024);
    if (disk === undefined) return undefined;
    const home = join(disk, 'home');
    await mkdir(join(home, '.config/imco'), { recursive: true });
    await writeFile(join(home, '.config/imco/config.yaml'), 'output: json\n', { mode: 0o600 });
    await assert.rejects(writeFile(join(disk, 'filling'), Buffer.alloc(64 * 1024)), /ENOSPC/);
    return home;
  };

  test('leaves settings and keys unchanged, and no lock behind', async (t) => {
    const home = await fullHome(t);
    if (home === undefined) return t.skip('no file system can be mounted here');
    const { env, run } = await platforms.start(t);
    const before = await filesIn(home);
    const keys = ['--ca', env.IMCO_CA, '--cert', env.IMCO_CERT, '--key', env.IMCO_KEY].map(String);
    for (const words of [
      ['config', 'set', 'output', 'table'],
      ['login', ...keys, '--endpoint', String(env.IMCO_ENDPOINT), '--profile', 'x', '--no-verify'],
    ]) {
      const { code, stdout, stderr } = await run(words, { home, env: {} });
      assert.deepEqual([code, stdout], [10, ''], stderr);
      assert.match(stderr, /cannot be written: the disk is full/);
      assert.deepEqual(await filesIn(home), before, words[0]);
    }
  });

  test('keeps nobody from listing and uploading', async (t) => {
    const home = await fullHome(t);
    if (home === undefined) return t.skip('no file system can be mounted here');
    const platform = await platforms.start(t);
    const before = await filesIn(home);
    await writeFile(join(platform.cwd, 'site.tgz'), 'twelve bytes');
    for (const words of [
      ['labels', 'list', '-o', 'name'],
      ['blueprint', 'attachments', 'upload', 'site.tgz', '--script', 'deploy', '-o', 'name'],
    ]) {
      const { code, stderr } = await platform.run(words, { home });
      assert.deepEqual([code, stderr], [0, ''], words.join(' '));
    }
    assert.deepEqual(await filesIn(home), before);
  });

  test('that accepts no output is reported, and the upload stays', async (t) => {
    const platform = await platforms.start(t);
    await writeFile(join(platform.cwd, 'site.tgz'), 'twelve bytes');
    const options = (): SpawnOptions => ({
      cwd: platform.cwd,
      env: { ...bareEnv(), ...platform.env },
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    const upload = ['blueprint', 'attachments', 'upload', 'site.tgz', '--script', 'deploy'];
    for (const words of [
      ['labels', 'list'],
      [...upload, '-o', 'json'],
    ]) {
      const { code, stderr } = await startBeside(words, options());
      assert.equal(code, 1, stderr);
      assert.match(stderr, /the (?:answer|output) could not be written: ENOSPC/);
    }
    assert.deepEqual(platform.changes(), [
      `POST /blueprint/scripts/${ids.script}/attachments`,
      'PUT storage',
      `PUT /blueprint/attachments/${ids.file}/uploaded`,
    ]);
  });

  test('leaves only complete files of a sandbox that could not start', async (t) => {
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
  test('are readable only by their owner, also with umask 000', async (t) => {
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
    test(`of a sandbox are not written through a link called ${name}`, async (t) => {
      const base = await folderWith(t, { victim: 'as it was', 'sandbox/sandbox.json': '{}' });
      const before = await readdir(base);
      await symlink(join(base, target), join(base, 'sandbox', name));
      // What is no link any more was replaced by a file of the sandbox's own.
      const started = await startSandbox(optionsFor(join(base, 'sandbox'))).catch(() => undefined);
      if (started) {
        // A change, of which the log and the events tell.
        const words = ['labels', 'create', '--name', 'x', '-o', 'name'];
        const env = { IMCO_CONFIG: started.folder.config };
        assert.equal((await runImco(words, { env, home: base })).code, 0);
        await started.close();
      }
      assert.equal(await readFile(join(base, 'victim'), 'utf8'), 'as it was');
      assert.deepEqual(await readdir(base), before);
    });
  }
});
