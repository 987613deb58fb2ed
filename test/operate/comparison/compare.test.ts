/** `compare`: what differs between rows, and what is not said of secrets. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { catalog } from '../../../src/catalog/index.ts';
import { fitsBeside } from '../../../src/operate/comparison/comparison-view.ts';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';
import type { RunOptions } from '../../support/program.ts';

const id = (digit: number): string => `6c0817ba8d03a9ce180b5e5${digit}`;

const rows = [
  {
    id: id(1),
    name: 'web-1',
    state: 'operational',
    fqdn: 'web-1.example.com',
    public_ip: '192.0.2.1',
    private_ip: null,
    template_id: id(6),
    label_ids: [id(8), id(9)],
    settings: { port: 80, tls: { on: true, ciphers: ['a', 'b'] } },
    psk: 'first',
  },
  {
    id: id(2),
    name: 'web-2',
    state: 'inactive',
    fqdn: 'web-2.example.com',
    public_ip: '0.0.0.0',
    private_ip: '',
    template_id: id(7),
    label_ids: [id(9), id(8)],
    settings: { tls: { ciphers: ['a', 'b'], on: false }, port: 80 },
    psk: 'second',
  },
  { id: id(3), name: 'web-1', state: 'inactive', template_id: id(6), label_ids: [id(9)] },
];

const templates = [
  { id: id(6), name: 'joomla' },
  { id: id(7), name: 'tomcat' },
];

const labels = [
  { id: id(8), name: 'production' },
  { id: id(9), name: 'web' },
];

const platform: Behaviour = (response, request) => {
  const all = [...rows, ...templates, ...labels];
  const one = all.find((row) => request.url.endsWith(row.id));
  const list = request.url.endsWith('/labels')
    ? labels
    : request.url.endsWith('/templates')
      ? templates
      : rows.slice(0, 2);
  answer(200, one ?? list)(response, request);
};

/** Lines of a table without the spaces at the end of cells. */
const linesOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));

describe('compare', () => {
  const runs = faultyRuns();
  const play = (
    context: TestContext,
    words: readonly string[],
    options?: RunOptions,
  ): Promise<FaultyRun> =>
    runs.play(context, ['cloud', 'servers', 'compare', ...words], [platform], options);

  const read = async (context: TestContext, ...words: readonly string[]) => {
    const { code, stdout, stderr } = await play(context, [...words, '-o', 'json']);
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  };

  test('shows what differs, references by name, and says nothing of secrets', async (context) => {
    const { code, stdout, stderr } = await play(context, ['web-1', 'web-2']);
    assert.equal(code, 0, stderr);
    assert.deepEqual(linesOf(stdout), [
      ['FIELD', 'web-1', 'web-2'],
      ['state', 'operational', 'inactive'],
      ['fqdn', 'web-1.example.com', 'web-2.example.com'],
      ['public ip', '192.0.2.1', '-'],
      ['template', 'joomla', 'tomcat'],
      ['settings.tls.on', 'yes', 'no'],
      ['psk', 'secret, not compared', 'secret, not compared'],
    ]);
  });

  test('is an array for programs, with the values as they were sent', async (context) => {
    const found = await read(context, 'web-1', 'web-2');
    assert.deepEqual(found.slice(0, 1), [
      { field: 'state', differs: true, values: { 'web-1': 'operational', 'web-2': 'inactive' } },
    ]);
    assert.deepEqual(found.slice(-2), [
      {
        field: 'settings',
        path: ['tls', 'on'],
        differs: true,
        values: { 'web-1': true, 'web-2': false },
      },
      {
        field: 'psk',
        differs: null,
        values: { 'web-1': '********', 'web-2': '********' },
      },
    ]);
  });

  test('shows equal fields, and names and ids, with --all-fields', async (context) => {
    const found: { field: string; differs: boolean }[] = await read(
      context,
      ...['web-1', 'web-2', '--all-fields'],
    );
    const equal = found.filter(({ differs }) => differs === false).map(({ field }) => field);
    assert.deepEqual(equal, ['private_ip', 'label_ids', 'settings', 'settings']);
    assert.ok(found.some(({ field, differs }) => field === 'id' && differs));
    assert.ok(found.some(({ field, differs }) => field === 'name' && differs));
  });

  test('shows the fields of --columns, equal or not', async (context) => {
    const found: { field: string }[] = await read(
      context,
      ...['web-1', 'web-2', '--columns', 'label,state'],
    );
    assert.deepEqual(
      found.map(({ field }) => field),
      ['label_ids', 'state'],
    );
    const { code, stderr } = await play(context, ['web-1', 'web-2', '--columns', 'nosuch']);
    assert.equal(code, 2);
    assert.match(stderr, /servers have no field nosuch/);
  });

  test('has a column per target in csv, and the names of fields that differ', async (context) => {
    const csv = await play(context, ['web-1', 'web-2', '--columns', 'state', '-o', 'csv']);
    assert.equal(
      csv.stdout,
      'field,path,differs,web-1,web-2\r\nstate,,true,operational,inactive\r\n',
    );
    const names = await play(context, ['web-1', 'web-2', '-o', 'name']);
    assert.equal(names.stdout, 'state\nfqdn\npublic_ip\ntemplate_id\nsettings\n');
    const query = ['--query', '[?differs].values."web-2"', '-o', 'text'];
    const queried = await play(context, ['web-1', 'web-2', ...query]);
    assert.match(queried.stdout, /^inactive\n/);
  });

  test('calls targets of the same name by their ids', async (context) => {
    const found: { values: object }[] = await read(context, id(1), id(3), '--columns', 'state');
    assert.deepEqual(
      found.map(({ values }) => Object.keys(values)),
      [[id(1), id(3)]],
    );
  });

  test('says that nothing differs, with exit code 0', async (context) => {
    const same: Behaviour = (response, request) => {
      const [, last] = /([0-9a-f]{24})$/.exec(request.url) ?? [];
      const row = { name: `copy-${last}`, state: 'inactive', label_ids: [] };
      answer(200, { id: last, ...row })(response, request);
    };
    const words = ['cloud', 'servers', 'compare', id(1), id(2)];
    const { code, stdout, stderr } = await runs.play(context, words, [same]);
    assert.equal(code, 0);
    assert.equal(stdout, '');
    assert.match(stderr, /no differences in \d fields of copy-\w+1 and copy-\w+2/);
    const json = await runs.play(context, [...words, '-o', 'json'], [same]);
    assert.deepEqual(JSON.parse(json.stdout), []);
  });

  test('needs two different targets, all of which are there', async (context) => {
    for (const [words, code, problem] of [
      [['web-1'], 2, /compare needs at least two servers/],
      [['web-1', 'web-1'], 2, /two different servers: web-1 and web-1 are the same/],
      [['web-1', id(1)], 2, /two different servers: web-1 and \w+ are the same/],
      [['web-1', 'nosuch'], 3, /server "nosuch" not found/],
      [['web-1', ''], 2, /contains no name or id|empty/],
    ] as const) {
      const ran = await play(context, words);
      assert.equal(ran.code, code, ran.stderr);
      assert.equal(ran.stdout, '');
      assert.match(ran.stderr, problem);
    }
    const twice = await play(context, ['web-1', 'web-2', 'web-1']);
    assert.equal(twice.code, 0);
    assert.match(twice.stderr, /servers that are given several times are compared once/);
    const stdin = await play(context, ['-', '-o', 'name'], { stdin: 'web-1\nweb-2\n' });
    assert.equal(stdin.code, 0, stdin.stderr);
    assert.match(stdin.stdout, /^state\n/);
  });

  test('measures wide characters in cells to put values beside each other', async () => {
    const title = '東京東京東京東京東京';
    const line = { heading: 'name', texts: [title, title], tones: [] };
    for (const [columns, fits] of [
      [4 + 2 * 21, false],
      [4 + 2 * 22, true],
    ] as const) {
      assert.equal(await fitsBeside([title, title], [line], { columns }), fits);
    }
  });

  test('puts the values one below the other on a narrow screen', async (context) => {
    const { stdout } = await play(context, ['web-1', 'web-2'], { screen: 40 });
    const narrow = stripVTControlCharacters(stdout);
    assert.match(narrow, /^STATE +web-1: operational\n +web-2: inactive$/m);
    for (const line of narrow.split('\n')) assert.ok(line.length <= 40, line);
    const wide = await play(context, ['web-1', 'web-2'], { screen: 120 });
    assert.match(stripVTControlCharacters(wide.stdout), /^state +operational +inactive$/m);
  });
});

test('everything that can be shown by name can be compared', () => {
  for (const resource of catalog) {
    const shows = Object.values(resource.verbs).some(({ kind }) => kind === 'show');
    assert.equal(resource.verbs.compare !== undefined, shows && !resource.only, resource.noun);
  }
});
