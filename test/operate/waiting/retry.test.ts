import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const id = '6c0817ba8d03a9ce180b5e51';
const other = '6c0817ba8d03a9ce180b5e52';
const cluster = (state: string, own = id) => ({
  id: own,
  name: own === id ? 'prod' : 'lab',
  state,
});
const shows = (state: string, own = id): Behaviour => answer(200, cluster(state, own));
const lists = (first: string, second: string): Behaviour =>
  answer(200, [cluster(first), cluster(second, other)]);
const missing = answer(404, { error: 'not found' });

describe('a retry', () => {
  const runs = faultyRuns();

  const retry = (
    context: TestContext,
    targets: readonly string[],
    behaviours: readonly Behaviour[],
  ): Promise<FaultyRun> => {
    const words = ['--api', 'v3', 'kubernetes', 'clusters', 'retry', ...targets, '--wait'];
    return runs.play(context, words, behaviours);
  };

  test('of a change ends when it is applied', async (context) => {
    const ran = await retry(
      context,
      [id],
      [shows('application_error'), shows('applying'), shows('applied')],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /prod .* applied {2}done/);
  });

  test('of a deletion ends when the row is deleted, not when it is applied', async (context) => {
    const ran = await retry(
      context,
      [id],
      [shows('decommissioning_error'), shows('decommissioning'), shows('applied'), missing],
    );
    assert.equal(ran.code, 0, ran.stderr);
    const own = `GET /v3/kubernetes/clusters/${id}`;
    assert.deepEqual(
      ran.requests.filter((one) => one.startsWith('GET')),
      [own, own, own],
    );
    assert.match(ran.stdout, /prod .* done/);
  });

  test('of a deletion ends in the state that comes before', async (context) => {
    const ran = await retry(
      context,
      [id],
      [shows('decommissioning_error'), shows('decommissioning'), shows('end')],
    );
    assert.equal(ran.code, 0, ran.stderr);
  });

  test('is not over with the old failure that the first poll still shows', async (context) => {
    const ran = await retry(
      context,
      [id],
      [
        shows('application_error'),
        shows('application_error'),
        shows('application_error'),
        shows('applied'),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
  });

  test('has failed when that failure stays, or comes again', async (context) => {
    for (const states of [['application_error'], ['applying']] as const) {
      const ran = await retry(
        context,
        [id],
        [
          shows('application_error'),
          ...states.map((state) => shows(state)),
          shows('application_error'),
          ...(states[0] === 'applying' ? [] : [shows('application_error')]),
        ],
      );
      assert.equal(ran.code, 1, ran.stderr);
      assert.match(ran.stderr, /cluster prod is application_error/);
    }
  });

  test('of several waits for the end of each', async (context) => {
    const echo: Behaviour = (response, request) =>
      shows(
        request.url?.includes(other) ? 'decommissioning' : 'applying',
        request.url?.includes(other) ? other : id,
      )(response, request);
    const ran = await retry(
      context,
      ['prod', 'lab'],
      [
        lists('application_error', 'decommissioning_error'),
        echo,
        echo,
        lists('applied', 'decommissioning'),
        missing,
        answer(200, []),
      ],
    );
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /prod .* applied {2}done/);
    assert.match(ran.stdout, /lab .* done/);
  });
});
