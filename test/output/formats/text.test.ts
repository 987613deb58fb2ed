import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Document } from '../../../src/output/document.ts';
import { anyText } from '../arbitrary-text.ts';
import { readText } from '../reading-back.ts';
import { pipe, screen, written } from '../sinks.ts';

const value = (made: unknown): Document => ({ shape: 'value', value: made });

const exact = { headings: true, disarmed: false, exact: true };

/** A text as it stands in a row, written down without the formatter. */
const inRow = (text: string): string =>
  text.replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');

test('what a query makes is plain: a value as it is, a list a line each, nothing for null', async () => {
  const cases: readonly (readonly [made: unknown, text: string])[] = [
    ['203.0.113.9', '203.0.113.9\n'],
    ['say "hi" \\ there', 'say "hi" \\ there\n'],
    [true, 'true\n'],
    [0, '0\n'],
    [null, '\n'],
    [undefined, '\n'],
    ['', '\n'],
    [[], ''],
    [['a', null, 'c'], 'a\n\nc\n'],
    [
      [
        ['a', 1],
        ['b', null],
      ],
      'a\t1\nb\t\n',
    ],
    [{ name: 'a', id: 7 }, 'a\t7\n'],
    [[{ a: 1 }, { b: 2 }], '1\t\n\t2\n'],
    [[['a', ['x', 'y']]], 'a\t["x","y"]\n'],
    [{ a: { b: [1] } }, '{"b":[1]}\n'],
  ];
  for (const [made, text] of cases) assert.equal(await written(value(made), 'text'), text);
});

test('a single value keeps its lines, and has one line end behind it', async () => {
  const script = '#!/bin/sh\necho "a\tb" \\\n  c\n';
  assert.equal(await written(value(script), 'text'), script);
  assert.equal(await written(value(script.trimEnd()), 'text'), script);
  assert.equal(await written(value(script), 'text', screen(20)), script);
  const crlf = 'a\r\nb\r\n';
  assert.equal(await written(value(crlf), 'text'), crlf);
});

test('a single value reaches a terminal without what that would obey, and a pipe unless asked', async () => {
  const sent = 'a\u001b[2J\rb\u202ec';
  const safe = 'a\\u001b[2J\\rb\\u202ec\n';
  assert.equal(await written(value(sent), 'text'), safe);
  assert.equal(await written(value(sent), 'text', screen(20), exact), safe);
  assert.equal(await written(value(sent), 'text', pipe(), exact), `${sent}\n`);
});

test('a backslash stays one, tabs and line ends do not part a row', async () => {
  const rows = [['C:\\temp', 'a\tb', 'c\r\nd']];
  assert.equal(await written(value(rows), 'text'), 'C:\\temp\ta\\tb\tc\\r\\nd\n');
});

test('a thing is one row of its documented fields, a list has no headings', async () => {
  const item = { id: 'a1', name: 'web 1', tags: ['x'], more: 'unasked', at: null };
  const members = ['name', 'id', 'tags', 'at'];
  const row = 'web 1\ta1\t["x"]\t\n';
  assert.equal(await written({ shape: 'object', item, columns: [], members }, 'text'), row);
  const list: Document = { shape: 'list', items: [item, item], columns: [], members };
  assert.equal(await written(list, 'text'), row + row);
});

test('split by tabs every row gives its values, whatever they are', async () => {
  const row = fc.tuple(anyText, anyText, fc.constantFrom('end', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 4 }), async (rows) => {
      const items = rows.map(([a, b, c]) => ({ a, b, c }));
      const list: Document = { shape: 'list', items, columns: [], members: ['a', 'b', 'c'] };
      for (const document of [list, value(rows), value(items)]) {
        const text = await written(document, 'text', pipe(), exact);
        assert.deepEqual(
          readText(text),
          rows.map((cells) => cells.map(inRow)),
        );
        const shown = readText(await written(document, 'text', screen(20)));
        assert.deepEqual(
          shown.map(({ length }) => length),
          rows.map(() => 3),
        );
      }
    }),
  );
});

test('any single value is written as it is', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const whole = await written(value(text), 'text', pipe(), exact);
      assert.equal(whole, text.endsWith('\n') ? text : `${text}\n`);
    }),
  );
});
