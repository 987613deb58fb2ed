import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../../src/lib/text/nearest.ts';

test('the nearest words come first', () => {
  assert.deepEqual(nearest('wbe-1', ['db-1', 'web-1', 'web-12']), ['web-1']);
  assert.deepEqual(nearest('prodution', ['production', 'staging']), ['production']);
});

test('what a word begins with counts as near', () => {
  assert.deepEqual(nearest('prod', ['staging', 'production']), ['production']);
});

test('what is far off is not offered', () => {
  assert.deepEqual(nearest('nosuch', ['web-1', 'db-1', '']), []);
});

test('no more than asked for, and none twice', () => {
  assert.deepEqual(nearest('app', ['app-3', 'app-1', 'app-2', 'app-1'], 2), ['app-1', 'app-2']);
});

test('a word in the middle of one is found where nothing is nearer', () => {
  assert.deepEqual(nearest('azure', ['Amazon Web Services', 'Microsoft Azure']), [
    'Microsoft Azure',
  ]);
  assert.deepEqual(nearest('stat', ['brownfield_state', 'state']), ['state']);
  assert.deepEqual(nearest('az', ['Microsoft Azure']), []);
});
