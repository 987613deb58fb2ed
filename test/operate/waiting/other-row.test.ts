import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const ids = {
  balancer: '6c0817ba8d03a9ce180b5e51',
  group: '6c0817ba8d03a9ce180b5e52',
  server: '6c0817ba8d03a9ce180b5e53',
} as const;

/** The platform, with a load balancer whose sum of states is this when it is read once more. */
const platformWith = (...states: readonly string[]): Behaviour => {
  let reads = 0;
  const rows: Readonly<Record<string, unknown>> = {
    [`network/target_groups/${ids.group}`]: { id: ids.group, load_balancer_id: ids.balancer },
    [`cloud/servers/${ids.server}`]: { id: ids.server, name: 'web-1', state: 'operational' },
    [`network/target_groups/${ids.group}/targets`]: [],
  };
  return (response, request) => {
    const { method } = request;
    const path = request.url.replace('/v3/', '');
    if (method !== 'GET')
      return answer(200, { id: ids.server, resource_type: 'server' })(response, request);
    if (path !== `network/load_balancers/${ids.balancer}`)
      return answer(200, rows[path] ?? [])(response, request);
    const global_state = states[Math.min(reads, states.length - 1)];
    reads += 1;
    return answer(200, { id: ids.balancer, name: 'web-lb', state: 'applied', global_state })(
      response,
      request,
    );
  };
};

describe('a change that is waited for on another row', () => {
  const runs = faultyRuns();

  const add = (context: TestContext, ...states: readonly string[]): Promise<FaultyRun> => {
    const target = ['--target-group', ids.group, '--server', ids.server];
    const words = ['--api', 'v3', 'network', 'targets', 'add', ...target, '--wait'];
    return runs.play(context, words, [platformWith(...states)]);
  };

  const countReads = ({ requests }: FaultyRun): number =>
    requests.filter((one) => one === `GET /v3/network/load_balancers/${ids.balancer}`).length;

  test('is over when that row has reached the end', async (context) => {
    const ran = await add(context, 'applying', 'applying', 'applied');
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(countReads(ran), 3);
  });

  test('is over only when a second look shows the end, as the first may be too early', async (context) => {
    const ran = await add(context, 'applied', 'applying', 'applied');
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(countReads(ran), 3);
    const settled = await add(context, 'applied');
    assert.equal(countReads(settled), 2);
  });

  test('is over only when another look confirms the end after an earlier failure', async (context) => {
    const ran = await add(context, 'application_error', 'applied');
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(countReads(ran), 3);
  });

  test('has failed with that row, and says where to find the part', async (context) => {
    const ran = await add(context, 'applying', 'application_error');
    assert.equal(ran.code, 1, ran.stdout);
    assert.match(ran.stderr, /load balancer web-lb is application_error/);
    assert.match(
      ran.stderr,
      /hint: one of its parts has failed; see "imco network target-groups list --load-balancer web-lb" and "imco network listeners list --load-balancer web-lb"/,
    );
  });
});
