import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isSettled, namesFailure } from '../../../src/operate/waiting/condition-value.ts';

describe('a state no source lists', () => {
  for (const word of ['error', 'failed', 'create_failed', 'stalled', 'error_deleting']) {
    test(`"${word}" speaks of a failure`, () => assert.equal(namesFailure(word), true));
  }
  for (const word of ['installing', 'installed', 'available', 'in_use', 'terror', null]) {
    test(`"${word}" does not`, () => assert.equal(namesFailure(word), false));
  }

  test('is settled if it stays the same and is not an -ing form', () => {
    assert.equal(isSettled('available', 'available'), true);
    assert.equal(isSettled('creating', 'available'), false);
    assert.equal(isSettled('creating', 'creating'), false);
    assert.equal(isSettled('shutting_down', 'shutting_down'), false);
    assert.equal(isSettled(undefined, 'available'), false);
    assert.equal(isSettled(null, null), true);
  });
});
