/** Any list of any resource on any terminal from 40 columns up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseColumnWeight, neverHidden } from '../../src/catalog/columns/weights.ts';
import { catalog } from '../../src/catalog/index.ts';
import type { Resource } from '../../src/catalog/vocabulary.ts';
import { createListColumns } from '../../src/operate/rows/columns.ts';
import type { Item } from '../../src/output/document.ts';
import { createRuler } from '../../src/output/tables/width.ts';
import { screen, written } from './sinks.ts';

const id = '5f0c2a7be1d4a9000c3b7a11';

const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-._日本가'.split(''), '🚀');

/** A word of which one of six is longer than any name should be. */
const word = fc.oneof(
  { weight: 5, arbitrary: fc.string({ unit: letters, minLength: 1, maxLength: 14 }) },
  { weight: 1, arbitrary: fc.string({ unit: letters, minLength: 15, maxLength: 60 }) },
);

const prose = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => words.join(' '));

const valueFor = (resource: Resource, key: string): fc.Arbitrary<unknown> => {
  const field = resource.fields[key];
  if (field?.kind === 'id') return fc.constant(id);
  if (field?.values) return fc.constantFrom(...field.values);
  if (field?.kind === 'time') return fc.constant('2026-11-26T03:24:40Z');
  if (field?.kind === 'integer' || field?.kind === 'number') return fc.nat();
  if (key === 'name' || field?.kind === 'state') return word;
  return fc.option(prose, { freq: 4, nil: null });
};

const itemOf = (resource: Resource): fc.Arbitrary<Item> =>
  fc.record(Object.fromEntries(resource.columns.map((key) => [key, valueFor(resource, key)])));

const wordsIn = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

const listed = catalog.filter(({ columns }) => columns.length > 0);

test('no line is longer than the terminal, no word that fits is broken, and what matters stays', async () => {
  const example = fc.constantFrom(...listed).chain((resource) =>
    fc.record({
      resource: fc.constant(resource),
      items: fc.array(itemOf(resource), { minLength: 1, maxLength: 4 }),
      width: fc.integer({ min: 40, max: 200 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(example, async ({ resource, items, width }) => {
      const columns = createListColumns(resource, resource.columns, new Map());
      const text = await written({ shape: 'list', items, columns }, 'table', screen(width));
      const ruler = await createRuler(['日']);
      const cells = items.flatMap((item) => columns.map(({ cell }) => cell(item)));
      const headings = columns.map(({ heading }) => heading.toUpperCase());
      const words = [...cells, ...headings].flatMap(wordsIn);
      const whole = new Set(words);
      const long = words.filter((one) => ruler.width(one) > width).join(' ');
      for (const line of text.split('\n')) {
        assert.ok(ruler.width(line) <= width, `${ruler.width(line)}: ${line}`);
        for (const one of wordsIn(line)) {
          const start = one.replace(/…$/, '');
          const isPart = start !== '' && long.includes(start);
          assert.ok(whole.has(one) || one === '…' || isPart, `"${one}" is broken:\n${text}`);
        }
      }
      const [title = ''] = text.split('\n');
      for (const key of ['name', 'state'].filter((one) => resource.columns.includes(one))) {
        assert.match(title, new RegExp(`\\b${key.toUpperCase()}\\b`));
        for (const item of items) {
          const found = String(item[key] ?? '-');
          if (ruler.width(found) <= width) assert.ok(wordsIn(text).includes(found), text);
        }
      }
    }),
    // Where it fails, a smaller example is looked for, but not longer than the file may run.
    { numRuns: 400, interruptAfterTimeLimit: 60_000 },
  );
});

test('every resource has a column that stays, and its id is the first to make way', () => {
  for (const { noun, columns, fields } of listed) {
    const weights = columns.slice(1).map((key) => chooseColumnWeight(key, fields[key]));
    const least = Math.min(...weights);
    const place = columns.indexOf('id');
    if (place > 0) assert.equal(chooseColumnWeight('id', fields.id), least, noun);
    for (const key of ['name', 'state', 'description']) {
      if (fields[key])
        assert.equal(chooseColumnWeight(key, fields[key]), neverHidden, `${noun} ${key}`);
    }
  }
});
