import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Clock } from '../../../src/host.ts';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { readMonotonicMs } from '../../../src/lib/time/monotonic.ts';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, drop } from '../../support/faulty-server.ts';
import type { RunOptions } from '../../support/program.ts';

const id = '6c0817ba8d03a9ce180b5e51';
const other = '6c0817ba8d03a9ce180b5e52';
const server = (state: string, own = id) => ({
  id: own,
  name: own === id ? 'web-1' : 'web-2',
  state,
});
const shows = (state: string): Behaviour => answer(200, server(state));
/** The thing that was asked for or acted on, in this state. */
const echo =
  (state: string): Behaviour =>
  (response, request) =>
    answer(200, server(state, request.url?.includes(other) ? other : id))(response, request);
const lists = (first: string, second: string): Behaviour =>
  answer(200, [server(first), server(second, other)]);

describe('waiting', () => {
  const runs = faultyRuns();

  const play = (
    context: TestContext,
    words: readonly string[],
    behaviours: readonly Behaviour[],
    options?: RunOptions,
  ): Promise<FaultyRun> => runs.play(context, ['cloud', 'servers', ...words], behaviours, options);

  test('looks at the thing until it is where the verb leads', async (context) => {
    const ran = await play(
      context,
      ['boot', id, '--wait'],
      [
        shows('inactive'),
        shows('booting'),
        shows('booting'),
        shows('bootstrapping'),
        shows('operational'),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(ran.stderr, 'web-1 is booting\nweb-1 is bootstrapping\n');
    assert.match(ran.stdout, /web-1 .* operational {2}done/);
  });

  test('asks for several things with one list', async (context) => {
    const ran = await play(
      context,
      ['boot', 'web-1', 'web-2', '--wait'],
      [
        lists('inactive', 'inactive'),
        shows('booting'),
        answer(200, server('booting', other)),
        lists('operational', 'bootstrapping'),
        answer(200, server('operational', other)),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.requests.slice(3), [
      'GET /v2/cloud/servers',
      `GET /v2/cloud/servers/${other}`,
    ]);
  });

  test('asks for a few of many by themselves', async (context) => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...server('inactive', String(index).padStart(24, '0')),
      name: `node-${index}`,
    }));
    const ran = await play(
      context,
      ['boot', 'web-1', 'web-2', '--wait'],
      [
        answer(200, [server('inactive'), server('inactive', other), ...many]),
        ...Array<Behaviour>(2).fill(echo('booting')),
        ...Array<Behaviour>(2).fill(echo('bootstrapping')),
        ...Array<Behaviour>(2).fill(echo('operational')),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.deepEqual(ran.requests.slice(3).toSorted(), [
      ...Array<string>(2).fill(`GET /v2/cloud/servers/${id}`),
      ...Array<string>(2).fill(`GET /v2/cloud/servers/${other}`),
    ]);
  });

  test('says that it goes on trying while nothing answers, and only once', async (context) => {
    const away = answer(503, { error: 'maintenance' });
    const ran = await play(
      context,
      ['boot', id, '--wait'],
      [shows('inactive'), shows('booting'), ...Array(20).fill(away), shows('operational')],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stderr, /^web-1 is booting\n.*maintenance.*; still trying\n$/);
  });

  test('a look that fails now and then is nothing to speak of', async (context) => {
    // Sent four times, a request has failed.
    const failedLook = Array<Behaviour>(4).fill(answer(503, { error: 'maintenance' }));
    const between = shows('booting');
    const ran = await play(
      context,
      ['boot', id, '--wait'],
      [
        shows('inactive'),
        shows('booting'),
        ...failedLook,
        between,
        ...failedLook,
        between,
        ...failedLook,
        shows('operational'),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(ran.requests.length, 17);
    assert.equal(ran.stderr, 'web-1 is booting\n');
  });

  test('survives a platform that is away for a while', async (context) => {
    const away = answer(503, { error: 'maintenance' });
    const ran = await play(
      context,
      ['boot', id, '--wait'],
      [shows('inactive'), shows('booting'), away, away, away, drop, away, shows('operational')],
    );
    assert.equal(ran.code, 0, ran.stderr);
  });

  test('ends at a failed state, and says what is next', async (context) => {
    const ran = await play(
      context,
      ['boot', id, '--wait', '-o', 'json'],
      [shows('inactive'), shows('booting'), shows('stalled')],
    );
    assert.equal(ran.code, 1);
    const { error } = JSON.parse(ran.stderr);
    assert.equal(error.code, 'stalled');
    assert.match(error.message, /web-1 is stalled/);
    assert.match(error.hint, /you can reboot, shut down or, at your own risk, override it/);
    const [outcome] = JSON.parse(ran.stdout);
    assert.equal(outcome.ok, false);
    assert.equal(outcome.state, 'stalled');
  });

  test('ends when the time is over, without losing what was sent', async (context) => {
    const ran = await play(
      context,
      ['boot', id, '--wait', '--timeout', '5m'],
      [shows('inactive'), shows('booting')],
    );
    assert.equal(ran.code, 7);
    assert.match(ran.stderr, /web-1 is still booting after 5m/);
    assert.match(ran.stdout, /web-1 .* booting/);
  });

  test('takes a thing that is gone as done where it was to go, as failed elsewhere', async (context) => {
    const gone = answer(404, { error: 'not found' });
    const decommissioned = await play(
      context,
      ['decommission', id, '--yes', '--wait'],
      [shows('inactive'), answer(204), shows('decommissioning'), gone],
    );
    assert.equal(decommissioned.code, 0, decommissioned.stderr);
    const booted = await play(
      context,
      ['boot', id, '--wait'],
      [shows('inactive'), shows('booting'), gone],
    );
    assert.equal(booted.code, 1);
    assert.match(booted.stderr, /web-1 was deleted/);
  });

  test('stops on Ctrl-C, says that the action goes on and how to look', async (context) => {
    const controller = new AbortController();
    const clock: Clock = {
      now: () => Date.now(),
      monotonic: readMonotonicMs,
      sleep: async (_ms, signal) => {
        controller.abort(new Interruption('interrupted', 'interrupted'));
        signal?.throwIfAborted();
      },
    };
    const ran = await play(context, ['boot', id, '--wait'], [shows('inactive'), shows('booting')], {
      clock,
      signal: controller.signal,
    });
    assert.equal(ran.code, 130);
    assert.match(ran.stderr, /web-1 is still in progress/);
    assert.match(
      ran.stderr,
      /imco cloud servers wait 6c0817ba8d03a9ce180b5e51 --for state=operational/,
    );
  });
});
