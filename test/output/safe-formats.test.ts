import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Column, Document, Item } from '../../src/output/document.ts';
import { formatNames, formatsWithFlag, selectFormats } from '../../src/output/formats/formats.ts';
import { openWriter } from '../../src/output/writer.ts';
import { anyText } from './arbitrary-text.ts';
import { readCsv, readTsv, tabbed } from './reading-back.ts';
import { column, Kept, pipe, screen, written } from './sinks.ts';

/** Any bytes as the platform might send them, read as it is read. */
const sentText = fc.oneof(
  anyText,
  fc.uint8Array({ maxLength: 24 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
);

const row = fc.record({ id: sentText, name: sentText, state: sentText, note: sentText });

const columns: readonly Column[] = [
  column('name'),
  column('state', { kind: 'state', tone: () => 'good' }),
  column('note'),
  column('id', { kind: 'id' }),
];

const documentsOf = (items: readonly Item[]): readonly Document[] => [
  { shape: 'list', items, columns, members: ['id', 'name', 'state', 'note'] },
  ...items.slice(0, 1).map((item): Document => ({ shape: 'object', item, columns })),
  {
    shape: 'outcomes',
    outcomes: items.map(({ id, name, state, note }) => ({
      id: String(id),
      name: String(name),
      ok: false,
      state: String(state),
      error: { code: 'x', message: String(note) },
    })),
  },
  { shape: 'value', value: items.map((item) => Object.values(item)) },
  { shape: 'value', value: Object.fromEntries(items.map(({ name, note }) => [name, note])) },
];

const colour = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*m`, 'g');

/** Code points that move the cursor, start a sequence, turn the order, or are not seen. */
const isHarmful = (code: number): boolean =>
  (code < 0x20 && code !== 0x0a) ||
  (code >= 0x7f && code <= 0x9f) ||
  [0x00ad, 0x061c, 0x180e, 0x200b, 0x200c, 0x200e, 0x200f, 0xfeff].includes(code) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0xd800 && code <= 0xdfff) ||
  (code >= 0xe0000 && code <= 0xe007f);

const harmIn = (text: string, allowed: string): readonly string[] =>
  Array.from(text).filter(
    (character) => !allowed.includes(character) && isHarmful(character.codePointAt(0) ?? 0),
  );

for (const format of formatNames) {
  test(`${format}: nothing the platform sends harms a terminal`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 3 }), async (items) => {
        for (const document of documentsOf(items)) {
          const text = await written(document, format, screen(60, 1));
          // Colours are ours: what was sent has no escape left to make one of.
          const plain = text.replace(colour, '');
          assert.deepEqual(harmIn(plain, tabbed.has(format) ? '\t' : ''), []);
        }
      }),
      { numRuns: 60 },
    );
  });
}

/** What is left of a document once the line breaks and tabs of its format are out. */
const withoutBreaks = (format: string, text: string): string => {
  if (format === 'csv') return text.replaceAll('\r\n', '\n').replaceAll('\t', '');
  return tabbed.has(format) ? text.replaceAll('\t', '') : text;
};

for (const format of formatNames) {
  test(`${format}: control sequences are escaped in a pipe, too`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 3 }), async (items) => {
        for (const document of documentsOf(items)) {
          const text = await written(document, format, pipe());
          assert.deepEqual(harmIn(withoutBreaks(format, text), ''), []);
        }
      }),
      { numRuns: 60 },
    );
  });
}

for (const format of formatsWithFlag('--raw')) {
  test(`${format}: the exact text is for pipes that ask for it, never for a terminal`, async () => {
    const look = { headings: true, disarmed: false, exact: true };
    const items = [{ id: '1', name: 'a\u001b[2J\u0007\u202eb', state: 'x', note: 'y' }];
    for (const document of documentsOf(items)) {
      const [piped, shown] = await Promise.all([
        written(document, format, pipe(), look),
        written(document, format, screen(60), look),
      ]);
      assert.deepEqual(harmIn(withoutBreaks(format, shown), ''), []);
      if (document.shape !== 'value' && document.shape !== 'outcomes')
        assert.ok(piped.includes('a\u001b[2J\u0007\u202eb'), piped);
    }
  });
}

test('text that harms nothing is the same in a pipe with and without --raw', async () => {
  const plain = [
    'Müller',
    '日本語',
    '👩‍💻 👍🏽',
    'two\r\nlines',
    'two\nlines\tand',
    'a "b", c',
    '\\u001b',
  ];
  const items = plain.map((name) => ({ id: 'x', name, state: '', note: '' }));
  const [list] = documentsOf(items);
  assert.ok(list);
  const look = { headings: true, disarmed: false, exact: true };
  for (const [format, read] of [
    ['csv', readCsv],
    ['tsv', readTsv],
  ] as const) {
    const text = await written(list, format);
    assert.equal(text, await written(list, format, pipe(), look));
    const names = read(text).map(([, name]) => name);
    assert.deepEqual(names, ['name', ...plain]);
  }
});

test('csv in a pipe: a control character is an escape in its cell, and a lone carriage return too', async () => {
  const name = 'a\u001b]0;x\u0007,b\rc\u009b"\u202e';
  const [list] = documentsOf([{ id: 'x', name, state: '', note: '' }]);
  assert.ok(list);
  const [, row] = readCsv(await written(list, 'csv'));
  assert.equal(row?.[1], 'a\\u001b]0;x\\u0007,b\\rc\\u009b"\\u202e');
});

/** Formats with a line for each thing; csv keeps line ends within quotes. */
const byLine = selectFormats(({ isOpenEnded }) => isOpenEnded === true).filter(
  (format) => format !== 'csv',
);

for (const format of byLine) {
  test(`${format}: every thing is one line, whatever it is called`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        const items = rows.map((item) => ({ ...item, id: `${item.id}x`, name: `${item.name}x` }));
        const linesOf = async (shown: readonly Item[]): Promise<number> => {
          const [list] = documentsOf(shown);
          assert.ok(list);
          return (await written(list, format)).split('\n').length - 1;
        };
        const plain = [{ id: 'x', name: 'x', state: 'x', note: 'x' }];
        const headings = (await linesOf(plain)) - 1;
        assert.equal(await linesOf(items), items.length + headings);
      }),
      { numRuns: 60 },
    );
  });
}

test('control sequences in raw bytes are escaped on a terminal, wherever chunks end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 5 }),
      async (parts) => {
        const [out, err] = [screen(80), screen(80)];
        const terminal = { in: { stream: process.stdin, isTerminal: false }, out, err };
        const writer = openWriter(terminal, { format: 'table', quiet: false });
        await writer.raw(
          (async function* () {
            yield* parts;
          })(),
        );
        const { stream } = out;
        assert.ok(stream instanceof Kept);
        assert.deepEqual(harmIn(stream.text, '\t'), []);
      },
    ),
  );
});
