import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitWidths } from '../../src/output/fit.ts';

const text = (natural: number) => ({ natural, least: 16, keep: false });
const whole = (natural: number) => ({ natural, least: Number.POSITIVE_INFINITY, keep: false });
const id = { ...whole(24), keep: true };
const name = (natural: number) => ({ ...text(natural), keep: true });

test('columns that fit keep their widths', () => {
  assert.deepEqual(fitWidths([name(12), whole(11), id], 80), [12, 11, 24]);
});

test('in a pipe columns keep their widths', () => {
  assert.deepEqual(fitWidths([name(300), text(300), id], Number.POSITIVE_INFINITY), [300, 300, 24]);
});

test('the last text shrinks first', () => {
  assert.deepEqual(fitWidths([name(30), text(40), id], 80), [30, 22, 24]);
  assert.deepEqual(fitWidths([name(60), text(80), id], 80), [36, 16, 24]);
});

test('what can only become a stump is left out, the last first', () => {
  assert.deepEqual(fitWidths([name(12), whole(15), text(15), text(15), text(30), id], 80), [
    12,
    15,
    15,
    undefined,
    undefined,
    24,
  ]);
});

test('on a very narrow terminal only name and id are left, and the id is whole', () => {
  assert.deepEqual(fitWidths([name(30), whole(11), id], 40), [14, undefined, 24]);
  assert.deepEqual(fitWidths([name(30), whole(11), id], 10), [4, undefined, 24]);
});
