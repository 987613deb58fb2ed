import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConcurrencyLimit } from '../../src/platform/concurrency.ts';

const after = (...roundTrips: readonly number[]): number | undefined => {
  const pace = createConcurrencyLimit();
  return roundTrips.map((ms) => pace.measured(ms)).at(-1);
};

test('more requests are under way where the platform is far away', () => {
  assert.equal(after(1, 2, 1), 8);
  assert.equal(after(50, 60, 50), 32);
});

test('one slow handshake, or two, of a busy machine do not make a platform far', () => {
  assert.equal(after(400), 8);
  assert.equal(after(400, 90), 8);
  assert.equal(after(400, 1, 90, 90), 8);
});

test('a platform that proves to be near is asked less at once again', () => {
  assert.equal(after(50, 60, 50, 1), 8);
});
