/** imco without a home folder, with a file in its place, and in a working folder that is gone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { endOf, publicScript, runAs, startAs, withoutUsers } from '../support/users.ts';
import { giveTo, type Home, type Platforms, startPlatforms } from './own-platforms.ts';

let folder: string;
let platforms: Platforms;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imco-platforms-'));
  platforms = await startPlatforms(folder);
});

after(async () => {
  await platforms.close();
  await rm(folder, { recursive: true, force: true });
});

const variables = (home: Home): Record<string, string> =>
  Object.fromEntries(
    Object.entries(home.keys('prod')).map(([name, value]) => [`IMCO_${name.toUpperCase()}`, value]),
  );

/** Commands that keep something in a home folder. */
const keeping: readonly (readonly string[])[] = [
  ['login', '--endpoint', 'https://localhost:9', '--no-verify'],
  ['login', '--domain', 'example.com', '--no-verify'],
  ['config', 'set', 'output', 'json'],
  ['config', 'edit'],
];

const others: readonly (readonly string[])[] = [
  ['config', 'path'],
  ['config', 'use', 'x'],
  ['logout', 'x', '--yes'],
  ['sandbox', 'start', '--detach'],
  ['sandbox', 'status'],
  ['completion', 'install', 'bash'],
  ['completion', 'install', 'fish'],
  ['completion', 'uninstall', 'zsh'],
  ['completion', 'install', 'powershell'],
];

describe('without a home folder', { skip: withoutUsers }, () => {
  for (const env of [{}, { HOME: '' }, { HOME: 'home' }, { HOME: '/dev/null' }] as Record<
    string,
    string
  >[]) {
    test(`what needs one says so (${JSON.stringify(env)})`, async (t) => {
      const { keys } = await platforms.homeOf(t);
      const { ca, cert, key } = keys('prod');
      const files = ['--ca', ca, '--cert', cert, '--key', key];
      for (const words of [...keeping, ...others]) {
        const given = words[0] === 'login' ? [...words, ...files] : words;
        const { code, stdout, stderr } = await runAs(given, { env });
        assert.deepEqual([code, stdout], [10, ''], `${words.join(' ')}: ${stderr}`);
        assert.match(stderr, /^error: home folder not found: set HOME or [A-Z_]+\n/);
        assert.doesNotMatch(stderr, /\/dev\/null/);
      }
      for (const words of [['ping'], ['doctor']]) {
        const { code, stdout, stderr } = await runAs(words, { env });
        assert.equal(code, 10, stderr);
        assert.match(stdout + stderr, /home folder (?:was )?not found/);
        assert.doesNotMatch(stdout + stderr, /\/dev\/null/);
      }
    });
  }

  test('what needs none works', async (t) => {
    const home = await platforms.homeOf(t);
    for (const words of [
      ['ping'],
      ['cloud', 'servers', 'list'],
      ['labels', 'create', '--name', 'new', '--dry-run'],
      ['config', 'show'],
      ['config', 'list'],
      ['completion', 'bash'],
    ]) {
      const { code, stdout, stderr } = await runAs(words, { env: variables(home) });
      assert.equal(code, 0, stderr);
      assert.doesNotMatch(stdout.slice(0, 2000) + stderr, /\/dev\/null\/\./);
    }
    const env = { XDG_CONFIG_HOME: join(home.home, '.config') };
    const { code, stderr } = await runAs(['ping'], { env });
    assert.equal(code, 0, stderr);
  });
});

describe('a file where a folder has to be', { skip: withoutUsers }, () => {
  for (const blocked of ['home', 'home/.config', 'home/.config/imco']) {
    test(`is told: ${blocked}`, async (t) => {
      const home = await platforms.homeOf(t);
      const { ca, cert, key } = home.keys('prod');
      const base = join(home.base, 'other');
      const path = await home.write(join('other', blocked), '');
      const files = ['--ca', ca, '--cert', cert, '--key', key];
      const env = { HOME: join(base, 'home'), EDITOR: 'true' };
      for (const words of keeping) {
        const given = words[0] === 'login' ? [...words, ...files] : words;
        const { code, stderr } = await runAs(given, { env });
        assert.equal(code, 10, `${words.join(' ')}: ${stderr}`);
        assert.ok(stderr.includes(`${path} is not a folder`), stderr);
      }
      const { code, stderr } = await runAs(['ping'], { env });
      assert.equal(code, 10, stderr);
      assert.ok(stderr.includes(`${path} is not a folder`), stderr);
      const given = await runAs(['ping'], { env: { ...env, ...variables(home) } });
      assert.equal(given.code, 0, given.stderr);
      if (blocked !== 'home') return;
      for (const words of others.filter(
        ([first]) => first === 'sandbox' || first === 'completion',
      )) {
        const ended = await runAs(words, { env });
        if (words[1] === 'uninstall') continue;
        assert.equal(ended.code, 10, `${words.join(' ')}: ${ended.stderr}`);
        assert.ok(ended.stderr.includes(`${path} is not a folder`), ended.stderr);
      }
    });
  }
});

describe('a working folder that was deleted', () => {
  const runWithout = (home: Home, words: readonly string[]) => {
    const line = 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"';
    const program = [process.execPath, publicScript(), ...words];
    const given = ['/bin/sh', '-c', line, join(home.base, 'gone'), ...program];
    const env = { HOME: home.home, IMCO_PROFILE: 'prod' };
    return endOf(startAs(given, { cwd: home.base, env }));
  };

  test('keeps from what is read or written in it, and from nothing else', async (t) => {
    const home = await platforms.homeOf(t);
    const before = await readdir(home.home);
    for (const words of [
      ['blueprint', 'attachments', 'download', '651dd3414c9027ad77d91b45'],
      ['labels', 'create', '--from-file', 'label.yaml'],
      ['ping', '--ca', 'ca.pem'],
      ['ping', '--config', 'imco.yaml'],
      ['sandbox', 'status', '--dir', 'sandbox'],
      ['login', 'api-key.zip', '--domain', 'example.com', '--profile', 'new'],
    ]) {
      const { code, stderr } = await runWithout(home, words);
      assert.equal(code, 10, `${words.join(' ')}: ${stderr}`);
      assert.match(stderr, /the working folder no longer exists/);
    }
    for (const words of [
      ['ping'],
      ['cloud', 'servers', 'list'],
      ['config', 'show'],
      ['labels', 'create', '--from-file', await home.write('label.yaml', 'name: x'), '--dry-run'],
    ]) {
      const { code, stderr } = await runWithout(home, words);
      assert.equal(code, 0, `${words.join(' ')}: ${stderr}`);
    }
    assert.deepEqual(
      (await readdir(home.home)).filter((name) => name !== '.cache'),
      before,
    );
  });
});

describe('a pipe that nobody writes to', () => {
  test('is given up after ten seconds', async (t) => {
    const home = await platforms.homeOf(t);
    const pipe = join(home.base, 'pipe');
    execFileSync('mkfifo', ['-m', '600', pipe]);
    await giveTo(pipe);
    const lines: readonly (readonly [number, ...string[]])[] = [
      [10, 'ping', '--config', pipe],
      [10, 'ping', '--profile', 'prod', '--key', pipe],
      [10, 'ping', '--profile', 'prod', '--ca', pipe],
      [10, 'login', pipe, '--endpoint', 'https://localhost:9'],
      [10, 'login', '--from-concerto', pipe],
      [2, 'labels', 'create', '--profile', 'prod', '--from-file', pipe],
      [2, 'api', 'POST', 'labels', '--profile', 'prod', '--input', pipe],
    ];
    await Promise.all(
      lines.map(async ([expected, ...words]) => {
        const ended = await runAs(words, { env: { HOME: home.home } });
        assert.equal(ended.code, expected, `${words.join(' ')}: ${ended.stderr}`);
        assert.match(ended.stderr, /sent no data within 10 s/);
        assert.ok(ended.ms > 9_000 && ended.ms < 25_000, `${words.join(' ')}: ${ended.ms} ms`);
      }),
    );
  });

  test('is not a file that could be changed', async (t) => {
    const home = await platforms.homeOf(t);
    const pipe = join(home.base, 'pipe');
    execFileSync('mkfifo', ['-m', '600', pipe]);
    await giveTo(pipe);
    const lines = [
      ['config', 'set', 'output', 'json'],
      ['config', 'use', 'x'],
      ['logout', 'x', '--yes'],
    ];
    const env = { HOME: home.home };
    const ended = await Promise.all(lines.map((one) => runAs([...one, '--config', pipe], { env })));
    for (const { code, stderr } of ended) {
      assert.equal(code, 10, stderr);
      assert.match(stderr, /pipe is not a regular file/);
    }
  });
});
