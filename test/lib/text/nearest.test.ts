import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearest } from '../../../src/lib/text/nearest.ts';

test('the nearest words come first', () => {
  assert.deepEqual(findNearest('wbe-1', ['db-1', 'web-1', 'web-12']), ['web-1']);
  assert.deepEqual(findNearest('prodution', ['production', 'staging']), ['production']);
});

test('what a word begins with counts as near', () => {
  assert.deepEqual(findNearest('prod', ['staging', 'production']), ['production']);
});

test('what is far off is not offered', () => {
  assert.deepEqual(findNearest('nosuch', ['web-1', 'db-1', '']), []);
});

test('no more than asked for, and none twice', () => {
  assert.deepEqual(findNearest('app', ['app-3', 'app-1', 'app-2', 'app-1'], 2), ['app-1', 'app-2']);
});

test('a word in the middle of one is found where nothing is nearer', () => {
  assert.deepEqual(findNearest('azure', ['Amazon Web Services', 'Microsoft Azure']), [
    'Microsoft Azure',
  ]);
  assert.deepEqual(findNearest('stat', ['brownfield_state', 'state']), ['state']);
  assert.deepEqual(findNearest('az', ['Microsoft Azure']), []);
});
