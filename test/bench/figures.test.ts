import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFigures, median, ratioOf } from './figures.ts';
import { markdownTable } from './markdown-table.ts';

test('the median is the value in the middle, whatever the order', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([4, 1, 10, 2]), 3);
  assert.equal(median([7]), 7);
  assert.throws(() => median([]), /nothing was measured/);
});

test('a ratio is that of rounds: what slows both down in one of them does not count', () => {
  assert.equal(ratioOf([20, 200, 22], [10, 100, 10]), 2);
  assert.equal(ratioOf([20, 30], [10]), 2);
});

test('figures have three digits that count, large ones all of theirs', () => {
  assert.deepEqual([1234.5, 12.345, 0.012_345, 2].map(inFigures), ['1235', '12.3', '0.0123', '2']);
});

test('a table is Markdown with columns as wide as they need', () => {
  const rows = [
    ['what', 'ratio'],
    ['one list', '1.15'],
  ];
  const expected = ['| what     | ratio |', '| -------- | ----- |', '| one list | 1.15  |', ''];
  assert.equal(markdownTable(rows), expected.join('\n'));
});
