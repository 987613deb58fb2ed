import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events } from '../../../src/catalog/audit/events.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';
import { filterRows } from '../../../src/operate/rows/client-filter.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const at = (timestamp: string, level = 'info') => ({ id: '1', timestamp, level });

const asked = {
  words: {},
  mentions: [],
  time: 'timestamp',
  since: undefined,
  until: undefined,
} as const;

describe('a list narrowed', () => {
  test('to what happened since then', () => {
    const isAsked = filterRows(events, { ...asked, since: '2h' }, now);
    assert.equal(isAsked(at('2026-03-10T10:00:00Z')), true);
    assert.equal(isAsked(at('2026-03-10T09:59:59Z')), false);
    assert.equal(isAsked(at('no date')), false);
  });

  test('to days and moments', () => {
    const day = new Date(2026, 2, 9).toISOString();
    const isAsked = filterRows(events, { ...asked, since: '2026-03-09', until: '1d' }, now);
    assert.equal(isAsked(at(day)), true);
    assert.equal(isAsked(at('2026-03-09T12:00:01Z')), false);
    const exact = filterRows(events, { ...asked, since: '2026-03-10T11:00:00Z' }, now);
    assert.equal(exact(at('2026-03-10T11:00:00Z')), true);
    assert.equal(exact(at('2026-03-10T10:59:59Z')), false);
  });

  test('to a name in the text, alone and in upper or lower case', () => {
    const isAsked = filterRows(
      events,
      { ...asked, mentions: [{ flag: 'user', keys: ['header', 'description'], word: 'j.doe+x' }] },
      now,
    );
    const says = (description: string) => ({ id: '1', header: '', description });
    for (const text of ['by j.doe+x.', 'J.Doe+x did it', '(j.doe+x)'])
      assert.equal(isAsked(says(text)), true, text);
    for (const text of [
      'by jxdoe+x',
      'by aj.doe+x',
      'by a.j.doe+x',
      'j.doe+x-2',
      'j.doe+x.com',
      '',
    ])
      assert.equal(isAsked(says(text)), false, text);
  });

  test('to the words of a choice', () => {
    const isAsked = filterRows(events, { ...asked, words: { level: ['error', 'warning'] } }, now);
    assert.equal(isAsked(at('2020-01-01T00:00:00Z', 'error')), true);
    assert.equal(isAsked(at('2020-01-01T00:00:00Z', 'info')), false);
  });

  test('to nothing, where nothing is asked, leaves all', () => {
    assert.equal(filterRows(events, asked, now)({ id: '1' }), true);
  });

  test('to a single day, from its beginning to its end', () => {
    const day = { since: '2026-03-09', until: '2026-03-09' };
    const isAsked = filterRows(events, { ...asked, ...day }, now);
    assert.equal(isAsked(at(new Date(2026, 2, 9, 23, 59).toISOString())), true);
    assert.equal(isAsked(at(new Date(2026, 2, 10, 0, 0).toISOString())), false);
  });

  test('to yesterday, as a day', () => {
    const isAsked = filterRows(events, { ...asked, since: 'yesterday', until: 'yesterday' }, now);
    assert.equal(isAsked(at(new Date(2026, 2, 9, 0, 0).toISOString())), true);
    assert.equal(isAsked(at(new Date(2026, 2, 9, 23, 59).toISOString())), true);
    assert.equal(isAsked(at(new Date(2026, 2, 10, 0, 0).toISOString())), false);
  });

  test('from after its end is refused', () => {
    assert.throws(
      () => filterRows(events, { ...asked, since: '2h', until: '3h' }, now),
      /--since 2h is later than --until 3h/,
    );
  });

  for (const since of ['soon', '2', '5 m', '2026-13-01', '2026-02-30', '', '2026']) {
    test(`by "${since}" is refused`, () => {
      assert.throws(() => filterRows(events, { ...asked, since }, now), UsageFailure);
    });
  }

  test('by a word there is not is refused with the nearest', () => {
    assert.throws(
      () => filterRows(events, { ...asked, words: { level: ['eror'] } }, now),
      (failure) =>
        failure instanceof UsageFailure && failure.details.hint === 'did you mean error?',
    );
  });
});
