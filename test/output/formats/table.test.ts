import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import type { Document, Item, Tone } from '../../../src/output/document.ts';
import { drawWithCliTable } from '../../../src/output/tables/cli-table.ts';
import { drawColumns } from '../../../src/output/tables/column-writer.ts';
import type { Grid } from '../../../src/output/tables/grid.ts';
import { createRuler, isPlainWidth } from '../../../src/output/tables/width.ts';
import { anyText } from '../arbitrary-text.ts';
import { column, screen, written } from '../sinks.ts';

const tones: Readonly<Record<string, Tone>> = {
  operational: 'good',
  booting: 'busy',
  stalled: 'bad',
};

const columns = [
  column('name'),
  column('state', { kind: 'state', tone: (item) => tones[String(item.state)] ?? 'plain' }),
  column('public_ip'),
  column('private_ip'),
  column('fqdn'),
  column('id', { kind: 'id' }),
];

const server = (more: Item = {}): Item => ({
  id: '5f0c2a7be1d4a9000c3b7a11',
  name: 'web-1',
  state: 'operational',
  public_ip: '203.0.113.17',
  private_ip: '10.20.30.41',
  fqdn: 'web-1.production.example.com',
  ...more,
});

const listOf = (items: readonly Item[], shown = columns): Document => ({
  shape: 'list',
  items,
  columns: shown,
});

const linesOf = (text: string): string[] => text.split('\n').slice(0, -1);

test('a list in a pipe is whole, borderless and without spaces at the end of lines', async () => {
  const text = await written(
    listOf([server(), server({ name: 'database', fqdn: '', id: '' })]),
    'table',
  );
  assert.equal(
    text,
    [
      'NAME      STATE        PUBLIC IP     PRIVATE IP   FQDN                          ID',
      'web-1     operational  203.0.113.17  10.20.30.41  web-1.production.example.com  5f0c2a7be1d4a9000c3b7a11',
      'database  operational  203.0.113.17  10.20.30.41',
      '',
    ].join('\n'),
  );
});

test('on a terminal of 80 columns the id makes way before anything else', async () => {
  const text = await written(listOf([server(), server({ name: 'database' })]), 'table', screen(80));
  assert.equal(
    text,
    [
      'NAME      STATE        PUBLIC IP     PRIVATE IP   FQDN',
      'web-1     operational  203.0.113.17  10.20.30.41  web-1.production.example.com',
      'database  operational  203.0.113.17  10.20.30.41  web-1.production.example.com',
      '',
    ].join('\n'),
  );
});

test('a column that wraps goes on below itself on a terminal, and keeps its lines in a pipe', async () => {
  const found = 'the key can be read by everybody on this machine\nfix: close it\u001b[2J';
  const items = [
    { check: 'modes', found },
    { check: 'ping', found: 'fine' },
  ];
  const shown = [column('check', { kind: 'id' }), column('found', { wraps: true })];
  assert.deepEqual(linesOf(await written(listOf(items, shown), 'table', screen(40))), [
    'CHECK  FOUND',
    'modes  the key can be read by everybody',
    '       on this machine',
    '       fix: close it\\u001b[2J',
    'ping   fine',
  ]);
  assert.deepEqual(linesOf(await written(listOf(items, shown), 'table')), [
    'CHECK  FOUND',
    'modes  the key can be read by everybody on this machine',
    '       fix: close it\\u001b[2J',
    'ping   fine',
  ]);
});

test('columns make way by their weight: id, fqdn, private address, then the last', async () => {
  const headingsAt = async (width: number): Promise<string> =>
    linesOf(await written(listOf([server()]), 'table', screen(width)))[0] ?? '';
  assert.match(await headingsAt(101), /^NAME +STATE +PUBLIC IP +PRIVATE IP +FQDN +ID$/);
  assert.match(await headingsAt(100), /^NAME +STATE +PUBLIC IP +PRIVATE IP +FQDN$/);
  assert.match(await headingsAt(74), /^NAME +STATE +PUBLIC IP +PRIVATE IP$/);
  assert.match(await headingsAt(44), /^NAME +STATE +PUBLIC IP$/);
  assert.match(await headingsAt(25), /^NAME +STATE$/);
});

test('headings of columns without room are handed over in the order they made way', async () => {
  const hidden: (readonly string[])[] = [];
  const look = {
    headings: true,
    disarmed: false,
    onHidden: (headings: readonly string[]) => hidden.push(headings),
  };
  await written(listOf([server()]), 'table', screen(44), look);
  await written(listOf([server()]), 'table', screen(120), look);
  await written(listOf([server()]), 'table', undefined, look);
  await written(listOf([server()]), 'wide', screen(40), look);
  assert.deepEqual(hidden, [['ID', 'FQDN', 'PRIVATE IP']]);
});

test('an id makes way for a name as the first column, too, but not where nothing names the thing', async () => {
  const at = async (...keys: readonly string[]): Promise<string> => {
    const shown = keys.map((key) => column(key, key === 'id' ? { kind: 'id' } : {}));
    return linesOf(await written(listOf([server()], shown), 'table', screen(40)))[0] ?? '';
  };
  assert.equal(await at('id', 'name', 'state', 'public_ip'), 'NAME   STATE        PUBLIC IP');
  assert.match(await at('id', 'fqdn', 'public_ip'), /^ID +PUBLIC IP$/);
});

test('a column in which there is nothing makes way before the others', async () => {
  const items = [server({ public_ip: '-' }), server({ public_ip: '' })];
  const [heading] = linesOf(await written(listOf(items), 'table', screen(95)));
  assert.match(heading ?? '', /^NAME +STATE +PRIVATE IP +FQDN +ID$/);
});

test('a name too long for its column takes a line of its own, and the row goes on below', async () => {
  const name = 'web-frontend-production-eu-west-01';
  const text = await written(listOf([server(), server({ name })]), 'table', screen(40));
  assert.deepEqual(linesOf(text), [
    'NAME                         STATE',
    'web-1                        operational',
    name,
    '                             operational',
  ]);
});

test('on a terminal too narrow for any word names are broken, not cut', async () => {
  const name = 'web-frontend-production-eu-west-01';
  const text = await written(listOf([server({ name })]), 'table', screen(20));
  assert.deepEqual(linesOf(text), [
    'NAME     STATE',
    'web-frontend-product',
    'ion-eu-west-01',
    '         operational',
  ]);
});

test('a text of many words goes on below itself, and ends after some lines', async () => {
  const shown = [column('name'), column('notes')];
  const items = [{ name: 'web-1', notes: 'replaced by another when the rack was flooded' }];
  assert.deepEqual(linesOf(await written(listOf(items, shown), 'table', screen(40))), [
    'NAME   NOTES',
    'web-1  replaced by another when the rack',
    '       was flooded',
  ]);
  const long = [{ name: 'web-1', notes: 'one two three four five '.repeat(40) }];
  const lines = linesOf(await written(listOf(long, shown), 'table', screen(40)));
  assert.equal(lines.length, 9);
  assert.match(lines.at(-1) ?? '', /[a-z] …$/);
});

test('descriptions are shown in full, on as many lines as needed', async () => {
  const shown = [column('timestamp', { kind: 'time' }), column('header'), column('description')];
  const description = 'the rack was flooded and the server has been replaced '.repeat(10).trim();
  const items = [{ timestamp: '2026-11-26 03:24:40', header: 'Server replaced', description }];
  const lines = linesOf(await written(listOf(items, shown), 'table', screen(40)));
  assert.equal(lines[0], 'TIMESTAMP            DESCRIPTION');
  assert.equal(
    lines
      .slice(1)
      .map((line) => line.slice(21))
      .join(' '),
    description,
  );
});

test('an empty list prints nothing', async () => {
  assert.equal(await written(listOf([]), 'table', screen(80)), '');
});

test('numbers stand on the right', async () => {
  const text = await written(
    listOf(
      [
        { name: 'small', cores: 2 },
        { name: 'big', cores: 128 },
      ],
      [column('name'), column('cores', { kind: 'number' })],
    ),
    'table',
  );
  assert.equal(text, 'NAME   CORES\nsmall      2\nbig      128\n');
});

test('wide characters and emoji keep the columns in line', async () => {
  const text = await written(
    listOf(
      [
        { name: '日本', state: 'a' },
        { name: '👩🏽‍💻', state: 'b' },
        { name: 'e\u0301te\u0301', state: 'c' },
      ],
      [column('name'), column('state')],
    ),
    'table',
  );
  assert.equal(text, 'NAME  STATE\n日本  a\n👩🏽‍💻    b\ne\u0301te\u0301   c\n');
});

test('a name cannot control the terminal or forge rows', async () => {
  const name = 'x\u001b[2J\u001b]0;owned\u0007\nfake  operational';
  const text = await written(listOf([server({ name })]), 'table', screen(200));
  assert.equal(linesOf(text).length, 2);
  assert.match(text, /^x\\u001b\[2J\\u001b\]0;owned\\u0007\\nfake/m);
});

test('only states and headings are coloured', async () => {
  const shown = [column('name'), column('state', columns[1])];
  const items = ['operational', 'booting', 'stalled', 'new'].map((state) => ({ name: 'a', state }));
  assert.equal(
    await written(listOf(items, shown), 'table', screen(80, 1)),
    [
      '\u001b[1mNAME\u001b[22m  \u001b[1mSTATE\u001b[22m',
      'a     \u001b[32moperational\u001b[39m',
      'a     \u001b[33mbooting\u001b[39m',
      'a     \u001b[31mstalled\u001b[39m',
      'a     new',
      '',
    ].join('\n'),
  );
});

test('a list of 1,000 rows looks like the same rows of a short list', async () => {
  const rows = (count: number): Item[] =>
    Array.from({ length: count }, (_, at) =>
      server({ name: `web-${String(at).padStart(4, '0')}` }),
    );
  const short = linesOf(await written(listOf(rows(50)), 'table', screen(100, 1)));
  const long = linesOf(await written(listOf(rows(1000)), 'table', screen(100, 1)));
  assert.equal(long.length, 1001);
  assert.deepEqual(long.slice(0, 51), short);
});

const settledText = fc
  .string({
    unit: fc.constantFrom('a', 'Z', ' ', '-', '…', 'é', '®', '日', '가', 'か'),
    maxLength: 8,
  })
  .filter(isPlainWidth);

test('cli-table3 and the column writer draw the same table', async () => {
  const ruler = await createRuler(['日']);
  const cell = fc
    .record({ lines: fc.array(settledText, { minLength: 1, maxLength: 3 }), red: fc.boolean() })
    .map(({ lines, red }) =>
      red ? { lines, paint: (text: string) => `\u001b[31m${text}\u001b[39m` } : { lines },
    );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom('left' as const, 'right' as const), { minLength: 3, maxLength: 3 }),
      async (rows, aligns) => {
        const grid: Grid = {
          rows,
          height: rows.length,
          columns: aligns.map((align, at) => ({
            align,
            width: Math.max(1, ...rows.flatMap((row) => row[at]?.lines.map(ruler.width) ?? [])),
          })),
        };
        assert.deepEqual(
          Array.from(await drawWithCliTable(grid)),
          Array.from(drawColumns(grid, ruler)),
        );
      },
    ),
  );
});

test('lists fit the terminal whatever they hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ name: anyText, fqdn: anyText, state: anyText }), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.integer({ min: 40, max: 100 }),
      async (rows, width) => {
        const text = await written(listOf(rows.map(server)), 'table', screen(width, 1));
        const lines = linesOf(stripVTControlCharacters(text));
        const ruler = await createRuler(lines);
        assert.ok(lines.length > rows.length);
        for (const line of lines) {
          assert.ok(ruler.width(line) <= width, line);
          assert.doesNotMatch(line, /\s$/);
        }
      },
    ),
  );
});

test('a detail view is a line for each field, with long values going on below themselves', async () => {
  const note = 'replaced by web-2 when the rack in the cellar was flooded';
  const document: Document = {
    shape: 'object',
    item: server({ note, cores: 4 }),
    columns: [...columns.slice(0, 2), column('note'), column('id', { kind: 'id' })],
  };
  assert.equal(
    await written(document, 'table', screen(36)),
    [
      'NAME   web-1',
      'STATE  operational',
      'NOTE   replaced by web-2 when the',
      '       rack in the cellar was',
      '       flooded',
      'ID     5f0c2a7be1d4a9000c3b7a11',
      '',
    ].join('\n'),
  );
  assert.match(await written(document, 'table'), new RegExp(`^NOTE {3}${note}$`, 'm'));
});

test('an id in a detail view is whole on any terminal', async () => {
  const text = await written({ shape: 'object', item: server(), columns }, 'table', screen(10));
  assert.match(text, /^ID\n5f0c2a7be1d4a9000c3b7a11$/m);
});

test('a value with a word that does not fit beside its header is shown below it', async () => {
  const shown = [column('name'), column('firewall_profile'), column('note')];
  const item = {
    name: 'web-1',
    firewall_profile: 'web (632063a90706711eb4c21937)',
    note: 'see https://www.example.com/a/very/long',
  };
  const text = await written({ shape: 'object', item, columns: shown }, 'table', screen(40));
  assert.deepEqual(linesOf(text), [
    'NAME              web-1',
    'FIREWALL PROFILE',
    '  web (632063a90706711eb4c21937)',
    'NOTE',
    '  see',
    '  https://www.example.com/a/very/long',
  ]);
});

test('a value of several lines keeps them, indented', async () => {
  const document: Document = {
    shape: 'object',
    item: { name: 'setup', code: '#!/bin/sh\nif true; then\n\techo \u001b[31mred\nfi' },
    columns: [column('name'), column('code')],
  };
  assert.equal(
    await written(document, 'table', screen(80)),
    [
      'NAME  setup',
      'CODE  #!/bin/sh',
      '      if true; then',
      '          echo \\u001b[31mred',
      '      fi',
      '',
    ].join('\n'),
  );
});
