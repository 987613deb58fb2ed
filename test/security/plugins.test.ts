/** Plugins: which programs run as "imco NAME", with what, and which never do. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { type Ran, runImco, spawnImco } from '../support/program.ts';
import { stranger, withoutUsers } from '../support/users.ts';

const userFile = 'home/.config/imco/config.yaml';

const profiles = [
  'current: prod',
  'profiles:',
  '  prod: {endpoint: https://prod.example}',
  '  test: {endpoint: https://test.example}',
  '',
].join('\n');

interface Setup {
  readonly folder: string;
  /** Puts a program there that writes down how it is called, and ends with code 3. */
  readonly plant: (path: string, code?: number) => Promise<string>;
  readonly imco: (PATH: string, ...words: readonly string[]) => Promise<Ran>;
  /** What the program wrote: its path, its arguments and its environment. */
  readonly ran: () => Promise<readonly string[]>;
}

const setUp = async (
  t: TestContext,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Setup> => {
  const folder = await folderWith(t, { 'home/work/.keep': '', ...files });
  const at = (path: string): string => join(folder, path);
  return {
    folder,
    plant: async (path, code = 3) => {
      const file = at(path);
      await mkdir(dirname(file), { recursive: true });
      const script = [
        '#!/bin/sh',
        `{ echo "$0"; for one in "$@"; do echo "<$one>"; done; env; } > '${at('ran')}'`,
        `exit ${code}`,
        '',
      ];
      await writeFile(file, script.join('\n'));
      await chmod(file, 0o755);
      return file;
    },
    imco: (PATH, ...words) =>
      runImco(words, {
        home: at('home'),
        cwd: at('home/work'),
        env: { PATH: `${PATH}:/usr/bin:/bin`, HOME: at('home'), ...env },
      }),
    ran: async () => (await readFile(at('ran'), 'utf8')).split('\n').slice(0, -1),
  };
};

const lead = async (t: TestContext, files?: Readonly<Record<string, string>>) => {
  const setup = await setUp(t, { [userFile]: profiles, ...files });
  return { ...setup, bin: join(setup.folder, 'bin') };
};

describe('a plugin', () => {
  test('gets all arguments, and its exit code is that of imco', async (t) => {
    const { bin, plant, imco, ran } = await lead(t);
    const file = await plant('bin/imco-hello');
    const { code, stdout, stderr } = await imco(
      bin,
      'hello',
      'a b',
      '--help',
      '-o',
      '$x',
      '--',
      '',
    );
    assert.deepEqual([code, stdout, stderr], [3, '', '']);
    const [name, ...words] = await ran();
    assert.equal(name, file);
    assert.deepEqual(words.slice(0, 6), ['<a b>', '<--help>', '<-o>', '<$x>', '<-->', '<>']);
    await plant('bin/imco-hello', 0);
    assert.equal((await imco(bin, 'hello')).code, 0);
  });

  test('gets the profile and the endpoint in its environment, and no credentials', async (t) => {
    const credentials =
      '{endpoint: https://prod.example, cert: c.pem, key: k.pem, passphrase-file: p}';
    const { bin, plant, imco, ran, folder } = await lead(t, {
      [userFile]: `current: prod\nprofiles:\n  prod: ${credentials}\n  test: {domain: test.example}\n`,
      'home/work/other.yaml': 'profiles: {x: {endpoint: "https://x.example"}}',
    });
    await plant('bin/imco-hello');
    const given = async (...words: readonly string[]) => {
      const { stderr } = await imco(bin, ...words);
      assert.equal(stderr, '');
      return (await ran()).filter((line) => line.startsWith('IMCO_')).toSorted();
    };
    assert.deepEqual(await given('hello'), [
      'IMCO_PLUGIN_ENDPOINT=https://prod.example/v2',
      'IMCO_PROFILE=prod',
    ]);
    assert.deepEqual(await given('--profile', 'test', 'hello'), [
      'IMCO_PLUGIN_ENDPOINT=https://clients.test.example/v2',
      'IMCO_PROFILE=test',
    ]);
    assert.deepEqual(await given('--config=other.yaml', '--profile=x', 'hello'), [
      `IMCO_CONFIG=${join(folder, 'home/work/other.yaml')}`,
      'IMCO_PLUGIN_ENDPOINT=https://x.example/v2',
      'IMCO_PROFILE=x',
    ]);
    const flag = await imco(bin, '-o', 'json', 'hello');
    assert.equal(flag.code, 2);
    assert.match(flag.stderr, /-o cannot be used before a plugin/);
    const unknown = await imco(bin, '--profile', 'nosuch', 'hello');
    assert.equal(unknown.code, 10);
  });

  test('does not receive the profile that an untrusted project file chooses', async (t) => {
    const { bin, plant, imco, ran } = await lead(t, { 'home/work/.imcorc': 'profile: test\n' });
    await plant('bin/imco-hello');
    const given = async () => (await ran()).filter((line) => /^IMCO_P/.test(line)).toSorted();
    await imco(bin, 'hello');
    assert.deepEqual(await given(), []);
    await imco(bin, '--profile', 'test', 'hello');
    const chosen = ['IMCO_PLUGIN_ENDPOINT=https://test.example/v2', 'IMCO_PROFILE=test'];
    assert.deepEqual(await given(), chosen);
    assert.equal((await imco(bin, 'config', 'trust')).code, 0);
    await imco(bin, 'hello');
    assert.deepEqual(await given(), chosen);
  });

  test('that cannot be started is a failure with a code of its own', async (t) => {
    const { folder, plant, imco } = await setUp(t, {}, { IMCO_OUTPUT: 'json' });
    const file = await plant('bin/imco-hello');
    for (const interpreter of ['/nowhere/sh', '/etc/passwd']) {
      await writeFile(file, `#!${interpreter}\n`);
      const { code, stdout, stderr } = await imco(join(folder, 'bin'), 'hello');
      assert.deepEqual([code, stdout], [10, ''], stderr);
      const { error } = JSON.parse(stderr);
      assert.equal(error.code, 'plugin_not_started');
      assert.match(error.message, /^plugin "hello" cannot be started: \/.*\/imco-hello/);
    }
  });

  test('never replaces a command of imco or an alias', async (t) => {
    const { bin, plant, imco, folder } = await lead(t, {
      [userFile]: 'aliases: {mine: config get concurrency}\n',
    });
    for (const name of ['ping', 'config', 'servers', 'server', 'cse', 'mine', 'help']) {
      await plant(`bin/imco-${name}`);
    }
    assert.equal((await imco(bin, 'mine')).stdout, '8\n');
    for (const words of [['config', 'path'], ['servers', '--help'], ['help'], ['cse', '--help']]) {
      await imco(bin, ...words);
    }
    assert.ok(!existsSync(join(folder, 'ran')));
    const { stdout } = await imco(bin, 'help', 'extensions', '-o', 'json');
    const { plugins } = JSON.parse(stdout);
    for (const { name, problem } of plugins) {
      const by = name === 'mine' ? 'an alias' : 'a command of imco';
      assert.equal(problem, `is hidden by ${by}`, name);
    }
  });

  test('that does not exist is an unknown command, and nothing else is run for it', async (t) => {
    const { bin, plant, imco, folder } = await lead(t);
    await plant('bin/imco-hello');
    await plant('bin/hello');
    await plant('bin/imco-Hello');
    for (const word of ['hallo', 'Hello', 'hello/x', '../hello', 'imco-hello', '']) {
      const { code, stderr } = await imco(bin, word);
      assert.equal(code, 2, word);
      assert.match(stderr, /unknown command/);
    }
    assert.ok(!existsSync(join(folder, 'ran')));
  });
});

describe('a plugin is not run', () => {
  const refused = async (
    { imco, folder }: Pick<Setup, 'imco' | 'folder'>,
    path: string,
    why: RegExp,
  ): Promise<void> => {
    const { code, stdout, stderr } = await imco(path, 'hello');
    assert.deepEqual([code, stdout], [10, ''], stderr);
    assert.match(stderr, /^error: plugin "hello" was not run: /);
    assert.match(stderr, why);
    assert.ok(!existsSync(join(folder, 'ran')));
    const listed = await imco(path, 'help', 'extensions');
    assert.match(listed.stdout, /Plugins in PATH:[\s\S]*hello[\s\S]*not used: /);
  };

  test('if others can change it or its folder', async (t) => {
    const { bin, plant, folder, imco } = await lead(t);
    const file = await plant('bin/imco-hello');
    await chmod(file, 0o757);
    await refused({ imco, folder }, bin, /imco-hello can be changed by others\nhint: .*chmod go-w/);
    await chmod(file, 0o755);
    for (const mode of [0o757, 0o1777]) {
      await chmod(bin, mode);
      await refused({ imco, folder }, bin, /is in .*\/bin, which can be changed by others/);
    }
    await chmod(bin, 0o755);
    assert.equal((await imco(bin, 'hello')).code, 3);
  });

  test('if it or its folder belongs to another user or a group', {
    skip: withoutUsers,
  }, async (t) => {
    const { bin, plant, folder, imco } = await lead(t);
    const file = await plant('bin/imco-hello');
    await chown(file, stranger.uid, 0);
    await refused({ imco, folder }, bin, /belongs to another user/);
    await chown(file, 0, stranger.gid);
    await chmod(file, 0o775);
    await refused({ imco, folder }, bin, /can be changed by others/);
    await chmod(file, 0o755);
    await chown(bin, stranger.uid, 0);
    await refused({ imco, folder }, bin, /which belongs to another user/);
  });

  test('if a link leads to what others can change', async (t) => {
    const { bin, plant, folder, imco } = await lead(t);
    const file = await plant('shared/imco-hello');
    await mkdir(bin);
    await symlink(file, join(bin, 'imco-hello'));
    assert.equal((await imco(bin, 'hello')).code, 3);
    await rm(join(folder, 'ran'));
    await chmod(dirname(file), 0o1777);
    await refused({ imco, folder }, bin, /is in .*\/shared, which can be changed by others/);
  });

  test('if it is in the working folder or in a relative entry of PATH', async (t) => {
    const { bin, plant, folder, imco } = await lead(t);
    await plant('home/work/imco-hello');
    await plant('home/work/bin/imco-hello');
    const work = join(folder, 'home/work');
    await symlink(work, join(folder, 'link'));
    for (const path of [work, `${work}/`, join(folder, 'link'), `${work}/bin/..`]) {
      await refused({ imco, folder }, path, /is in the working folder/);
    }
    for (const path of ['.', '', './', 'bin', '..//work', `:${bin}`]) {
      const { code, stderr } = await imco(path, 'hello');
      assert.equal(code, 2, path);
      assert.match(stderr, /unknown command/);
      assert.ok(!existsSync(join(folder, 'ran')), path);
    }
  });

  test('if it is not executable, not a file or a link that leads nowhere', async (t) => {
    const { bin, plant, folder, imco } = await lead(t);
    const file = await plant('bin/imco-hello');
    await chmod(file, 0o644);
    await refused({ imco, folder }, bin, /is not executable\nhint: .*chmod u\+x/);
    await mkdir(join(folder, 'other/imco-hello'), { recursive: true });
    await refused({ imco, folder }, join(folder, 'other'), /is a folder/);
    await mkdir(join(folder, 'third'));
    await symlink('/nowhere', join(folder, 'third/imco-hello'));
    assert.equal((await imco(join(folder, 'third'), 'hello')).code, 2);
  });
});

test('of several plugins of a name the first safe one is run, and the list says so', async (t) => {
  const { folder, plant, imco, ran } = await lead(t);
  const unsafe = await plant('a/imco-hello');
  await chmod(unsafe, 0o777);
  const first = await plant('b/imco-hello');
  const second = await plant('c/imco-hello');
  const [a, b, c] = ['a', 'b', 'c'].map((name) => join(folder, name));
  await symlink(b ?? '', join(folder, 'again'));
  const path = [a, b, c, b, `${b}/`, join(folder, 'again')].join(':');
  assert.equal((await imco(path, 'hello')).code, 3);
  assert.equal((await ran())[0], first);
  const { stdout } = await imco(`${path}:.`, 'help', 'extensions', '-o', 'json');
  const { plugins, warnings } = JSON.parse(stdout);
  assert.deepEqual(
    plugins.map((one: { path: string; problem: string | null }) => [one.path, one.problem]),
    [
      [unsafe, 'can be changed by others'],
      [first, null],
      [second, `is hidden by ${first}`],
    ],
  );
  assert.deepEqual(warnings, ['PATH has relative entries, in which plugins are not searched']);
});

test('a plugin uses the streams of imco, and signals that end it are reported as by a shell', async (t) => {
  const { folder } = await lead(t);
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const script = '#!/bin/sh\nread line; echo "out $line $1"; echo err >&2; kill -TERM $$\n';
  await writeFile(join(bin, 'imco-hello'), script);
  await chmod(join(bin, 'imco-hello'), 0o755);
  const { code, stdout, stderr } = await spawnImco(['hello', 'x'], {
    home: join(folder, 'home'),
    cwd: folder,
    stdin: 'in\n',
    env: { PATH: `${bin}:${process.env.PATH}` },
  });
  assert.deepEqual([code, stdout, stderr], [143, 'out in x\n', 'err\n']);
});
