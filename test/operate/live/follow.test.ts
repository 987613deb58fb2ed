import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { findFormat, selectFormats } from '../../../src/output/formats/formats.ts';
import { skippingClock } from '../../support/clock.ts';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, drop, dropWithin } from '../../support/faulty-server.ts';

/** An event with a number for its id and its header, at a second of one minute. */
const event = (number: number, second: number) => ({
  id: String(number).padStart(24, '0'),
  timestamp: `2026-03-01T10:00:${String(second).padStart(2, '0')}Z`,
  level: 'info',
  header: `event ${number}`,
  description: '',
});

/** The list the platform answers: events given oldest first, newest first in it. */
const lists = (...oldestFirst: readonly ReturnType<typeof event>[]): Behaviour =>
  answer(200, oldestFirst.toReversed());

describe('list --follow', () => {
  const runs = faultyRuns();

  /** Follows events through these answers, and is interrupted after the last of them. */
  const follow = async (
    context: TestContext,
    words: readonly string[],
    behaviours: readonly Behaviour[],
    { clock = skippingClock(), command = ['audit', 'events', 'list', '--follow'] } = {},
  ): Promise<FaultyRun> => {
    const controller = new AbortController();
    const last: Behaviour = (response, request) => {
      behaviours.at(-1)?.(response, request);
      setTimeout(() => controller.abort(new Interruption('interrupted', 'interrupted')), 100);
    };
    return runs.play(context, [...command, ...words], [...behaviours.slice(0, -1), last], {
      clock,
      signal: controller.signal,
    });
  };

  const headersIn = ({ stdout }: FaultyRun): readonly string[] =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).header);

  test('may stand behind the resource, for it can only mean its list', async (context) => {
    for (const command of [
      ['audit', 'events', '--follow'],
      ['audit', 'event', '--follow'],
    ]) {
      const ran = await follow(context, ['-o', 'jsonl'], [lists(event(1, 1))], { command });
      assert.equal(ran.code, 130, ran.stderr);
      assert.deepEqual(headersIn(ran), ['event 1']);
    }
  });

  test('follows the events of one server as well, with the filters of events', async (context) => {
    const id = 'a'.repeat(24);
    const command = ['cloud', 'servers', 'events', id, '--follow', '--level', 'error'];
    const failed = { ...event(2, 2), level: 'error' };
    const ran = await follow(
      context,
      ['-o', 'jsonl'],
      [lists(event(1, 1)), lists(event(1, 1), failed, event(3, 3))],
      { command },
    );
    assert.deepEqual(headersIn(ran), ['event 2'], ran.stderr);
    assert.deepEqual(new Set(ran.requests), new Set([`GET /v2/cloud/servers/${id}/events`]));
    assert.equal(ran.code, 130);
  });

  test('shows what comes, the oldest first, and ends without a word', async (context) => {
    const ran = await follow(
      context,
      ['-o', 'jsonl'],
      [
        lists(event(1, 1), event(2, 2)),
        lists(event(1, 1), event(2, 2), event(3, 3), event(4, 4)),
        lists(event(1, 1), event(2, 2), event(3, 3), event(4, 4)),
      ],
    );
    assert.deepEqual(headersIn(ran), ['event 1', 'event 2', 'event 3', 'event 4']);
    assert.equal(ran.code, 130);
    assert.equal(ran.stderr, '');
  });

  test('repeats nothing where the list was empty or another one for once', async (context) => {
    const events = [event(1, 1), event(2, 2), event(3, 3)];
    for (const between of [lists(), lists(event(8, 8)), lists(event(8, 8), event(9, 9))]) {
      const ran = await follow(
        context,
        ['-o', 'jsonl'],
        [lists(...events), between, lists(...events), lists(...events, event(4, 4))],
      );
      const headers = headersIn(ran);
      assert.deepEqual(new Set(headers).size, headers.length, headers.join());
      assert.ok(headers.includes('event 4'));
    }
  });

  test('repeats and loses nothing where times are the same, or come late', async (context) => {
    const ran = await follow(
      context,
      ['-o', 'jsonl'],
      [
        lists(event(1, 5), event(2, 5)),
        lists(event(1, 5), event(2, 5), event(3, 5)),
        // One of them was written down behind its time.
        lists(event(4, 1), event(1, 5), event(2, 5), event(3, 5), event(5, 5)),
      ],
    );
    assert.deepEqual(headersIn(ran), ['event 1', 'event 2', 'event 3', 'event 4', 'event 5']);
  });

  test('goes on when the connection is lost, and says so once', async (context) => {
    const away = answer(503, { error: 'maintenance' });
    const ran = await follow(
      context,
      [],
      [
        lists(event(1, 1)),
        ...[drop, drop, drop, drop, dropWithin, away, away, away, away],
        lists(event(1, 1), event(2, 2), event(3, 3)),
      ],
    );
    const rows = ran.stdout.trim().split('\n').slice(1);
    assert.deepEqual(
      rows.map((row) => /event \d/.exec(row)?.[0]),
      ['event 1', 'event 2', 'event 3'],
    );
    assert.equal(ran.stderr.match(/; still trying/g)?.length, 1, ran.stderr);
    assert.match(ran.stderr, /the platform is responding again\n$/);
    assert.equal(ran.code, 130);
  });

  test('a first look that fails is a failure', async (context) => {
    const ran = await follow(context, [], [answer(403, { error: 'no' })]);
    assert.equal(ran.code, 4);
  });

  test('begins with the last ten, or as --since says', async (context) => {
    const many = Array.from({ length: 15 }, (_, at) => event(at + 1, at + 1));
    const last = await follow(context, ['-o', 'jsonl'], [lists(...many)]);
    assert.equal(headersIn(last).length, 10);
    assert.equal(headersIn(last)[0], 'event 6');
    const all = await follow(
      context,
      ['-o', 'jsonl', '--since', '2026-03-01T10:00:03Z'],
      [lists(...many)],
    );
    assert.equal(headersIn(all).length, 13);
  });

  test('narrows what comes as well', async (context) => {
    const grave = { ...event(2, 2), level: 'error' };
    const ran = await follow(
      context,
      ['-o', 'jsonl', '--level', 'error'],
      [lists(event(1, 1)), lists(event(1, 1), grave, event(3, 3))],
    );
    assert.deepEqual(headersIn(ran), ['event 2']);
  });

  test('looks less often when nothing happens, or as often as --poll says', async (context) => {
    const quiet = Array.from({ length: 12 }, () => lists(event(1, 1)));
    const clock = skippingClock();
    await follow(context, [], [...quiet, lists(event(1, 1), event(2, 2)), ...quiet], {
      clock,
    });
    assert.ok(clock.pauses.every((pause) => pause >= 1600 && pause <= 12_000));
    assert.ok((clock.pauses[11] ?? 0) >= 8000, 'it has grown');
    assert.ok((clock.pauses[12] ?? 0) <= 2400, 'news bring it down again');
    const fixed = skippingClock();
    await follow(context, ['--poll', '5s'], quiet, { clock: fixed });
    assert.deepEqual(new Set(fixed.pauses), new Set([5000]));
  });

  for (const format of selectFormats(({ isOpenEnded }) => isOpenEnded === true)) {
    test(`writes each event when it comes with -o ${format}`, async (context) => {
      const [first, second] = [event(1, 1), event(2, 2)];
      const ran = await follow(
        context,
        ['-o', format, '--since', '2026-01-01'],
        [lists(first), lists(first, second)],
      );
      assert.equal(ran.code, 130, ran.stderr);
      const lines = ran.stdout.trim().split('\n').slice(-2);
      for (const [at, { id, header }] of [first, second].entries()) {
        const { word } = findFormat(format);
        assert.ok(lines[at]?.includes(word === 'id' ? id : header), ran.stdout);
      }
    });
  }

  const closed = selectFormats(({ isOpenEnded }) => !isOpenEnded).map((format) => ['-o', format]);
  for (const words of [...closed, ['--until', '1h'], ['--watch']]) {
    test(`makes no sense with ${words.join(' ')}`, async (context) => {
      const ran = await follow(context, words, [drop]);
      assert.equal(ran.code, 2, ran.stderr);
      assert.deepEqual(ran.requests, []);
    });
  }
});

describe('list --watch where nothing can be drawn over', () => {
  const runs = faultyRuns();

  for (const format of selectFormats(({ changes }) => changes === undefined)) {
    test(`makes no sense with -o ${format}`, async (context) => {
      const words = ['cloud', 'servers', 'list', '--watch', '-o', format];
      const ran = await runs.play(context, words, [drop]);
      assert.equal(ran.code, 2, ran.stderr);
      assert.match(
        ran.stderr,
        /--watch cannot be used with .*supported formats: table, wide, jsonl["\n]/s,
      );
      assert.deepEqual(ran.requests, []);
    });
  }

  const server = (number: number, state: string) => ({
    id: String(number).padStart(24, '0'),
    name: `web-${number}`,
    state,
  });

  test('prints each change as one JSON object per line', async (context) => {
    const controller = new AbortController();
    const last: Behaviour = (response, request) => {
      answer(200, [server(2, 'operational'), server(3, 'inactive')])(response, request);
      setTimeout(() => controller.abort(new Interruption('interrupted', 'interrupted')), 100);
    };
    const ran = await runs.play(
      context,
      ['cloud', 'servers', 'list', '--watch', '-o', 'jsonl'],
      [
        answer(200, [server(1, 'inactive'), server(2, 'booting')]),
        answer(200, [server(1, 'inactive'), server(2, 'booting')]),
        drop,
        answer(200, [server(1, 'inactive'), server(2, 'operational')]),
        last,
      ],
      { signal: controller.signal },
    );
    assert.equal(ran.code, 130, ran.stderr);
    const changes: readonly Record<string, unknown>[] = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      changes.map(({ change, name, was }) => [change, name, was]),
      [
        ['present', 'web-1', undefined],
        ['present', 'web-2', undefined],
        ['changed', 'web-2', { state: 'booting' }],
        ['added', 'web-3', undefined],
        ['removed', 'web-1', undefined],
      ],
    );
    assert.deepEqual(changes[2]?.item, server(2, 'operational'));
  });
});
