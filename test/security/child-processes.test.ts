/** Programs that imco starts: none of them is one that lies in the working folder. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { needsProgram } from '../support/needs-program.ts';
import { type Ran, runImco, spawnImco } from '../support/program.ts';

const starter = 'lib/process/child-process.ts';

test('only one module starts processes', () => {
  const files = readdirSync('src', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && file !== starter);
  assert.ok(files.length > 100);
  for (const file of files) {
    // A cluster is also a resource of the platform.
    const ofPlatform = /(?:labelable: |explainTransition\()'cluster'/g;
    const code = readFileSync(join('src', file), 'utf8').replaceAll(ofPlatform, '');
    assert.doesNotMatch(code, /child_process|worker_threads|['"`](?:node:)?cluster['"`]/, file);
  }
  assert.match(readFileSync(join('src', starter), 'utf8'), /node:child_process/);
});

/** Every name that imco, its commands or what these start could look for. */
const names = [
  'sh',
  'bash',
  'zsh',
  'vi',
  'notepad',
  'node',
  'env',
  'imco',
  'cat',
  'touch',
  'planted',
];

/** What PATH may begin or end with that stands for the working folder. */
const around: readonly (readonly [before: string, after: string])[] = [
  ['.:', ''],
  [':', ''],
  ['bin:', ''],
  ['./:', ''],
  ['x/..:', ''],
  ['', ':'],
  ['', ':.'],
];

interface Setup {
  readonly home: string;
  readonly here: string;
  readonly imco: (env: Readonly<Record<string, string>>, ...words: string[]) => Promise<Ran>;
}

/** A working folder full of planted programs, which note that they ran. */
const setUp = async (t: TestContext): Promise<Setup> => {
  const root = await folderWith(t, {
    'home/.zshrc': 'fpath=(~/functions)\n',
    'home/functions/.keep': '',
    'home/.config/imco/config.yaml': 'output: table\n',
    'here/x/.keep': '',
  });
  const [home, here] = [join(root, 'home'), join(root, 'here')];
  await mkdir(join(here, 'bin'));
  for (const name of names) {
    for (const file of [join(here, name), join(here, 'bin', name)]) {
      await writeFile(file, `#!/bin/sh\n/bin/echo ${name} >> '${root}/ran'\n`);
      await chmod(file, 0o755);
    }
  }
  return {
    home,
    here,
    imco: (env, ...words) => runImco(words, { cwd: here, home, env: { HOME: home, ...env } }),
  };
};

const ranIn = (root: string): string => {
  try {
    return readFileSync(join(root, 'ran'), 'utf8');
  } catch {
    return '';
  }
};

const assertNothingRan = ({ here }: Setup, what: string): void =>
  assert.equal(ranIn(join(here, '..')), '', what);

const paths = around.map(([before, after]) => `${before}${process.env.PATH}${after}`);

describe('with a PATH that names the working folder nothing planted there is run by', () => {
  test('config edit, with any editor', async (t) => {
    const setup = await setUp(t);
    for (const PATH of paths) {
      for (const EDITOR of ['planted', 'touch', 'sh -c true']) {
        const { code, stderr } = await setup.imco({ PATH, EDITOR }, 'config', 'edit');
        assert.equal(code, EDITOR === 'planted' ? 2 : 0, stderr);
        assertNothingRan(setup, `${EDITOR}, ${PATH}`);
      }
    }
  });

  test('completion install and uninstall', async (t) => {
    if (!needsProgram(t, 'zsh')) return;
    const setup = await setUp(t);
    // A process of its own stands in that folder, whatever it hands on.
    const imco = (PATH: string, ...words: readonly string[]) =>
      spawnImco(words, { cwd: setup.here, home: setup.home, env: { PATH } });
    const file = join(setup.home, 'functions', '_imco');
    for (const PATH of paths) {
      const installed = await imco(PATH, 'completion', 'install', 'zsh', '-o', 'json');
      assertNothingRan(setup, PATH);
      // The real zsh was asked.
      assert.deepEqual(JSON.parse(installed.stdout), { shell: 'zsh', file, done: 'installed' });
      await imco(PATH, 'completion', 'uninstall', 'zsh');
      assertNothingRan(setup, PATH);
      assert.ok(!existsSync(file));
    }
  });

  test('sandbox run, the command and what it runs', async (t) => {
    const setup = await setUp(t);
    const [PATH = ''] = paths;
    const runs = await Promise.all(
      [
        ...paths.slice(0, 2).map((path) => ({ PATH: path, words: ['planted'], code: 127 })),
        { PATH, words: ['sh', '-c', 'touch seen; cat seen; imco --version'], code: 0 },
        { PATH, words: ['sh', '-c', 'planted'], code: 127 },
        { PATH, words: ['imco', '--version'], code: 0 },
      ].map(async ({ PATH, words, code }) => ({
        code,
        ran: await spawnImco(['sandbox', 'run', '--servers', '1', '--', ...words], {
          home: setup.home,
          cwd: setup.here,
          env: { PATH },
        }),
        what: `${words.join(' ')}, ${PATH}`,
      })),
    );
    for (const { code, ran, what } of runs) assert.equal(ran.code, code, `${what}: ${ran.stderr}`);
    assertNothingRan(setup, 'sandbox run');
  });

  test('sandbox start --detach and stop', async (t) => {
    const setup = await setUp(t);
    const [PATH = ''] = paths;
    const dir = join(setup.home, 'sandbox');
    const words = ['sandbox', 'start', '--detach', '--servers', '1', '--dir', dir];
    const started = await setup.imco({ PATH }, ...words);
    assert.equal(started.code, 0, started.stderr);
    assert.equal((await setup.imco({ PATH }, 'sandbox', 'stop', '--dir', dir)).code, 0);
    assertNothingRan(setup, 'detach');
  });
});

test('a path is run as it is given, and its environment has no place of programs that depends on the folder', async (t) => {
  const setup = await setUp(t);
  const { here } = setup;
  await writeFile(join(here, 'mine'), '#!/bin/sh\nprintf %s "$PATH"\n', { mode: 0o755 });
  const PATH = '.::bin:/usr/bin:/bin';
  const env = { PATH };
  const { code, stdout } = await spawnImco(['sandbox', 'run', '--', './mine'], { cwd: here, env });
  assert.equal(code, 0);
  const [own = '', ...others] = stdout.split(':');
  assert.match(own, /^\/.*imco-sandbox-.*\/bin$/);
  assert.deepEqual(others, ['/usr/bin', '/bin']);
  assertNothingRan(setup, PATH);
});

test('a PATH with only relative entries finds no program', async (t) => {
  const setup = await setUp(t);
  const { here } = setup;
  for (const PATH of ['', '.', ':', 'bin']) {
    const words = ['sandbox', 'run', '--', 'planted'];
    const { code, stderr } = await runImco(words, { cwd: here, env: { PATH } });
    assert.equal(code, 127, PATH);
    assert.match(stderr, /planted: command not found \(relative entries of PATH/);
    assertNothingRan(setup, PATH);
  }
});

test('without PATH the folders of the system are searched', async (t) => {
  const setup = await setUp(t);
  const { here, home } = setup;
  const words = ['config', 'edit'];
  const { code, stderr } = await runImco(words, { cwd: here, home, env: { EDITOR: 'touch' } });
  assert.equal(code, 0, stderr);
  assertNothingRan(setup, 'no PATH');
});

test('zsh reads the start-up files of the user, not those in the working folder', async (t) => {
  if (!needsProgram(t, 'zsh')) return;
  const setup = await setUp(t);
  const { here, home } = setup;
  const startUp = `/bin/echo zshrc >> '${join(here, '..', 'ran')}'\n`;
  for (const file of ['.zshrc', '.zshenv', '.zprofile']) await writeFile(join(here, file), startUp);
  await writeFile(join(here, 'print'), startUp);
  const words = ['completion', 'install', 'zsh', '-o', 'json'];
  for (const env of [{ ZDOTDIR: '.' }, { ZDOTDIR: '' }, { HOME: '.' }, { FPATH: '.' }]) {
    const PATH = process.env.PATH ?? '';
    const { code, stdout, stderr } = await runImco(words, {
      cwd: here,
      home,
      env: { PATH, HOME: home, ...env },
    });
    assert.equal(code, 0, stderr);
    assert.equal(JSON.parse(stdout).file, join(home, 'functions', '_imco'));
    assertNothingRan(setup, JSON.stringify(env));
  }
});
