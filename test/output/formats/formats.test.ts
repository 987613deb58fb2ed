import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { joinWords } from '../../../src/lib/text/join-words.ts';
import type { Document, Outcome } from '../../../src/output/document.ts';
import {
  findFormat,
  formatNames,
  formatsWithFlag,
  selectFormats,
} from '../../../src/output/formats/formats.ts';
import { anyText } from '../arbitrary-text.ts';
import { readCsv, readTsv } from '../reading-back.ts';
import { column, pipe, screen, written } from '../sinks.ts';

const rows = [
  { id: 'a1', name: 'web,1', note: 'say "hi"', size: 3, tags: ['x', 'y'], at: null },
  { id: 'b2', name: 'web-2', note: 'two\r\nlines\tand \\', size: -1, tags: {}, at: '=1+1' },
];

const list: Document = {
  shape: 'list',
  items: rows,
  columns: [column('name'), column('id', { kind: 'id' })],
  members: ['id', 'name', 'note', 'size', 'tags', 'at'],
};

const arriving = (batches: readonly (typeof rows)[]): Document => ({
  ...list,
  items: (async function* () {
    yield* batches;
  })(),
});

const outcomes: readonly Outcome[] = [
  { id: 'a1', name: 'web-1', ok: true, state: 'operational', result: { id: 'a1' } },
  { id: 'b2', name: 'web-2', ok: false, error: { code: 'conflict', message: 'no' } },
];

test('csv has the names of the members, CRLF, and quotes where they are needed', async () => {
  assert.equal(
    await written(list, 'csv'),
    [
      'id,name,note,size,tags,at',
      'a1,"web,1","say ""hi""",3,"[""x"",""y""]",',
      'b2,web-2,"two\r\nlines\tand \\",-1,{},=1+1',
      '',
    ].join('\r\n'),
  );
});

test('csv on a terminal has no control character but the end of a line', async () => {
  const text = await written(list, 'csv', screen(80));
  assert.match(text, /"?two\\r\\nlines\\tand/);
  assert.doesNotMatch(text, /[\r\t]/);
});

test('--csv-safe disarms formulas, not numbers', async () => {
  const look = { headings: true, disarmed: true };
  const odd: Document = {
    shape: 'list',
    items: ['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1', 'x=1', ''].map((x) => ({ x, n: -1 })),
    columns: [],
    members: ['x', 'n'],
  };
  const [, ...cells] = readCsv(await written(odd, 'csv', undefined, look));
  assert.deepEqual(
    cells.map(([x]) => x),
    ["'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\\rx", "'＝1", 'x=1', ''],
  );
  assert.ok(cells.every(([, n]) => n === '-1'));
});

test('tsv escapes what would break a line', async () => {
  const [, , second] = (await written(list, 'tsv')).split('\n');
  assert.equal(second, 'b2\tweb-2\ttwo\\r\\nlines\\tand \\\\\t-1\t{}\t=1+1');
});

test('without headings there are none', async () => {
  const look = { headings: false, disarmed: false };
  for (const format of formatsWithFlag('--no-headers')) {
    const text = await written(list, format, undefined, look);
    assert.doesNotMatch(text.split('\n')[0] ?? '', /name/i, format);
  }
  const one: Document = { shape: 'object', item: { name: 'x' }, columns: [column('name')] };
  assert.equal(await written(one, 'table', undefined, look), 'x\n');
});

test('every format writes the same of things that arrive as of those that are there', async () => {
  for (const format of formatNames) {
    const whole = await written(list, format);
    for (const batches of [[rows], rows.map((row) => [row]), [[], rows, []]]) {
      assert.equal(await written(arriving(batches), format), whole, format);
    }
  }
});

for (const format of selectFormats(({ isOpenEnded }) => isOpenEnded === true)) {
  test(`${format} writes what has come before the rest is there`, async () => {
    let text = '';
    const growing: Document = {
      ...list,
      live: true,
      items: (async function* () {
        for (const row of rows) {
          const before = text;
          yield [row];
          assert.ok(text.length > before.length, `${row.id} is written when the next is asked for`);
        }
      })(),
    };
    const formatter = await findFormat(format).load();
    const look = { headings: true, disarmed: false };
    for await (const piece of await formatter(growing, pipe(), look)) text += piece;
    assert.ok(text.includes('b2') || text.includes('web-2'));
  });
}

test('docs/scripting.md names every format, and those whose errors are always of one kind', async () => {
  const document = (await readFile('docs/scripting.md', 'utf8')).replaceAll(/\s+/g, ' ');
  assert.ok(document.includes(`\`-o ${formatNames.join('|')}\``));
  const quoted = (reader: 'people' | 'programs'): string =>
    joinWords(
      selectFormats((format) => format.reader === reader).map((name) => `\`${name}\``),
      'and',
    );
  const failures = `JSON on stderr with ${quoted('programs')}, text with ${quoted('people')}`;
  assert.ok(document.includes(failures), failures);
});

test('an empty list is an empty document of its format', async () => {
  const empty = { csv: 'id,name,note,size,tags,at\r\n', tsv: 'id\tname\tnote\tsize\ttags\tat\n' };
  const headings = '| NAME | ID |\n| --- | --- |\n';
  const none = { jsonl: '', text: '', name: '', id: '', table: '', wide: '' };
  const texts = { ...empty, ...none, json: '[]\n', yaml: '[]\n', markdown: headings };
  assert.deepEqual(Object.keys(texts).sort(), [...formatNames].sort());
  for (const [format, text] of Object.entries(texts)) {
    assert.equal(await written({ ...list, items: [] }, format), text, format);
    assert.equal(await written(arriving([]), format), text, format);
  }
});

test('outcomes have fixed columns, and words only for what was done', async () => {
  const document: Document = { shape: 'outcomes', outcomes };
  const [head, first, second] = readCsv(await written(document, 'csv'));
  const members = ['id', 'name', 'ok', 'unchanged', 'state', 'result', 'error', 'requested'];
  assert.deepEqual(head, members);
  assert.deepEqual(first, ['a1', 'web-1', 'true', '', 'operational', '{"id":"a1"}', '', '']);
  assert.equal(second?.[6], '{"code":"conflict","message":"no"}');
  assert.equal(await written(document, 'name'), 'web-1\n');
  assert.equal(await written(document, 'id'), 'a1\n');
});

test('id is the name of what has no id, as that is its key', async () => {
  const roles: Document = { ...list, items: [{ name: 'admin' }, { id: null, name: 'nobody' }] };
  assert.equal(await written(roles, 'id'), 'admin\n');
});

test('json is closed where the last things never come, and the failure goes on', async () => {
  const broken: Document = {
    ...list,
    items: (async function* () {
      yield [{ id: 'a' }];
      throw new Error('the connection broke');
    })(),
  };
  let text = '';
  await assert.rejects(async () => {
    const { formatJson } = await import('../../../src/output/formats/json.ts');
    const look = { headings: true, disarmed: false };
    for await (const piece of await formatJson(broken, screen(80), look)) text += piece;
  }, /broke/);
  assert.deepEqual(JSON.parse(text), [{ id: 'a' }]);
});

test('yaml reads back the same in YAML 1.1 and 1.2', async () => {
  const words = ['no', 'yes', 'on', '1_000', '2026-01-31', '0x1f', '1:20', '~', 'null', '', '- a'];
  const item = Object.fromEntries(words.map((word) => [`key ${word}`, word]));
  const text = await written({ shape: 'object', item, columns: [] }, 'yaml');
  assert.deepEqual(parse(text), item);
  assert.deepEqual(parse(text, { version: '1.1' }), item);
});

/** JSON of any kind with text that has broken terminals. */
const anyValue = fc.letrec((again) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    anyText,
    fc.constantFrom(null, true, false, 0, -1.5),
    fc.array(again('value'), { maxLength: 3 }),
    fc.dictionary(anyText, again('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** What a stream makes of text: lone halves of characters are lost in UTF-8. */
const overTheWire = (value: unknown): unknown => {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? Buffer.from(part).toString() : part,
  );
  return JSON.parse(text);
};

test('any value reads back the same from json, jsonl and yaml', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyValue, { minLength: 1, maxLength: 4 }), async (value) => {
      const document: Document = { shape: 'value', value };
      assert.deepEqual(JSON.parse(await written(document, 'json')), value);
      const lines = (await written(document, 'jsonl')).trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line)),
        value,
      );
      const yaml = Buffer.from(await written(document, 'yaml')).toString();
      assert.deepEqual(parse(yaml), value);
    }),
  );
});

test('any text reads back the same from csv and tsv where it is to be exact', async () => {
  const row = fc.record({ a: anyText, b: anyText, c: fc.constant('end') });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 4 }), async (items) => {
      const document: Document = { shape: 'list', items, columns: [], members: ['a', 'b', 'c'] };
      const cells = [['a', 'b', 'c'], ...items.map(({ a, b, c }) => [a, b, c])];
      const exactly = async (format: string): Promise<string> => {
        const look = { headings: true, disarmed: false, exact: true };
        return Buffer.from(await written(document, format, undefined, look)).toString();
      };
      assert.deepEqual(readCsv(await exactly('csv')), overTheWire(cells));
      assert.deepEqual(readTsv(await exactly('tsv')), overTheWire(cells));
    }),
  );
});
