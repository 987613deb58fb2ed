import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concurrencyOver } from '../../src/platform/pace.ts';

test('more requests are under way where the platform is far away, and most where they share', () => {
  const near = { multiplexes: false, roundTripMs: 1 };
  assert.equal(concurrencyOver(near), 8);
  assert.equal(concurrencyOver({ ...near, roundTripMs: 50 }), 32);
  assert.equal(concurrencyOver({ multiplexes: true, roundTripMs: 50 }), 100);
  assert.equal(concurrencyOver({ multiplexes: true, roundTripMs: 1 }), 100);
});
