import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const id = '6c0817ba8d03a9ce180b5e51';
const shows = (state: string): Behaviour => answer(200, { id, name: 'prod', state });
const update = ['--api', 'v3', 'kubernetes', 'clusters', 'update', id, '--name', 'prod-eu'];

describe('an update that needs a state', () => {
  const runs = faultyRuns();

  for (const [state, hint] of [
    ['application_error', /hint: run "imco kubernetes clusters retry .*--wait" first/],
    ['applying', /prod is still applying; try again when it is applied/],
    ['decommissioning', /prod is being decommissioned/],
  ] as const) {
    test(`is refused before anything is sent: ${state}`, async (context) => {
      const ran = await runs.play(context, update, [shows(state)]);
      assert.equal(ran.code, 5, ran.stderr);
      assert.match(ran.stderr, hint);
      assert.ok(ran.requests.every((one) => one.startsWith('GET ')));
    });
  }

  test('is sent in that state, and with --force in any other', async (context) => {
    for (const [state, ...words] of [['applied'], ['application_error', '--force']] as const) {
      const ran = await runs.play(context, [...update, ...words], [shows(state), shows('applied')]);
      assert.equal(ran.code, 0, ran.stderr);
      assert.equal(ran.requests.at(-1)?.split(' ')[0], 'PUT');
    }
  });
});
