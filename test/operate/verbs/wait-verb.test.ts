import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { skippingClock } from '../../support/clock.ts';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, drop } from '../../support/faulty-server.ts';
import type { RunOptions } from '../../support/program.ts';

const ids = ['6c0817ba8d03a9ce180b5e51', '6c0817ba8d03a9ce180b5e52', '6c0817ba8d03a9ce180b5e53'];
const [id = '', second = ''] = ids;

const server = (state: string, own = id, more: object = {}) => ({
  id: own,
  name: `web-${ids.indexOf(own) + 1}`,
  state,
  ...more,
});
const shows = (state: string, more?: object): Behaviour => answer(200, server(state, id, more));
const lists = (...states: readonly (string | undefined)[]): Behaviour =>
  answer(
    200,
    states.flatMap((state, at) => (state === undefined ? [] : [server(state, ids[at])])),
  );
const nothing = answer(404, { error: 'not found' });

interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly unchanged?: boolean;
  readonly state?: string;
  readonly error?: { readonly code: string };
}

const outcomesOf = ({ stdout }: FaultyRun): readonly Outcome[] => JSON.parse(stdout);

describe('wait', () => {
  const runs = faultyRuns();

  const play = (
    context: TestContext,
    words: readonly string[],
    behaviours: readonly Behaviour[],
    options?: RunOptions,
  ): Promise<FaultyRun> =>
    runs.play(context, ['cloud', 'servers', 'wait', ...words], behaviours, options);

  test('looks until the state is there', async (context) => {
    const ran = await play(
      context,
      [id, '--for', 'state=operational'],
      [shows('booting'), shows('bootstrapping'), shows('operational')],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(ran.requests.length, 3);
    assert.match(ran.stdout, /web-1 .* operational {2}done/);
  });

  test('with jsonl each result is printed as soon as it is known', async (context) => {
    const [a = '', b = '', c = ''] = ids;
    const ran = await play(
      context,
      [a, b, c, '--for', 'state=operational', '-o', 'jsonl'],
      [
        lists('booting', 'booting', 'operational'),
        lists('booting', 'operational', 'operational'),
        shows('operational'),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
    const told = ran.stdout
      .trimEnd()
      .split('\n')
      .map((line): Outcome => JSON.parse(line));
    assert.deepEqual(
      told.map(({ name, unchanged }) => [name, unchanged]),
      [
        ['web-3', true],
        ['web-2', undefined],
        ['web-1', undefined],
      ],
    );
  });

  test('a state alone is one of the field state, and one of several will do', async (context) => {
    const ran = await play(
      context,
      [id, '--for', 'operational,inactive', '-o', 'json'],
      [shows('shutting_down'), shows('inactive')],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(
      outcomesOf(ran).map(({ state, unchanged }) => [state, unchanged]),
      [['inactive', undefined]],
    );
  });

  test('what is there already ends at once, without another look', async (context) => {
    const ran = await play(
      context,
      ['web-1', 'web-2', '--for', 'operational', '-o', 'json'],
      [lists('operational', 'operational'), drop],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(ran.requests.length, 1);
    assert.deepEqual(
      outcomesOf(ran).map(({ ok, unchanged }) => [ok, unchanged]),
      [
        [true, true],
        [true, true],
      ],
    );
  });

  test('many targets are looked at with one list, however long it takes', async (context) => {
    const ran = await play(
      context,
      ['web-1', 'web-2', 'web-3'],
      [
        lists('booting', 'booting', 'operational'),
        lists('bootstrapping', 'booting', 'operational'),
        drop,
        lists('bootstrapping', 'bootstrapping', 'operational'),
        lists('operational', 'operational', 'operational'),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(new Set(ran.requests), new Set(['GET /v2/cloud/servers']));
    assert.equal(
      ran.stderr.replace(/^web-3 is operational\n/m, ''),
      [
        'web-1 and web-2 are booting',
        'web-1 is bootstrapping',
        'web-2 is bootstrapping',
        '2 done, 1 already operational',
        '',
      ].join('\n'),
    );
  });

  test('a failed state ends it, unless that was asked for', async (context) => {
    const failed = await play(context, [id, '--for', 'operational'], [shows('stalled')]);
    assert.equal(failed.code, 1);
    assert.match(failed.stderr, /web-1 is stalled\nhint: see "imco cloud servers events/);
    const asked = await play(
      context,
      [id, '--for', 'stalled'],
      [shows('booting'), shows('stalled')],
    );
    assert.equal(asked.code, 0, asked.stderr);
  });

  test('deleted is when it is gone; anything else is then a failure', async (context) => {
    const going = [shows('decommissioning'), nothing];
    const deleted = await play(context, [id, '--for', 'deleted'], going);
    assert.equal(deleted.code, 0, deleted.stderr);
    const other = await play(context, [id, '--for', 'operational'], going);
    assert.equal(other.code, 1);
    assert.match(other.stderr, /web-1 was deleted/);
  });

  test('deleted takes an id that is nothing any more, but no such name', async (context) => {
    const before = [lists('decommissioning'), nothing, nothing, nothing];
    const ran = await play(context, ['web-1', second, '--for', 'deleted', '-o', 'json'], before);
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(
      outcomesOf(ran).map(({ name, ok, unchanged }) => [name, ok, unchanged]),
      [
        ['web-1', true, undefined],
        [second, true, true],
      ],
    );
    const slip = await play(context, ['wbe-1', '--for', 'deleted'], [lists('inactive')]);
    assert.equal(slip.code, 3);
    assert.match(slip.stderr, /did you mean web-1/);
    const gone = await play(context, [id, '--for', 'operational'], [nothing]);
    assert.equal(gone.code, 3);
  });

  test('any field can be waited for, with a glob or until it has nothing', async (context) => {
    const address = await play(
      context,
      [id, '--for', 'public-ip=203.*'],
      [shows('booting', { public_ip: null }), shows('booting', { public_ip: '203.0.113.9' })],
    );
    assert.equal(address.code, 0, address.stderr);
    assert.equal(address.requests.length, 2);
    const none = await play(
      context,
      [id, '--for', 'public_ip='],
      [shows('inactive', { public_ip: '203.0.113.9' }), shows('inactive', { public_ip: null })],
    );
    assert.equal(none.code, 0, none.stderr);
    assert.equal(none.requests.length, 2);
  });

  for (const [what, until, near] of [
    ['a field', 'stat=operational', 'state'],
    ['a state', 'state=operatonal', 'operational'],
    ['one state of several', 'operational,inactve', 'inactive'],
  ] as const) {
    test(`${what} there is not is refused with the nearest, before anything is asked`, async (context) => {
      const ran = await play(context, [id, '--for', until], [drop]);
      assert.equal(ran.code, 2);
      assert.match(ran.stderr, new RegExp(`did you mean ${near}\\?`));
      assert.deepEqual(ran.requests, []);
    });
  }

  test('--timeout is for the whole wait, --poll for each pause', async (context) => {
    const clock = skippingClock();
    const ran = await play(
      context,
      [id, '--for', 'operational', '--timeout', '10s', '--poll', '2s'],
      [shows('booting')],
      { clock },
    );
    assert.equal(ran.code, 7);
    assert.match(ran.stderr, /web-1 is still booting after 10s/);
    assert.deepEqual(new Set(clock.pauses.slice(0, -1)), new Set([2000]));
  });

  test('--poll has a least', async (context) => {
    const ran = await play(context, [id, '--poll', '99ms'], [drop]);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /--poll: "99ms" is too short/);
  });

  test('Ctrl-C says how to go on, for what is still in progress only', async (context) => {
    const controller = new AbortController();
    const interrupting: Behaviour = (response, request) => {
      lists('operational', 'booting', 'booting')(response, request);
      setTimeout(() => controller.abort(new Interruption('interrupted', 'interrupted')), 50);
    };
    const ran = await play(
      context,
      ['web-1', 'web-2', 'web-3', '--for', 'operational', '--poll', '10s'],
      [lists('booting', 'booting', 'booting'), interrupting],
      { signal: controller.signal },
    );
    assert.equal(ran.code, 130);
    assert.match(ran.stderr, /^1 done, 2 still in progress$/m);
    // Of each only what is its own, however many there are.
    assert.match(ran.stdout, /^web-3 .* stopped waiting; web-3 is still in progress$/m);
    const said = ran.stderr.slice(ran.stderr.indexOf('error:'));
    assert.equal(
      said,
      'error: stopped waiting; web-2 and web-3 are still in progress\n' +
        'hint: wait again with "imco cloud servers wait web-2 web-3 --for state=operational"\n',
    );
  });
});

describe('--wait=state', () => {
  const runs = faultyRuns();

  const boot = (
    context: TestContext,
    words: readonly string[],
    behaviours: readonly Behaviour[],
  ): Promise<FaultyRun> => runs.play(context, ['cloud', 'servers', 'boot', ...words], behaviours);

  test('ends where it says', async (context) => {
    const ran = await boot(
      context,
      [id, '--wait=bootstrapping', '-o', 'json'],
      [shows('inactive'), shows('booting'), shows('booting'), shows('bootstrapping')],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(outcomesOf(ran)[0]?.state, 'bootstrapping');
  });

  test('a state that passes may be over between two looks', async (context) => {
    const ran = await boot(
      context,
      [id, '--wait=booting'],
      [shows('inactive'), shows('booting'), shows('operational')],
    );
    assert.equal(ran.code, 0, ran.stderr);
  });

  test('a failed state can be what is wanted', async (context) => {
    const ran = await boot(
      context,
      [id, '--wait=stalled'],
      [shows('inactive'), shows('booting'), shows('stalled')],
    );
    assert.equal(ran.code, 0, ran.stderr);
  });

  test('a word behind a bare --wait is a target', async (context) => {
    const ran = await boot(
      context,
      ['--wait', 'web-1'],
      [lists('inactive'), shows('booting'), shows('operational')],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(ran.requests[1], `PUT /v2/cloud/servers/${id}/boot`);
  });

  test('a state there is not is refused before anything is sent', async (context) => {
    const ran = await boot(context, [id, '--wait=operatonal'], [drop]);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /did you mean operational\?/);
    assert.deepEqual(ran.requests, []);
  });
});
