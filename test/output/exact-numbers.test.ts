import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ExactNumber } from '../../src/lib/json/exact-number.ts';
import { createPlaceholders } from '../../src/lib/json/number-placeholders.ts';
import type { Document } from '../../src/output/document.ts';
import { readQuery } from '../../src/output/query.ts';
import { written } from './sinks.ts';

const integer = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

/** What is read of an integer: a number where that holds it. */
const asRead = (value: bigint): number | bigint =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value;

test('any whole number is written digit by digit, in every format for programs', async () => {
  const texts: Readonly<Record<string, (digits: string) => string>> = {
    json: (digits) =>
      `[\n  {\n    "size": ${digits},\n    "deep": [\n      ${digits}\n    ]\n  }\n]\n`,
    jsonl: (digits) => `{"size":${digits},"deep":[${digits}]}\n`,
    yaml: (digits) => `- size: ${digits}\n  deep:\n    - ${digits}\n`,
    csv: (digits) => `size,deep\r\n${digits},[${digits}]\r\n`,
    tsv: (digits) => `size\tdeep\n${digits}\t[${digits}]\n`,
  };
  for (const [format, textOf] of Object.entries(texts)) {
    await fc.assert(
      fc.asyncProperty(integer, async (value) => {
        const size = asRead(value);
        const list: Document = { shape: 'list', items: [{ size, deep: [size] }], columns: [] };
        assert.equal(await written(list, format), textOf(String(value)));
      }),
      { numRuns: 50 },
    );
  }
});

test('a query has them exactly, and orders, compares and picks them', async () => {
  const near = [12345678901234567891n, 12345678901234567890n, 12345678901234567892n];
  const items = [...near, 3, -12345678901234567891n].map((n) => ({ n }));
  for (const [query, made] of [
    ['[].n', items.map(({ n }) => n)],
    ['sort_by(@, &n)[].n', [-12345678901234567891n, 3, ...near.toSorted()]],
    ['max([].n)', 12345678901234567892n],
    ['sort_by(@, &n)[-1]', { n: 12345678901234567892n }],
    ['[?n > `5`] | length(@)', 3],
    ['[?n == `12345678901234567890`].n', [12345678901234567890n]],
    ['[0].n == [1].n', false],
    ['[].n | [?@ < `0`]', [-12345678901234567891n]],
  ] as const) {
    assert.deepEqual((await readQuery(query))(items), made, query);
  }
});

test('a number that no JavaScript number holds is written as it was read', async () => {
  for (const text of ['1e999999', '-0', '1e-400', '0.12345678901234567890123', '-1E+400']) {
    const exact = new ExactNumber(text);
    const list: Document = {
      shape: 'list',
      items: [{ size: exact, deep: [exact] }],
      columns: [],
    };
    for (const [format, says] of Object.entries({
      json: `[\n  {\n    "size": ${text},\n    "deep": [\n      ${text}\n    ]\n  }\n]\n`,
      jsonl: `{"size":${text},"deep":[${text}]}\n`,
      yaml: `- size: ${text}\n  deep:\n    - ${text}\n`,
      csv: `size,deep\r\n${text},[${text}]\r\n`,
      tsv: `size\tdeep\n${text}\t[${text}]\n`,
    })) {
      assert.equal(await written(list, format), says);
    }
    const value: Document = { shape: 'value', value: [exact, { n: exact }] };
    assert.match(await written(value, 'table'), new RegExp(text.replaceAll(/[+.]/g, '\\$&')));
    for (const query of ['[].n', '[?n == n].n', '[*].n', 'sort_by(@, &i)[].n', 'map(&n, @)']) {
      const items = [
        { n: exact, i: 1 },
        { n: 0, i: 2 },
        { n: 0.12345678901234568, i: 3 },
      ];
      const made = (await readQuery(query))(items);
      assert.deepEqual(made, [exact, 0, 0.12345678901234568], query);
    }
  }
});

describe('numbers that stand in for bigints', () => {
  test('are all different, in their order, and lead back', () => {
    const leaf = fc.oneof(integer.map(asRead), fc.double({ noNaN: true }), fc.constant(1e300));
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1 }), integer, (some, one) => {
        const near = [one, one + 1n, one + 2n].map((n) => n + 10n ** 20n * (n < 0n ? -1n : 1n));
        const value = [...some, ...near];
        const standIns = createPlaceholders(value);
        assert.deepEqual(standIns?.restored(standIns.value), value);
      }),
    );
  });

  test('leave alone what no number comes near', () => {
    const value = [10n ** 400n, 10n ** 400n + 1n, 10n ** 20n];
    assert.deepEqual(createPlaceholders(value)?.value, [10n ** 400n, 10n ** 400n + 1n, 1e20]);
  });
});
