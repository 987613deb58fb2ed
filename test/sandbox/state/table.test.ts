import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTable } from '../../../src/sandbox/state/table.ts';

test('indexes follow what becomes of rows, and every change is noticed', () => {
  const changed: string[] = [];
  const table = createTable((id) => changed.push(id));
  table.add({ id: 'a', state: 'on' });
  assert.equal(table.having('state', 'on').length, 1);
  const row = table.add({ id: 'b', state: 'off' });
  assert.deepEqual([table.distinct('state'), changed], [2, ['a', 'b']]);
  row.state = 'on';
  Object.assign(row, { state: 'on', name: 'web' });
  assert.deepEqual(
    table.having('state', 'on').map(({ id }) => id),
    ['a', 'b'],
  );
  assert.equal(table.having('state', 'off').length, 0);
  table.remove('b');
  row.state = 'off';
  assert.deepEqual([table.distinct('state'), table.having('state', 'off')], [1, []]);
  assert.deepEqual(changed, ['a', 'b', 'b', 'b', 'b']);
});

test('what a member holds cannot be changed within, where it would go unnoticed', () => {
  const table = createTable(() => {});
  const row = table.add({ id: 'a', label_ids: ['x'], deep: { values: [{ text: 'y' }] } });
  const ids: unknown = row.label_ids;
  assert.ok(Array.isArray(ids));
  assert.throws(() => ids.push('z'), TypeError);
  row.further = { values: [] };
  assert.ok(Object.isFrozen(row.further));
});
