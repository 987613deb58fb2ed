/** The event about the last failure, where outcomes and `show` tell why something failed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import { unionCatalog } from '../../src/catalog/versions/catalog-for.ts';
import { parseFault } from '../../src/sandbox/server/faults.ts';
import { openBench } from '../contract/bench.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';

const event = {
  id: '651dd3414c9027ad77d91b45',
  timestamp: '2026-01-01T00:00:00Z',
  level: 'error',
  header: 'Server boot failed',
  description: 'No capacity\n in \u001b[31mwesteurope',
};
const text = /Server boot failed: No capacity in [^\n\p{Cc}]*westeurope/u;
const eventPath = (version: string): string => `GET /${version}/audit/events/${event.id}`;
const server = { id: '64f29201d653adb21c9b5dcb', name: 'web-1', state: 'inactive' };
const other = { ...server, id: '64f29201d653adb21c9b5dcc', name: 'web-2' };
const booting = { state: 'booting' };
const stalled = { state: 'stalled', error_event_id: event.id };

describe('the event about a failure', () => {
  const runs = faultyRuns();

  for (const version of apiVersions) {
    const api = ['--api', version];

    test(`is the reason in an outcome of ${version}, and in its JSON`, async (context) => {
      for (const format of [[], ['-o', 'json']]) {
        const { code, stdout, stderr, requests } = await runs.play(
          context,
          [...api, 'servers', 'boot', 'web-1', '--wait', ...format],
          [
            answer(200, [server]),
            answer(200, { ...server, ...booting }),
            answer(200, { ...server, ...booting, error_event_id: null }),
            answer(200, { ...server, ...stalled }),
            answer(200, event),
          ],
        );
        assert.equal(code, 1, stderr);
        const told = format.length > 0 ? String(JSON.parse(stdout)[0].error.message) : stderr;
        assert.match(told, /server web-1 is stalled: /);
        // In JSON the text is the platform's own.
        assert.match(format.length > 0 ? told.replace('\u001b', '') : told, text);
        assert.deepEqual(
          requests.filter((request) => request.includes('/audit/')),
          [eventPath(version)],
        );
      }
    });

    test(`is shown by show in ${version}, and in JSON as the platform sends it`, async (context) => {
      const row = { ...server, ...stalled };
      const shown = await runs.play(
        context,
        [...api, 'servers', 'show', server.id],
        [answer(200, row), answer(200, event)],
      );
      assert.equal(shown.code, 0, shown.stderr);
      const line = shown.stdout.split('\n').find((one) => one.startsWith('ERROR ')) ?? '';
      assert.match(line, text);
      assert.ok(line.endsWith(`(${event.id})`), line);
      assert.deepEqual(shown.requests.at(-1), eventPath(version));

      const plain = await runs.play(
        context,
        [...api, 'servers', 'show', server.id, '-o', 'json'],
        [answer(200, row)],
      );
      assert.deepEqual(JSON.parse(plain.stdout), row);
      const expanded = await runs.play(
        context,
        [...api, 'servers', 'show', server.id, '-o', 'json', '--expand'],
        [answer(200, row), answer(200, event)],
      );
      const error_event_id = { id: event.id, name: event.header };
      assert.deepEqual(JSON.parse(expanded.stdout), { ...row, expanded: { error_event_id } });
    });
  }

  test('is read once for several targets that failed of it', async (context) => {
    const { code, stderr, requests } = await runs.play(
      context,
      ['servers', 'wait', 'web-1', 'web-2'],
      [
        answer(200, [
          { ...server, ...booting },
          { ...other, ...booting },
        ]),
        answer(200, [
          { ...server, ...stalled },
          { ...other, ...stalled },
        ]),
        answer(200, event),
      ],
    );
    assert.equal(code, 8, stderr);
    assert.equal(stderr.match(new RegExp(text, 'g'))?.length, 2, stderr);
    assert.equal(requests.filter((request) => request === eventPath('v2')).length, 1);
  });

  test('is left out where it cannot be read, and the failure stays', async (context) => {
    for (const refusal of [answer(404, { error: 'not found' }), answer(403, { error: 'no' })]) {
      const { code, stderr } = await runs.play(
        context,
        ['servers', 'wait', 'web-1'],
        [answer(200, [{ ...server, ...stalled }]), refusal],
      );
      assert.equal(code, 1, stderr);
      assert.match(stderr, /^error: server web-1 is stalled$/m);
      const shown = await runs.play(
        context,
        ['servers', 'show', server.id],
        [answer(200, { ...server, ...stalled }), refusal],
      );
      assert.equal(shown.code, 0, shown.stderr);
      assert.match(shown.stdout, new RegExp(`^ERROR +${event.id}$`, 'm'));
    }
  });

  test('follows an error message that it does not repeat', async (context) => {
    for (const [error_message, expected] of [
      ['no such image', 'no such image; Server boot failed: No capacity'],
      ['No capacity', 'is stalled: Server boot failed: No capacity'],
    ] as const) {
      const { stderr } = await runs.play(
        context,
        ['servers', 'wait', 'web-1'],
        [answer(200, [{ ...server, ...stalled, error_message }]), answer(200, event)],
      );
      assert.ok(stderr.includes(expected), stderr);
    }
  });
});

test('the sandbox names the event of a failure in v3, and none after a success', async () => {
  const fault = parseFault('process:processing_error:0.5', unionCatalog);
  const bench = await openBench('v3', [fault]);
  const seen = new Set<number>();
  try {
    for (let turn = 0; turn < 20 && seen.size < 2; turn++) {
      const upload = ['cookbook-versions', 'upload', bench.file, '--wait', '-o', 'json'];
      const { code, stdout, stderr } = await bench.imco(upload);
      seen.add(code);
      const id = code === 0 ? JSON.parse(stdout).id : /[0-9a-f]{24}/.exec(stderr + stdout)?.[0];
      const shown = await bench.imco(['cookbook-versions', 'show', String(id), '-o', 'json']);
      const row = JSON.parse(shown.stdout);
      if (code === 0) {
        assert.deepEqual([row.state, row.error_event_id], ['ready', null]);
        continue;
      }
      assert.match(stderr + stdout, /processing_error: .*process failed: .*could not be processed/);
      const found = await bench.imco(['audit', 'events', 'show', row.error_event_id, '-o', 'json']);
      const { level, description } = JSON.parse(found.stdout);
      assert.equal(level, 'error');
      assert.ok(description.includes(row.error_message), description);
      await bench.imco(['cookbook-versions', 'delete', String(id), '--yes']);
    }
    assert.equal(seen.size, 2, 'one failed and one succeeded');
  } finally {
    await bench.close();
  }
});
