import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { events } from '../../../src/catalog/audit/events.ts';
import { servers } from '../../../src/catalog/cloud/servers.ts';
import { findEndEvent, isFailureEvent } from '../../../src/operate/waiting/end-event.ts';

const event = (
  id: number,
  second: number,
  header: string,
  description: string,
  level = 'info',
) => ({
  id: String(id).padStart(24, '0'),
  timestamp: `2026-03-01T10:00:${String(second).padStart(2, '0')}Z`,
  level,
  header,
  description,
});

const start = event(
  5,
  10,
  'Script requested',
  'Execution of the script rotate on web-1 requested.',
);
const expected = { of: events, start, name: 'rotate' };
const end = event(6, 11, 'Script executed', 'The script rotate has ended with exit code 0.');

const { endEvent } = servers.verbs['run-script'];
assert.ok(endEvent);

describe('the event that reports the end of a script', () => {
  test('is the first later one that names it', () => {
    const later = event(7, 12, 'Script executed', 'The script rotate has ended again.');
    assert.equal(findEndEvent(expected, [later, end, start]), end);
  });

  test('is found before the event of its start is listed', () => {
    assert.equal(findEndEvent(expected, [end]), end);
  });

  test('may have the same time, if it is listed as the newer one', () => {
    const same = { ...end, timestamp: start.timestamp };
    assert.equal(findEndEvent(expected, [same, start]), same);
    assert.equal(findEndEvent(expected, [start, same]), undefined);
  });

  test('is none of another script, of an earlier run, or of the start of another run', () => {
    for (const other of [
      event(6, 11, 'Script executed', 'The script rotate-logs has ended with exit code 0.'),
      event(6, 9, 'Script executed', 'The script rotate has ended with exit code 0.'),
      event(6, 11, start.header, 'Execution of the script rotate on web-1 requested.'),
    ]) {
      assert.equal(findEndEvent(expected, [other, start]), undefined, other.description);
    }
  });

  test('takes the name literally', () => {
    const named = { ...expected, name: 'a.b(c' };
    assert.equal(findEndEvent(named, [event(6, 11, 'x', 'script a.b(c over')])?.header, 'x');
    assert.equal(findEndEvent(named, [event(6, 11, 'x', 'script axb(c over')]), undefined);
  });

  test('is no failure by a number in the name of the script', () => {
    const named = { of: events, name: 'exit 3' };
    const over = event(6, 11, 'x', 'The script exit 3 has ended with exit code 0.');
    assert.equal(isFailureEvent(named, endEvent, over), false);
  });

  test('is a failure by its level, or by an exit code in its text', () => {
    for (const [text, level, isFailure] of [
      ['The script has ended with exit code 0.', 'info', false],
      ['The script has ended.', 'info', false],
      ['The script has ended on 10.0.0.5 after 30 s.', 'info', false],
      ['The script has ended.', 'error', true],
      ['The script has ended with exit code 1.', 'info', true],
      ['exited with code: 127', 'warning', true],
      ['Script exited with 3', 'info', true],
      ['exit status 2', 'info', true],
      ['return code = -1', 'info', true],
      ['ended with code 4', 'info', true],
      ['exit code 0x1', 'info', true],
      ['exit status 0; the second one exited with code 2', 'info', true],
      ['finished, HTTP status 200', 'info', false],
      ['1 row was returned, and the last query returned 3 rows', 'info', false],
    ] as const) {
      assert.equal(
        isFailureEvent(expected, endEvent, event(6, 11, 'x', text, level)),
        isFailure,
        text,
      );
    }
  });
});
