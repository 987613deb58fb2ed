import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Document } from '../../../src/output/document.ts';
import { toSafeLine } from '../../../src/output/terminal/safe-text.ts';
import { anyText } from '../arbitrary-text.ts';
import { readMarkdown } from '../reading-back.ts';
import { column, pipe, screen, written } from '../sinks.ts';

const rowsOf = async (document: Document): Promise<string[][]> =>
  readMarkdown(await written(document, 'markdown')).rows;

test('a list is a table of GitHub Flavored Markdown, numbers to the right, as wide as it is', async () => {
  const list: Document = {
    shape: 'list',
    items: [
      { name: 'web-1', disk_size: 20, note: '日本 🚀' },
      { name: 'db', disk_size: 5, note: '' },
    ],
    columns: [column('name'), column('disk_size', { kind: 'number' }), column('note')],
  };
  const text =
    '| NAME | DISK SIZE | NOTE |\n| --- | ---: | --- |\n| web-1 | 20 | 日本 🚀 |\n| db | 5 |  |\n';
  assert.equal(await written(list, 'markdown'), text);
  assert.equal(await written(list, 'markdown', screen(20, 3)), text);
});

test('one thing is a table of its fields, with line ends in a value', async () => {
  const item = { name: 'a|b', code: 'one\r\ntwo\nthree' };
  const document: Document = { shape: 'object', item, columns: [column('name'), column('code')] };
  assert.equal(
    await written(document, 'markdown'),
    '| FIELD | VALUE |\n| --- | --- |\n| NAME | a\\|b |\n| CODE | one<br>two<br>three |\n',
  );
});

test('Markdown and HTML syntax in names is escaped', async () => {
  const names = [
    '[click](http://x.example)',
    '![x](http://x.example/t.png)',
    '<script>',
    '<br>',
    '**b** _i_ ~~s~~ `c` $m$',
    '&lt; & &#124;',
    'C:\\|\\',
    '__init__',
    'https://x.example/<img src=x>|',
    'WWW.x.example a@b.example',
  ];
  const list: Document = {
    shape: 'list',
    items: names.map((name) => ({ name })),
    columns: [column('name')],
  };
  const lines = (await written(list, 'markdown')).split('\n').slice(2, -1);
  assert.deepEqual(lines, [
    '| \\[click](http\\://x.example) |',
    '| !\\[x](http\\://x.example/t.png) |',
    '| \\<script> |',
    '| \\<br> |',
    '| \\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ \\`c\\` \\$m\\$ |',
    '| \\&lt; & \\&#124; |',
    '| C:\\\\\\|\\\\ |',
    '| \\_\\_init\\_\\_ |',
    '| https\\://x.example/\\<img src=x>\\| |',
    '| WWW\\.x.example a\\@b.example |',
  ]);
  assert.deepEqual(
    (await rowsOf(list)).slice(1).map(([name]) => name),
    names,
  );
});

test('words with underscores stay readable', async () => {
  const list: Document = {
    shape: 'list',
    items: [{ state: 'shutting_down' }],
    columns: [column('state')],
  };
  assert.match(await written(list, 'markdown'), /^\| shutting_down \|$/m);
});

test('outcomes have the columns of the table, and what went wrong in full', async () => {
  const document: Document = {
    shape: 'outcomes',
    outcomes: [
      { id: 'a1', name: 'web-1', ok: true, state: 'booting', requested: true },
      { id: 'b2', name: 'web|2', ok: false, error: { code: 'x', message: 'is *stalled*' } },
    ],
  };
  assert.deepEqual(await rowsOf(document), [
    ['NAME', 'ID', 'STATE', 'RESULT'],
    ['web-1', 'a1', 'booting', 'requested'],
    ['web|2', 'b2', '-', 'is *stalled*'],
  ]);
});

test('what a query makes is a table of it, and nothing has none', async () => {
  const value = (made: unknown): Document => ({ shape: 'value', value: made });
  assert.deepEqual(await rowsOf(value({ a: 1, b: null })), [
    ['FIELD', 'VALUE'],
    ['A', '1'],
    ['B', '-'],
  ]);
  assert.deepEqual(await rowsOf(value([['x', 'y'], ['z']])), [
    ['1', '2'],
    ['x', 'y'],
    ['z', '-'],
  ]);
  assert.deepEqual(await rowsOf(value('x')), [['VALUE'], ['x']]);
  for (const none of [null, []]) assert.equal(await written(value(none), 'markdown'), '');
});

/** A text as it is to be shown in a cell: its lines, each safe for terminals. */
const shownOf = (text: string): string =>
  text.replaceAll('\r\n', '\n').split('\n').map(toSafeLine).join('\n');

test('any text is shown as it is, with one cell for each column', async () => {
  const markup = fc
    .array(
      fc.constantFrom(
        ...'\\|`*_~<>[]()&$#!a1 \n'.split(''),
        '<br>',
        '&lt;',
        '日',
        'http://a',
        'www.',
        '@',
      ),
    )
    .map((parts) => parts.join(''));
  const text = fc.oneof(anyText, markup);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 4 }), async (rows) => {
      const list: Document = {
        shape: 'list',
        items: rows.map(([a, b]) => ({ a, b })),
        columns: [column('a'), column('b', { kind: 'number' })],
      };
      for (const sink of [pipe(), screen(20, 3)]) {
        const read = readMarkdown(await written(list, 'markdown', sink));
        assert.deepEqual(read.isRight, [false, true]);
        assert.deepEqual(read.rows, [['A', 'B'], ...rows.map((cells) => cells.map(shownOf))]);
      }
    }),
  );
});
