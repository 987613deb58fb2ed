import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openChangeMarks } from '../../../src/operate/live/change-marks.ts';
import type { RowChange } from '../../../src/operate/live/changes.ts';
import { formatWatchHead } from '../../../src/operate/live/watch-head.ts';

const thing = (id: string) => ({ id });
const changed = (id: string): RowChange => ({ kind: 'changed', item: thing(id), was: {} });

const marksAfter = (
  ...looks: readonly (readonly RowChange[])[]
): readonly (string | undefined)[] => {
  const marks = openChangeMarks();
  for (const changes of looks) marks.add(changes);
  return marks.markRows([thing('a'), thing('b')]).map(({ mark }) => mark);
};

test('the marks of the last change stay while nothing else changes', () => {
  const first: readonly RowChange[] = [{ kind: 'present', item: thing('a') }];
  assert.deepEqual(marksAfter(first), [undefined, undefined]);
  assert.deepEqual(marksAfter(first, [changed('a')], ...Array(50).fill([])), [
    'changed',
    undefined,
  ]);
});

test('a mark survives two polls with other changes and disappears with the third', () => {
  const busy = [changed('b')];
  assert.deepEqual(marksAfter([changed('a')], busy, busy), ['changed', 'changed']);
  assert.deepEqual(marksAfter([changed('a')], busy, busy, busy), [undefined, 'changed']);
});

test('what is gone is shown for three looks, unless it comes back', () => {
  const gone: readonly RowChange[] = [{ kind: 'removed', item: thing('c') }];
  assert.deepEqual(marksAfter(gone, [], []), [undefined, undefined, 'removed']);
  assert.deepEqual(marksAfter(gone, [], [], []), [undefined, undefined]);
  assert.deepEqual(marksAfter(gone, [{ kind: 'added', item: thing('c') }]), [undefined, undefined]);
});

test('the head says what, when, how often and where, as far as there is room', () => {
  const seen = new Date(2026, 0, 2, 14, 3, 5).getTime();
  const facts = { what: '42 servers', seen, pause: 5000, profile: 'prod' };
  for (const [width, head] of [
    [79, '42 servers at 14:03:05, every 5 s, profile prod; Ctrl-C to stop'],
    [53, '42 servers at 14:03:05, profile prod; Ctrl-C to stop'],
    [40, '42 servers at 14:03:05, profile prod'],
    [30, '42 servers at 14:03:05'],
    [12, '42 servers'],
  ] as const) {
    assert.equal(formatWatchHead(facts, width), head);
  }
});
