import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neverHidden } from '../../../src/catalog/columns/weights.ts';
import { fitWidths, type WidthClaim } from '../../../src/output/tables/fit.ts';

const text = (natural: number): WidthClaim => ({ natural, least: 16, bare: 6, weight: 5 });
const whole = (natural: number): WidthClaim => ({
  natural,
  least: natural,
  bare: natural,
  weight: neverHidden,
});
const id: WidthClaim = { ...whole(24), weight: 0 };
const name = (natural: number): WidthClaim => ({ ...text(natural), weight: neverHidden });

test('columns that fit keep their widths', () => {
  assert.deepEqual(fitWidths([name(12), whole(11), id], 80), [12, 11, 24]);
});

test('in a pipe columns keep their widths', () => {
  assert.deepEqual(fitWidths([name(300), text(300), id], Number.POSITIVE_INFINITY), [300, 300, 24]);
});

test('ids are hidden if nothing shrinks without them, and stay if that does not help', () => {
  assert.deepEqual(fitWidths([name(30), text(40), id], 80), [30, 40, undefined]);
  assert.deepEqual(fitWidths([name(60), text(80), id], 104), [60, 16, 24]);
});

test('the last text shrinks first', () => {
  assert.deepEqual(fitWidths([name(30), text(60)], 80), [30, 48]);
  assert.deepEqual(fitWidths([name(60), text(80)], 50), [32, 16]);
});

test('the lightest makes way first, of several the last; what stays does not', () => {
  const light = { ...text(20), weight: 1 };
  assert.deepEqual(fitWidths([name(12), light, text(15), text(15), whole(11)], 66), [
    12,
    undefined,
    15,
    15,
    11,
  ]);
  assert.deepEqual(fitWidths([name(12), light, text(15), text(15), whole(11)], 50), [
    12,
    undefined,
    15,
    undefined,
    11,
  ]);
});

test('what has to stay shrinks to what is bare, then further, and texts before states', () => {
  assert.deepEqual(fitWidths([name(30), whole(18), id], 40), [20, 18, undefined]);
  assert.deepEqual(fitWidths([name(30), whole(18), id], 26), [6, 18, undefined]);
  assert.deepEqual(fitWidths([name(30), whole(18), id], 20), [6, 12, undefined]);
  assert.deepEqual(fitWidths([name(30), whole(18), id], 1), [4, 4, undefined]);
});

test('what made way comes back where what left after it was wide', () => {
  const short = (natural: number): WidthClaim => ({ ...text(natural), least: natural });
  const endpoint: WidthClaim = { ...text(32), least: 32 };
  assert.deepEqual(fitWidths([name(7), short(7), endpoint, short(9), short(10)], 38), [
    7,
    7,
    undefined,
    9,
    undefined,
  ]);
  assert.deepEqual(fitWidths([name(7), short(7), endpoint, short(9), short(10)], 39), [
    7,
    7,
    undefined,
    9,
    10,
  ]);
});
