import assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { folderWith } from '../../support/folders.ts';
import { type Ran, runImco } from '../../support/program.ts';

const userFile = 'home/.config/imco/config.yaml';

interface Setup {
  readonly folder: string;
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
  readonly text: (name?: string) => Promise<string>;
}

const setUp = async (
  t: TestContext,
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Setup> => {
  const folder = await folderWith(t, { 'home/project/deep/x': '', ...files });
  const [home, cwd] = [join(folder, 'home'), join(folder, 'home/project/deep')];
  return {
    folder,
    imco: (...words) => runImco(words, { home, cwd, env }),
    text: (name = userFile) => readFile(join(folder, name), 'utf8'),
  };
};

const two = [
  '# mine',
  'current: a',
  'profiles:',
  '  a: {domain: a.example} # first',
  '  b: {domain: b.example, timeout: 5s}',
  '',
].join('\n');

describe('config show --origin', () => {
  test('shows the origins on a narrow terminal too', async (t) => {
    const folder = await folderWith(t, { [userFile]: two });
    const home = join(folder, 'home');
    const words = ['config', 'show', '--origin'];
    const { stdout, stderr } = await runImco(words, { home, screen: 40 });
    // Headings are bold there.
    const lines = stripVTControlCharacters(stdout).split('\n');
    assert.match(lines[0] ?? '', /^SETTING +VALUE +ORIGIN$/);
    assert.match(stderr, /^1 column hidden \(where\)/m);
    for (const line of lines) assert.ok(line.length <= 40, line);
  });
});

describe('config set and unset', () => {
  test('a preference applies to all profiles, other settings to the active or given one', async (t) => {
    const { imco, text } = await setUp(t, { [userFile]: two });
    for (const words of [
      ['output', 'wide'],
      ['port', '886'],
      ['timeout', '9s', '--profile', 'b'],
      ['protected', 'yes', '--profile', 'b'],
      ['key', '~/k.pem'],
      ['ca', 'ca.pem'],
    ]) {
      const { code, stderr } = await imco('config', 'set', ...words);
      assert.equal(code, 0, stderr);
    }
    const written = await text();
    assert.match(written, /^# mine\ncurrent: a\n/);
    assert.match(written, /^output: wide$/m);
    assert.match(written, /a: *\{[^}]*port: 886[^}]*key: ~\/k\.pem[^}]*ca: \/[^}]*deep\/ca\.pem/);
    assert.match(written, /b: *\{[^}]*timeout: 9s, protected: true/);
    assert.equal((await imco('config', 'unset', 'port')).code, 0);
    assert.doesNotMatch(await text(), /886/);
  });

  test('a wrong setting or value is refused with the allowed ones, and nothing is written', async (t) => {
    const { imco, text } = await setUp(t, { [userFile]: two });
    for (const [words, says] of [
      [['set', 'domian', 'x'], /did you mean domain\?/],
      [['set', 'port', '0'], /port: expected a whole number from 1 to 65535/],
      [['set', 'color', 'nevr'], /did you mean never\?/],
      [['set', 'output', 'xml'], /output: allowed values: table/],
      [['set', 'endpoint', 'http://x'], /not encrypted/],
      [['set', 'domain', 'a b'], /not a valid host name/],
      [['set', 'profile', 'b'], /imco config use/],
      [['unset', 'outptu'], /did you mean output\?/],
    ] as const) {
      const { code, stderr } = await imco('config', ...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(stderr, says);
    }
    const unknown = await imco('config', 'use', 'bb');
    assert.equal(unknown.code, 10);
    assert.match(unknown.stderr, /profile "bb" not found\nhint: did you mean b\?/);
    assert.equal((await imco('config', 'set', 'output', 'csv', '--dry-run')).code, 0);
    assert.equal(await text(), two);
  });

  test('a wrong value and an unknown setting in the file can be fixed', async (t) => {
    const { imco, text } = await setUp(t, { [userFile]: 'domian: x\nport: 99999\n' });
    assert.equal((await imco('config', 'unset', 'domian')).code, 0);
    assert.equal((await imco('config', 'set', 'port', '443')).code, 0);
    assert.equal(await text(), 'port: 443\n');
  });

  test('JSON stays JSON, and a broken file is reported with line and column', async (t) => {
    const json = 'home/.config/imco/config.json';
    const { imco, text, folder } = await setUp(t, { [json]: '{\n  "output": "csv"\n}\n' });
    assert.equal((await imco('config', 'set', 'color', 'never')).code, 0);
    assert.equal(await text(json), '{\n  "output": "csv",\n  "color": "never"\n}\n');
    await writeFile(join(folder, json), '{"key": "hunter2", }');
    const { code, stderr } = await imco('config', 'set', 'color', 'auto');
    assert.equal(code, 10);
    assert.match(stderr, /config\.json.*line 1.*column 20/);
    assert.doesNotMatch(stderr, /hunter2/);
  });

  test('a symbolic link instead of the file is refused', async (t) => {
    const { imco, folder, text } = await setUp(t, { [userFile]: two, other: two });
    await unlink(join(folder, userFile));
    await symlink(join(folder, 'other'), join(folder, userFile));
    const { code, stderr } = await imco('config', 'set', 'output', 'csv');
    assert.equal(code, 10);
    assert.match(stderr, /is a symbolic link/);
    assert.equal(await text('other'), two);
  });
});

test('config use changes the profile, and config list shows all profiles, including broken ones', async (t) => {
  const more = '  c: {port: many}\n  d: {endpoint: https://d.example/v3}\n';
  const { imco } = await setUp(t, { [userFile]: two + more });
  const used = await imco('config', 'use', 'b', '-o', 'json');
  assert.equal(used.code, 0, used.stderr);
  assert.equal(JSON.parse(used.stdout).current, 'b');
  const { stdout } = await imco('config', 'list', '--query', '[].[name,current,endpoint,api]');
  assert.deepEqual(JSON.parse(stdout), [
    ['a', false, 'https://clients.a.example/v2', 'v2'],
    ['b', true, 'https://clients.b.example/v2', 'v2'],
    ['c', false, null, null],
    ['d', false, 'https://d.example/v3', 'v3'],
  ]);
});

test('config show does not print the password of a URL', async (t) => {
  const { imco } = await setUp(t, { [userFile]: 'endpoint: https://me:hunter2@a.example\n' });
  for (const words of [['show'], ['show', '--origin', '-o', 'json'], ['list']]) {
    const { stdout, stderr } = await imco('config', ...words);
    assert.doesNotMatch(stdout + stderr, /hunter2/);
  }
});

describe('a project file', () => {
  const project = 'home/project/.imcorc';
  const shown = async ({ imco }: Setup) => {
    const { stdout, stderr } = await imco('config', 'show', '-o', 'table');
    return { isUsed: /elsewhere\.example/.test(stdout), notices: stderr.match(/^notice:/gm) ?? [] };
  };

  test('is used once it is trusted, until it changes', async (t) => {
    const content = 'endpoint: https://elsewhere.example\n';
    const setup = await setUp(t, { [project]: content });
    const path = join(setup.folder, project);
    assert.deepEqual(await shown(setup), { isUsed: false, notices: ['notice:'] });
    assert.equal((await setup.imco('config', 'trust', '--dry-run')).code, 0);
    assert.equal((await shown(setup)).isUsed, false);

    const trusted = await setup.imco('config', 'trust');
    assert.equal(trusted.code, 0, trusted.stderr);
    assert.match(trusted.stderr, /endpoint: https:\/\/elsewhere\.example/);
    assert.deepEqual(await shown(setup), { isUsed: true, notices: [] });
    const list = join(setup.folder, 'home/.config/imco/trusted.json');
    assert.equal((await stat(list)).mode & 0o777, 0o600);

    await writeFile(path, `${content}# changed\n`);
    assert.deepEqual(await shown(setup), { isUsed: false, notices: ['notice:'] });
    assert.match((await setup.imco('config', 'show')).stderr, /has changed since you trusted it/);
    await writeFile(path, content);
    assert.equal((await shown(setup)).isUsed, true);

    // A list that others may write, or that is a link, proves nothing.
    await chmod(list, 0o666);
    assert.equal((await shown(setup)).isUsed, false);
    await chmod(list, 0o600);
    assert.equal((await setup.imco('config', 'untrust')).code, 0);
    assert.equal((await shown(setup)).isUsed, false);
  });

  test('trust does not apply to a copy of the file', async (t) => {
    const content = 'endpoint: https://elsewhere.example\n';
    const setup = await setUp(t, { [project]: content });
    await setup.imco('config', 'trust');
    await writeFile(join(setup.folder, 'home/project/deep/.imcorc'), content);
    assert.equal((await shown(setup)).isUsed, false);
  });
});

describe('config edit', () => {
  const editor = (script: string) => ({
    EDITOR: `sh -c '${script}' edit`,
    PATH: process.env.PATH ?? '',
  });

  test('saves the edited file if it is valid', async (t) => {
    const good = await setUp(t, { [userFile]: two }, editor('echo "output: csv" >> "$1"'));
    const { code, stderr } = await good.imco('config', 'edit');
    assert.equal(code, 0, stderr);
    assert.equal(await good.text(), `${two}output: csv\n`);
  });

  test('leaves the file unchanged if it is invalid or the editor fails', async (t) => {
    for (const [script, exit] of [
      ['echo "outptu: csv" >> "$1"', 10],
      ['echo "a: [" >> "$1"', 10],
      ['echo "output: csv" >> "$1"; exit 3', 2],
    ] as const) {
      const setup = await setUp(t, { [userFile]: two }, editor(script));
      assert.equal((await setup.imco('config', 'edit')).code, exit, script);
      assert.equal(await setup.text(), two);
    }
  });

  test('never runs a program in the working folder', async (t) => {
    const planted = '#!/bin/sh\ntouch "$(dirname "$0")/ran"\n';
    const here = 'home/project/deep';
    for (const places of ['', '.', 'x/..', './']) {
      const PATH = `${places}:${process.env.PATH}`;
      const files = { [`${here}/sh`]: planted, [`${here}/planted`]: planted, [userFile]: two };
      const setup = await setUp(t, files, { PATH, EDITOR: 'planted' });
      for (const name of ['sh', 'planted']) await chmod(join(setup.folder, here, name), 0o755);
      const { code, stderr } = await setup.imco('config', 'edit');
      assert.deepEqual(
        [code, /exited with code 127/.test(stderr)],
        [2, true],
        `${PATH}: ${stderr}`,
      );
      assert.ok(!(await readdir(join(setup.folder, here))).includes('ran'), PATH);
    }
  });

  test('can fix a broken file', async (t) => {
    const setup = await setUp(t, { [userFile]: 'a: [' }, editor('echo "output: csv" > "$1"'));
    const { code, stderr } = await setup.imco('config', 'edit');
    assert.equal(code, 0, stderr);
    assert.equal(await setup.text(), 'output: csv\n');
  });
});

test('config edit without a terminal does not wait, and leaves no files', async (t) => {
  const home = await folderWith(t, { '.config/imco/config.yaml': 'output: json\n' });
  const { code, stdout, stderr } = await runImco(['config', 'edit'], { home, cwd: home, env: {} });
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /config edit needs a terminal/);
  assert.deepEqual(await readdir(join(home, '.config', 'imco')), ['config.yaml']);
});
