import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog, resourceOf } from '../../src/catalog/index.ts';

test('every reference points at a resource of the catalog', () => {
  for (const resource of catalog) {
    for (const field of Object.values(resource.fields)) {
      if (field.to) assert.doesNotThrow(() => resourceOf(field.to ?? ''));
    }
  }
});
