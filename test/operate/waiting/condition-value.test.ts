import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rests, speaksOfFailure } from '../../../src/operate/waiting/condition-value.ts';

describe('a state no source lists', () => {
  for (const word of ['error', 'failed', 'create_failed', 'stalled', 'error_deleting']) {
    test(`"${word}" speaks of a failure`, () => assert.equal(speaksOfFailure(word), true));
  }
  for (const word of ['installing', 'installed', 'available', 'in_use', 'terror', null]) {
    test(`"${word}" does not`, () => assert.equal(speaksOfFailure(word), false));
  }

  test('rests when it stays and is no -ing form', () => {
    assert.equal(rests('available', 'available'), true);
    assert.equal(rests('creating', 'available'), false);
    assert.equal(rests('creating', 'creating'), false);
    assert.equal(rests('shutting_down', 'shutting_down'), false);
    assert.equal(rests(undefined, 'available'), false);
    assert.equal(rests(null, null), true);
  });
});
