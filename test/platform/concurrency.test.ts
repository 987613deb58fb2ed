import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConcurrencyLimit } from '../../src/platform/concurrency.ts';

const after = (...roundTrips: readonly number[]): number | undefined => {
  const pace = createConcurrencyLimit();
  return roundTrips.map((ms) => pace.measured(ms)).at(-1);
};

test('more concurrent requests are sent to a platform far away', () => {
  assert.equal(after(1, 2, 1), 8);
  assert.equal(after(50, 60, 50), 32);
});

test('one or two slow handshakes do not make a platform count as far away', () => {
  assert.equal(after(400), 8);
  assert.equal(after(400, 90), 8);
  assert.equal(after(400, 1, 90, 90), 8);
});

test('fewer concurrent requests are sent once the platform proves to be near', () => {
  assert.equal(after(50, 60, 50, 1), 8);
});
