import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIdSet } from '../../../src/operate/live/id-set.ts';
import { createRandom } from '../../../src/sandbox/state/random.ts';

test('a set of ids knows those that were added and no others', () => {
  const ids = createIdSet();
  const random = createRandom(3);
  const added = new Set<string>();
  for (let count = 0; count < 20_000; count++) {
    const id = random.id();
    assert.equal(ids.has(id), added.has(id));
    ids.add(id);
    ids.add(id);
    added.add(id);
  }
  assert.ok([...added].every((id) => ids.has(id)));
  assert.ok(!Array.from({ length: 20_000 }, () => random.id()).some((id) => ids.has(id)));
});

test('sequential ids and ids of other forms are distinguished', () => {
  const ids = createIdSet();
  const counted = Array.from({ length: 5000 }, (_, at) => at.toString(16).padStart(24, '0'));
  const others = ['', 'event-1', '0'.repeat(24), 'A'.repeat(24), `${'a'.repeat(24)}\n`];
  for (const id of [...counted.slice(1), ...others]) {
    assert.ok(!ids.has(id), id);
    ids.add(id);
    assert.ok(ids.has(id), id);
  }
  assert.ok(!ids.has('a'.repeat(24)));
});
