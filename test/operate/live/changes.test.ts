import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findChanges } from '../../../src/operate/live/changes.ts';
import type { Item } from '../../../src/output/document.ts';

const thing = (id: string, more: Item = {}): Item => ({ id, ...more });

describe('changes between two looks', () => {
  test('everything is present at first', () => {
    assert.deepEqual(findChanges(undefined, [thing('a')]), [{ kind: 'present', item: thing('a') }]);
  });

  test('differences are reported with the previous value', () => {
    const before = [thing('a', { state: 'booting', tags: ['x'] })];
    const now = [thing('a', { state: 'operational', tags: ['x'], ip: '192.0.2.1' })];
    assert.deepEqual(findChanges(before, now), [
      { kind: 'changed', item: now[0], was: { state: 'booting', ip: null } },
    ]);
  });

  test('a different order is not a change', () => {
    assert.deepEqual(findChanges([thing('a'), thing('b')], [thing('b'), thing('a')]), []);
  });

  test('applied to what was, they give what is', () => {
    const list = fc.uniqueArray(
      fc.record({ id: fc.string(), state: fc.string() }, { noNullPrototype: true }),
      {
        selector: ({ id }) => id,
      },
    );
    fc.assert(
      fc.property(list, list, (before, now) => {
        const known = new Map<unknown, Item>(before.map((item) => [item.id, item]));
        for (const { kind, item } of findChanges(before, now)) {
          if (kind === 'removed') known.delete(item.id);
          else known.set(item.id, item);
        }
        assert.deepEqual(known, new Map<unknown, Item>(now.map((item) => [item.id, item])));
      }),
    );
  });
});
