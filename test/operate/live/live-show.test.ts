import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import { skippingClock } from '../../support/clock.ts';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour, drop } from '../../support/faulty-server.ts';

const id = '66f7137c0dd6014b8c216bdc';
const server = (state: string): Behaviour => answer(200, { id, name: 'web-1', state });
const gone = answer(404, { error: 'not found' });

describe('show --watch', () => {
  const runs = faultyRuns();

  /** Watches through these answers, and is interrupted after the last of them. */
  const watch = (
    context: TestContext,
    words: readonly string[],
    behaviours: readonly Behaviour[],
  ): Promise<FaultyRun> => {
    const controller = new AbortController();
    const last: Behaviour = (response, request) => {
      behaviours.at(-1)?.(response, request);
      setTimeout(() => controller.abort(new Interruption('interrupted', 'interrupted')), 300);
    };
    return runs.play(
      context,
      ['cloud', 'servers', 'show', id, '--watch', ...words],
      [...behaviours.slice(0, -1), last],
      { clock: skippingClock(), signal: controller.signal },
    );
  };

  test('prints the changes of a server, and ends without a message on Ctrl-C', async (context) => {
    const ran = await watch(
      context,
      [],
      [server('inactive'), server('inactive'), server('booting'), drop, server('operational')],
    );
    assert.match(ran.stdout, /web-1 inactive -> booting\nweb-1 booting -> operational\n$/);
    assert.equal(ran.code, 130, ran.stderr);
  });

  test('prints an object for each change in JSON Lines', async (context) => {
    const ran = await watch(context, ['-o', 'jsonl'], [server('inactive'), server('booting')]);
    const changes = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      changes.map(({ change, item }) => [change, item.state]),
      [
        ['present', 'inactive'],
        ['changed', 'booting'],
      ],
    );
  });

  test('ends with exit code 0 when the server is deleted', async (context) => {
    const ran = await watch(context, [], [server('decommissioning'), gone]);
    assert.match(ran.stdout, /web-1 removed \(decommissioning\)\n$/);
    assert.match(ran.stderr, /^web-1: deleted$/m);
    assert.equal(ran.code, 0);
  });

  test('is a failure if there is no such server', async (context) => {
    const ran = await watch(context, [], [gone]);
    assert.equal(ran.code, 3, ran.stderr);
  });

  test('cannot be combined with a format that needs an end', async (context) => {
    const ran = await watch(context, ['-o', 'json'], [server('inactive')]);
    assert.equal(ran.code, 2);
    assert.deepEqual(ran.requests, []);
  });
});
