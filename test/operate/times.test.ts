import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { events } from '../../src/catalog/audit/events.ts';
import { createDetailColumns, createListColumns } from '../../src/operate/rows/columns.ts';

const moment = { id: '1', timestamp: '2026-01-31T20:15:00Z' };
const summer = { id: '2', timestamp: '2026-07-31T20:15:00Z' };

let before: string | undefined;
beforeEach(() => {
  before = process.env.TZ;
});
afterEach(() => {
  if (before === undefined) delete process.env.TZ;
  else process.env.TZ = before;
});

test('a list says the zone of its times once, a single thing beside each', () => {
  for (const [name, zone, local] of [
    ['UTC', 'UTC', '2026-01-31 20:15:00'],
    ['Asia/Kolkata', '+05:30', '2026-02-01 01:45:00'],
    ['America/Phoenix', '-07:00', '2026-01-31 13:15:00'],
  ] as const) {
    process.env.TZ = name;
    const [listed] = createListColumns(events, ['timestamp'], new Map());
    assert.equal(listed?.heading, `timestamp (${zone})`);
    assert.equal(listed.cell(moment), local);
    const [alone] = createDetailColumns(events, ['timestamp'], new Map());
    assert.equal(alone?.heading, 'timestamp');
    assert.equal(alone.cell(moment), `${local} ${zone}`);
  }
});

test('where summer time makes another zone, the row says it', () => {
  process.env.TZ = 'Europe/Berlin';
  const [column] = createListColumns(events, ['timestamp'], new Map());
  const texts = [moment, summer].map((item) => column?.cell(item));
  const isWinter = column?.heading === 'timestamp (+01:00)';
  assert.deepEqual(
    texts,
    isWinter
      ? ['2026-01-31 21:15:00', '2026-07-31 22:15:00 +02:00']
      : ['2026-01-31 21:15:00 +01:00', '2026-07-31 22:15:00'],
  );
});

test('ages have no zone, and values that are not dates stay unchanged', () => {
  const now = Date.parse('2026-01-31T23:20:00Z');
  const [column] = createListColumns(events, ['timestamp'], new Map(), { now });
  assert.equal(column?.heading, 'timestamp');
  assert.equal(column.cell(moment), '3h ago');
  assert.equal(column.cell({ id: '3', timestamp: 'long ago' }), 'long ago');
});
