import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDuration } from '../../src/cli/duration.ts';
import { UsageFailure } from '../../src/failures.ts';

test('a duration is a number with its unit, seconds when there is none', () => {
  assert.equal(readDuration('90', '--timeout'), 90_000);
  assert.equal(readDuration('500ms', '--timeout'), 500);
  assert.equal(readDuration('1.5m', '--timeout'), 90_000);
  assert.equal(readDuration('2h', '--timeout'), 7_200_000);
});

test('anything else is refused, and so is what no timer can hold', () => {
  for (const text of ['', '0', '-5', '5d', 'soon', '1e9h', '99999h', ' 5']) {
    assert.throws(() => readDuration(text, '--timeout'), UsageFailure, text);
  }
});
