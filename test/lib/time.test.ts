import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatSpan, formatTimeAgo } from '../../src/lib/time/age.ts';
import { momentIn } from '../../src/lib/time/moment.ts';
import { formatLocal, formatZone } from '../../src/lib/time/zone.ts';

const hour = 3_600_000;
const now = new Date(2026, 2, 10, 12, 30).getTime();

const local = (...parts: [number, number, number, number?, number?, number?, number?]): number =>
  new Date(...parts).getTime();

describe('a moment as it is typed', () => {
  test('may be so long ago, in one unit or several', () => {
    for (const [text, ms] of [
      ['2h', 2 * hour],
      ['1d12h', 36 * hour],
      ['1w', 7 * 24 * hour],
      ['1h30m', 1.5 * hour],
      ['2h ago', 2 * hour],
      ['3 hours ago', 3 * hour],
      ['1 week ago', 7 * 24 * hour],
      ['90 minutes', 1.5 * hour],
    ] as const) {
      assert.equal(momentIn(text, now, 'start'), now - ms, text);
    }
    assert.equal(momentIn('now', now, 'end'), now);
  });

  test('may be a day: its beginning, or its end', () => {
    for (const [text, day] of [
      ['today', 10],
      ['Yesterday', 9],
      ['tomorrow', 11],
      ['2026-03-05', 5],
    ] as const) {
      assert.equal(momentIn(text, now, 'start'), local(2026, 2, day), text);
      assert.equal(momentIn(text, now, 'end'), local(2026, 2, day, 23, 59, 59, 999), text);
    }
  });

  test('may have a time, of the day that is said or of this one', () => {
    for (const edge of ['start', 'end'] as const) {
      assert.equal(momentIn('2026-03-05T08:00', now, edge), local(2026, 2, 5, 8));
      assert.equal(momentIn('2026-03-05 08:00:30', now, edge), local(2026, 2, 5, 8, 0, 30));
      assert.equal(momentIn('yesterday 23:15', now, edge), local(2026, 2, 9, 23, 15));
      assert.equal(momentIn('08:00', now, edge), local(2026, 2, 10, 8));
    }
  });

  test('may have a zone', () => {
    const moment = Date.parse('2026-03-05T08:00:00Z');
    for (const text of [
      '2026-03-05T08:00Z',
      '2026-03-05T08:00:00.000Z',
      '2026-03-05 08:00 UTC',
      '2026-03-05T09:00+01:00',
      '2026-03-05T09:00+0100',
      '2026-03-05 09:00 +01',
      '2026-03-05t03:00-05:00',
    ]) {
      assert.equal(momentIn(text, now, 'end'), moment, text);
    }
    for (const text of ['2026-03-05Z', '2026-03-05 UTC', '2026-03-05+00:00']) {
      assert.equal(momentIn(text, now, 'start'), Date.parse('2026-03-05T00:00:00Z'), text);
      assert.equal(momentIn(text, now, 'end'), Date.parse('2026-03-05T23:59:59.999Z'), text);
    }
    assert.equal(momentIn('2026-03-05-0200', now, 'start'), Date.parse('2026-03-05T02:00:00Z'));
  });

  test('may lie ahead', () => {
    assert.equal(momentIn('in 30d', now, 'start'), now + 30 * 24 * hour);
    assert.equal(momentIn('in 2 hours', now, 'end'), now + 2 * hour);
  });

  test('is nothing else', () => {
    for (const text of [
      ...[
        '',
        'soon',
        '2',
        '5 m 3',
        '12h1d',
        '1d1d',
        '2026',
        '2026-3-5',
        '2026-02-30',
        '2026-13-01',
      ],
      ...['2026-03-05T25:00', '2026-03-05T08:00+99:00', '2026-03-05T08:00 CET', '08:00 yesterday'],
      ...['2026-03-05 08:00 09:00', '-2h', '5 fortnights ago', 'ago', '2h 3'],
      ...['today UTC', 'in', 'in 2h ago', 'in today', '2026-03-05-', '2026-03-05T'],
    ]) {
      assert.equal(momentIn(text, now, 'start'), undefined, text);
    }
  });
});

test('a duration is shown in the largest unit of which there are two', () => {
  for (const [ms, text] of [
    [300, '300ms'],
    [1500, '1s'],
    [15_000, '15s'],
    [119_000, '119s'],
    [120_000, '2m'],
    [28 * hour, '28h'],
    [48 * hour, '2d'],
    [5 * 24 * hour, '5d'],
  ] as const) {
    assert.equal(formatSpan(ms), text);
  }
  assert.equal(formatTimeAgo(now - 3 * hour, now), '3h ago');
  assert.equal(formatTimeAgo(now + 3 * hour, now), 'in 3h');
  assert.equal(formatTimeAgo(now - 400, now), 'just now');
});

test('a local time is shown with its zone', () => {
  const date = new Date(2026, 6, 1, 9, 5, 7);
  assert.equal(formatLocal(date), '2026-07-01 09:05:07');
  const zone = formatZone(date);
  const iso = zone === 'UTC' ? 'Z' : zone;
  assert.equal(Date.parse(`2026-07-01T09:05:07${iso}`), date.getTime());
});
