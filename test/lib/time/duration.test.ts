import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration, parseSpan } from '../../../src/lib/time/duration.ts';

test('a duration is a number with its unit, seconds when there is none', () => {
  assert.equal(parseDuration('90'), 90_000);
  assert.equal(parseDuration('500ms'), 500);
  assert.equal(parseDuration('1.5m'), 90_000);
  assert.equal(parseDuration('2h'), 7_200_000);
  assert.equal(parseDuration('1d'), 86_400_000);
  assert.equal(parseDuration('1h30m'), 5_400_000);
});

test('anything else is none, and so is what no timer can hold', () => {
  for (const text of [
    '',
    '0',
    '-5',
    '5y',
    'soon',
    '25d',
    '1e9h',
    '99999h',
    ' 5',
    '5 m',
    '30m1h',
    '1h1h',
    '1h30',
  ]) {
    assert.equal(parseDuration(text), undefined, text);
  }
});

test('a span may be longer than any timer, and always has its unit', () => {
  assert.equal(parseSpan('30d'), 30 * 86_400_000);
  assert.equal(parseSpan('2w'), 14 * 86_400_000);
  assert.equal(parseSpan('90'), undefined);
});
