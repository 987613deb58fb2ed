/** Settings for the tables of one resource: how they are set, shown, checked and used. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer } from '../../support/faulty-server.ts';
import { folderWith } from '../../support/folders.ts';
import { runImco } from '../../support/program.ts';

const userFile = 'home/.config/imco/config.yaml';

const setUp = async (t: TestContext, files: Readonly<Record<string, string>> = {}) => {
  const folder = await folderWith(t, { 'home/project/x': '', ...files });
  const [home, cwd] = [join(folder, 'home'), join(folder, 'home/project')];
  return {
    home,
    cwd,
    imco: (...words: readonly string[]) => runImco(words, { home, cwd }),
    text: () => readFile(join(folder, userFile), 'utf8'),
  };
};

describe('config set of the lists of a resource', () => {
  test('writes, shows and removes a setting, however the resource is spelled', async (t) => {
    const { imco, text } = await setUp(t, { [userFile]: 'columns.cloud.server: name\n' });
    for (const words of [
      ['columns.cloud.servers', 'name,state,public_ip'],
      ['sort.server', '-name'],
      ['relative.events', 'off'],
    ]) {
      const { code, stderr } = await imco('config', 'set', ...words);
      assert.equal(code, 0, stderr);
    }
    const written = 'columns.servers: name,state,public_ip\nsort.servers: -name\n';
    assert.equal(await text(), `${written}relative.events: false\n`);
    const shown = await imco('config', 'show', '--origin', '-o', 'csv');
    assert.match(shown.stdout, /^columns\.servers,"name,state,public_ip",user,/m);
    assert.match(shown.stdout, /^relative\.events,false,user,/m);
    assert.equal((await imco('config', 'get', 'sort.servers')).stdout, '-name\n');
    assert.equal((await imco('config', 'get', 'sort.volumes')).code, 3);
    assert.equal((await imco('config', 'unset', 'columns.cloud.servers')).code, 0);
    assert.doesNotMatch(await text(), /columns/);
    assert.match((await imco('config', 'unset', 'columns.servers')).stdout, /is not set/);
  });

  test('refuses what no list can show, and writes nothing', async (t) => {
    const { imco, text } = await setUp(t, { [userFile]: '# mine\n' });
    for (const [words, says] of [
      [['columns.servers', 'name,stat'], /columns\.servers: servers have no field stat\n.*state/],
      [['columns.servers', 'name,,state'], /columns\.servers: expected field names/],
      [['columns.servers', ''], /columns\.servers: expected field names/],
      [['sort.servers', '-nmae'], /sort\.servers: servers have no field nmae/],
      [['relative.servers', 'perhaps'], /relative\.servers: expected true or false/],
      [['columns.serverz', 'name'], /unknown setting "columns\.serverz"\n.*columns\.servers/],
      [['columns', 'name'], /columns is set for one resource at a time\n.*columns\.servers/],
      [['columns.templates', 'configuration_attributes'], /not available in lists of templates/],
    ] as const) {
      const { code, stderr } = await imco('config', 'set', ...words);
      assert.equal(code, 2, `${words.join(' ')}: ${stderr}`);
      assert.match(stderr, says);
    }
    assert.equal(await text(), '# mine\n');
  });

  test('accepts fields of either version of the API', async (t) => {
    const { imco } = await setUp(t);
    const { code, stderr } = await imco('config', 'set', 'columns.floating-ips', 'name,remote_id');
    assert.equal(code, 0, stderr);
  });
});

describe('settings of lists in files', () => {
  test('a name or value that is not valid is a failure that names the file', async (t) => {
    for (const [content, says] of [
      ['columns.serverz: name', /"columns\.serverz" is not a valid setting\n.*columns\.servers/],
      ['columns: {servers: name}', /"columns" is not a valid setting\n.*columns\.servers/],
      ['columns.servers: {a: b}', /columns\.servers in .*config\.yaml: expected field names/],
      ['columns.servers: [name, 1]', /columns\.servers in .*config\.yaml: expected field names/],
      ['sort.servers: 7', /sort\.servers in .*config\.yaml: expected a field name/],
      ['columns.servers: name\ncolumns.server: id', /columns\.servers is set twice/],
    ] as const) {
      const { imco } = await setUp(t, { [userFile]: content });
      const { code, stderr } = await imco('config', 'show');
      assert.equal(code, 10, `${content}: ${stderr}`);
      assert.match(stderr, says);
    }
  });
});

const account = { id: '5f0c2a7be1d4a9000c3b7a12', name: 'azure-prod' };
const servers = ['web-1', 'web-3', 'web-2'].map((name, at) => ({
  id: `64f29201d653adb21c9b5dc${at}`,
  name,
  state: 'operational',
  cloud_account_id: account.id,
}));

describe('a list with settings', () => {
  const runs = faultyRuns();

  const list = async (
    t: TestContext,
    files: Readonly<Record<string, string>>,
    ...flags: readonly string[]
  ) => {
    const { home, cwd } = await setUp(t, files);
    const words = ['servers', 'list', ...flags];
    const listing = Array.from({ length: 9 }, () => answer(200, servers));
    return runs.play(t, words, listing, { home, cwd });
  };
  const titleOf = (stdout: string): readonly string[] =>
    (stdout.split('\n')[0] ?? '').split(/ {2,}/);

  test('has its columns and its order', async (t) => {
    const files = { [userFile]: 'columns.servers: name,state\nsort.servers: -name\n' };
    const { stdout, requests, stderr } = await list(t, files);
    assert.equal(
      stdout.replaceAll(/ +/g, ' '),
      'NAME STATE\nweb-3 operational\nweb-2 operational\nweb-1 operational\n',
      stderr,
    );
    assert.equal(requests.length, 1);
  });

  test('gives way to flags, which add to it or replace it', async (t) => {
    const files = { [userFile]: 'columns.servers: [name, state]\nsort.servers: -name\n' };
    for (const [flags, title] of [
      [
        ['--columns', '+id'],
        ['NAME', 'STATE', 'ID'],
      ],
      [['--columns', 'id'], ['ID']],
    ] as const) {
      assert.deepEqual(titleOf((await list(t, files, ...flags)).stdout), title);
    }
    const { stdout } = await list(t, files, '--sort', 'name', '--no-headers');
    assert.match(stdout, /^web-1.*\nweb-2.*\nweb-3/);
    const wide = titleOf((await list(t, files, '-o', 'wide')).stdout);
    for (const heading of ['NAME', 'STATE', 'FQDN', 'LABELS']) assert.ok(wide.includes(heading));
  });

  test('can add to the default columns', async (t) => {
    const { stdout } = await list(t, { [userFile]: 'columns.servers: +id\n' });
    const title = titleOf(stdout);
    assert.deepEqual([title[0], title.at(-1)], ['NAME', 'ID']);
    assert.ok(title.includes('ACCOUNT'));
  });

  test('is what it was for programs', async (t) => {
    const files = { [userFile]: 'columns.servers: name,no-such\nsort.servers: -nmae\n' };
    for (const format of ['json', 'jsonl', 'csv', 'tsv', 'name', 'id', 'yaml']) {
      const bare = await list(t, {}, '-o', format);
      const { code, stdout, stderr } = await list(t, files, '-o', format);
      assert.equal(code, 0, stderr);
      assert.equal(stdout, bare.stdout, format);
    }
  });

  test('fails where its settings name no field, with the file and the nearest field', async (t) => {
    for (const [content, says] of [
      [
        'columns.servers: name,stat',
        /columns\.servers in .*config\.yaml: servers have no field stat\n.*state/,
      ],
      ['sort.servers: nmae', /sort\.servers in .*config\.yaml: servers have no field nmae\n.*name/],
    ] as const) {
      const { code, stdout, stderr, requests } = await list(t, { [userFile]: content });
      assert.equal(code, 10, stderr);
      assert.match(stderr, says);
      assert.equal(stdout, '');
      assert.deepEqual(requests, []);
    }
  });

  test('leaves out a field that only another version of the API has', async (t) => {
    const files = { [userFile]: 'columns.floating-ips: name,remote_id\n' };
    const { home, cwd } = await setUp(t, files);
    const rows = Array.from({ length: 3 }, () => answer(200, [{ id: account.id, name: 'a' }]));
    for (const [api, title] of [
      ['v2', 'NAME\na\n'],
      ['v3', 'NAME  ID AT PROVIDER\na     -\n'],
    ] as const) {
      const words = ['floating-ips', 'list', '--api', api];
      const { stdout, stderr } = await runs.play(t, words, rows, { home, cwd });
      assert.equal(stdout, title, stderr);
    }
  });

  test('takes them from a project file without trust, which counts more than the user’s', async (t) => {
    const { stdout, stderr } = await list(t, {
      [userFile]: 'columns.servers: name,id\n',
      'home/project/.imcorc': 'columns.servers: name,state\n',
    });
    assert.deepEqual(titleOf(stdout), ['NAME', 'STATE']);
    assert.equal(stderr, '');
  });

  test('takes those of a profile before those for all', async (t) => {
    const { stdout } = await list(t, {
      [userFile]:
        'columns.servers: name,id\ncurrent: a\nprofiles:\n  a:\n    columns.servers: name,state\n',
    });
    assert.deepEqual(titleOf(stdout), ['NAME', 'STATE']);
  });
});
