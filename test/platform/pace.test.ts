import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concurrencyOver } from '../../src/platform/pace.ts';

test('more requests are under way where the platform is far away', () => {
  assert.equal(concurrencyOver(1), 8);
  assert.equal(concurrencyOver(50), 32);
});
