import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, type TestContext, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { events } from '../../src/catalog/audit/events.ts';
import { createDetailColumns, createListColumns } from '../../src/operate/rows/columns.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';
import { folderWith } from '../support/folders.ts';

/** A command about events, and what stands around it. */
interface Shown {
  readonly words?: readonly string[];
  /** stdout is a terminal. */
  readonly isScreen?: boolean;
  /** The user's settings. */
  readonly setting?: string;
  readonly env?: Readonly<Record<string, string>>;
}

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
  const [column] = createListColumns(events, ['timestamp'], new Map(), {
    ages: { form: 'alone', now: () => now },
  });
  assert.equal(column?.heading, 'timestamp');
  assert.equal(column.cell(moment), '3h ago');
  assert.equal(column.cell({ id: '3', timestamp: 'long ago' }), 'long ago');
});

describe('the times of a list', () => {
  const runs = faultyRuns();
  // Certificates are valid from now on: the clock of the run has to be right.
  const timestamp = new Date(Date.now() - 3.5 * 3_600_000).toISOString();
  const event = { id: '651dd3414c9027ad77d91b45', timestamp, level: 'info', header: 'Booted' };

  const show = async (
    t: TestContext,
    verb: 'list' | 'show',
    { words = [], isScreen = false, setting = '', env = {} }: Shown,
  ): Promise<string> => {
    const folder = await folderWith(t, { 'home/.config/imco/config.yaml': setting });
    const given = { home: join(folder, 'home'), env, ...(isScreen && { screen: 80 }) };
    const [target, body] = verb === 'show' ? [[event.id], event] : [[], [event]];
    const line = ['audit', 'events', verb, ...target, ...words];
    const ran = await runs.play(t, line, [answer(200, body)], given);
    assert.equal(ran.code, 0, ran.stderr);
    return stripVTControlCharacters(ran.stdout);
  };

  test('are ages on a terminal, and local times with their zone elsewhere', async (t) => {
    process.env.TZ = 'UTC';
    const age = /^3h ago +info/m;
    const local = /^TIMESTAMP \(UTC\) .*\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +info/m;
    const cases: readonly (readonly [Shown, RegExp])[] = [
      [{ isScreen: true }, age],
      [{}, local],
      [{ isScreen: true, words: ['--no-relative'] }, local],
      [{ words: ['--relative'] }, age],
      [{ isScreen: true, setting: 'relative: false' }, local],
      [{ setting: 'relative: true' }, age],
      [{ setting: 'relative: true\nrelative.events: false' }, local],
      [{ setting: 'relative: false\nrelative.events: true' }, age],
      [{ setting: 'relative.servers: true' }, local],
      [{ setting: 'relative.events: true', env: { IMCO_RELATIVE: 'no' } }, local],
      [{ setting: 'relative.events: true', words: ['--no-relative'] }, local],
      [{ isScreen: true, words: ['-o', 'markdown'] }, /\d{4}-\d\d-\d\d/],
    ];
    for (const [shown, expected] of cases) {
      assert.match(await show(t, 'list', shown), expected, JSON.stringify(shown));
    }
  });

  test('stand beside their age where one thing is shown on a terminal', async (t) => {
    process.env.TZ = 'UTC';
    const local = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC';
    const cases: readonly (readonly [Shown, string])[] = [
      [{ isScreen: true }, `${local} \\(3h ago\\)`],
      [{}, local],
      [{ isScreen: true, setting: 'relative.events: true' }, '3h ago'],
      [{ isScreen: true, words: ['--no-relative'] }, local],
    ];
    for (const [shown, expected] of cases) {
      const text = await show(t, 'show', shown);
      assert.match(text, new RegExp(`^TIMESTAMP +${expected}$`, 'm'));
    }
  });
});
