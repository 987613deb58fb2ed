import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageFailure } from '../../src/lib/failures/failures.ts';
import { readQuery } from '../../src/output/query.ts';

const rows = [
  { name: 'web-1', state: 'operational', cpus: 2 },
  { name: 'web-2', state: 'stalled', cpus: 4 },
];

test('a query makes of an answer what JMESPath says', async () => {
  assert.deepEqual((await readQuery("[?state=='stalled'].name"))(rows), ['web-2']);
  assert.deepEqual((await readQuery('sum([].cpus)'))(rows), 6);
  assert.deepEqual((await readQuery('[0].nothing'))(rows), null);
});

const wrong: readonly (readonly [expression: string, column: number, said: RegExp])[] = [
  ['a ~ b', 3, /unknown character/],
  ['[].foo(@)', 4, /unknown function foo/],
  ['"never closed', 1, /unexpected end/],
  ['name ]', 6, /./],
  ['[?cpus > ]', 10, /./],
  ['[].{a: name', 12, /./],
  ['foo.', 5, /./],
];

for (const [expression, column, said] of wrong) {
  test(`${expression} is refused at column ${column}`, async () => {
    await assert.rejects(readQuery(expression), (error) => {
      assert.ok(error instanceof UsageFailure);
      assert.match(error.message, said);
      assert.match(error.message, new RegExp(`at column ${column}$`));
      assert.equal(error.details.lines?.[1]?.indexOf('^'), column - 1);
      return true;
    });
  });
}

test('a function given what it cannot take is a usage failure as well', async () => {
  const query = await readQuery('sum([].name)');
  assert.throws(() => query(rows), UsageFailure);
});
