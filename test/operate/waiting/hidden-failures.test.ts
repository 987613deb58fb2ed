/** Ends that are failures although the state does not show it, told by another field. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unionCatalog } from '../../../src/catalog/versions/catalog-for.ts';
import { parseFault } from '../../../src/sandbox/server/faults.ts';
import { openBench } from '../../contract/bench.ts';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer } from '../../support/faulty-server.ts';

const old = '651dd3414c9027ad77d91b40';
const fresh = '651dd3414c9027ad77d91b45';
const account = {
  id: '64f29201d653adb21c9b5dcb',
  name: 'azure-prod',
  cloud_provider_id: '64f29201d653adb21c9b5dcc',
  state: 'idle',
  error_event_id: old,
  supports_importing_policies: true,
  supports_importing: false,
};
const event = {
  id: fresh,
  timestamp: '2026-01-01T00:00:00Z',
  level: 'error',
  header: 'Import failed',
  description: 'the provider denied access',
};
const busy = { ...account, state: 'importing_policies' };
const words = ['--api', 'v3', 'brownfield', 'cloud-accounts', 'import', 'azure-prod'];

describe('an end whose state does not show whether it is good', () => {
  const runs = faultyRuns();

  test('is a failure if the event of a failure is new', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...words, '--kind', 'policies', '--wait'],
      [
        answer(200, [account]),
        answer(200, []),
        answer(200, busy),
        answer(200, { ...busy, error_event_id: old }),
        answer(200, { ...account, error_event_id: fresh }),
        answer(200, event),
      ],
    );
    assert.equal(code, 1, stderr);
    assert.match(
      stderr,
      /import of cloud account azure-prod failed: Import failed: the provider denied access/,
    );
  });

  test('is good if the event is that of an earlier failure', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...words, '--kind', 'policies', '--wait'],
      [
        answer(200, [account]),
        answer(200, []),
        answer(200, busy),
        answer(200, account),
        answer(200, []),
      ],
    );
    assert.equal(code, 0, stderr);
  });

  test('is good if the event was cleared, and lists what could be read', async (context) => {
    const policy = { id: '64f29201d653adb21c9b5dcd', name: 'allowed-regions' };
    const { code, stderr } = await runs.play(
      context,
      [...words, '--kind', 'policies', '--wait'],
      [
        answer(200, [account]),
        answer(200, []),
        answer(200, busy),
        answer(200, { ...account, error_event_id: null }),
        answer(200, [policy]),
      ],
    );
    assert.match(stderr, /1 policy definition imported: allowed-regions/);
    assert.equal(code, 0, stderr);
  });

  test('does not need the list of what is there', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...words, '--kind', 'policies', '--wait'],
      [
        answer(200, [account]),
        answer(403, { error: 'Forbidden' }),
        answer(200, busy),
        answer(200, account),
      ],
    );
    assert.equal(code, 0, stderr);
    assert.match(stderr, /new policy definitions will not be listed/);
  });
});

describe('the first look after the request, which may still show the account as it was before', () => {
  const runs = faultyRuns();
  const importing = (...looks: readonly object[]) => [
    answer(200, [account]),
    answer(200, []),
    answer(200, account),
    ...looks.map((row) => answer(200, row)),
  ];

  test('is not the end of the import', async (context) => {
    const { code, stderr } = await runs.play(
      context,
      [...words, '--kind', 'policies', '--wait'],
      [...importing(account, busy, { ...account, error_event_id: fresh }), answer(200, event)],
    );
    assert.equal(code, 1, stderr);
    assert.match(stderr, /failed: Import failed: the provider denied access/);
  });

  test('is the end if the second look shows the same', async (context) => {
    const { code, stderr, requests } = await runs.play(
      context,
      [...words, '--kind', 'policies', '--wait'],
      [...importing(account, account), answer(200, [])],
    );
    assert.equal(code, 0, stderr);
    const looks = requests.filter((one) => one.endsWith(`/cloud_accounts/${account.id}`));
    assert.equal(looks.length, 2);
  });
});

describe('a wait for an import that another run has started', () => {
  const runs = faultyRuns();

  for (const noun of ['brownfield', 'settings']) {
    for (const goal of [[], ['--for', 'idle'], ['--for', 'state=idle']]) {
      const line = [noun, 'cloud-accounts', 'wait', 'azure-prod', ...goal];

      test(`fails if its event is new: ${line.join(' ')}`, async (context) => {
        const { code, stderr } = await runs.play(
          context,
          ['--api', 'v3', ...line],
          [
            answer(200, [busy]),
            answer(200, busy),
            answer(200, { ...account, error_event_id: fresh }),
            answer(200, event),
          ],
        );
        assert.equal(code, 1, stderr);
        assert.match(stderr, /cloud account azure-prod failed: Import failed: the provider denied/);
      });

      test(`ends well if the event is an earlier one: ${line.join(' ')}`, async (context) => {
        const { code, stderr } = await runs.play(
          context,
          ['--api', 'v3', ...line],
          [answer(200, [busy]), answer(200, busy), answer(200, account)],
        );
        assert.equal(code, 0, stderr);
      });
    }
  }

  test('ends well at once if the account is idle', async (context) => {
    const { code, requests } = await runs.play(
      context,
      ['--api', 'v3', 'brownfield', 'cloud-accounts', 'wait', 'azure-prod'],
      [answer(200, [account])],
    );
    assert.equal(code, 0);
    assert.equal(requests.length, 1);
  });
});

describe('a kind of import', () => {
  const runs = faultyRuns();

  test('that the account does not support is refused, with those that it does', async (context) => {
    const { code, stderr, requests } = await runs.play(
      context,
      [...words, '--kind', 'servers'],
      [answer(200, [account])],
    );
    assert.equal(code, 5, stderr);
    assert.match(stderr, /azure-prod cannot import servers/);
    assert.match(stderr, /for azure-prod, --kind can be policies$/m);
    assert.deepEqual(requests, ['GET /v3/brownfield/cloud_accounts']);
  });

  test('is refused while another import is in progress', async (context) => {
    const { code, stderr, requests } = await runs.play(
      context,
      [...words, '--kind', 'policies'],
      [answer(200, [busy])],
    );
    assert.equal(code, 5, stderr);
    assert.match(stderr, /still importing policies/);
    assert.deepEqual(requests, ['GET /v3/brownfield/cloud_accounts']);
  });

  test('is required', async (context) => {
    const { code, stderr } = await runs.play(context, words, []);
    assert.equal(code, 2);
    assert.match(stderr, /import needs --kind/);
  });
});

describe('an import in the sandbox', () => {
  test('lists what is new, and fails with the text of the event on demand', async (context) => {
    const good = await openBench('v3');
    context.after(() => good.close());
    const line = ['brownfield', 'cloud-accounts', 'import', 'azure-prod', '--wait', '-o', 'json'];
    const imported = await good.imco([...line, '--kind', 'servers']);
    assert.equal(imported.code, 0, imported.stderr);
    const [{ added }] = JSON.parse(imported.stdout);
    assert.deepEqual(
      added.map(({ name }: { name: string }) => name),
      ['azure-prod-crm', 'azure-prod-print', 'azure-prod-backup'],
    );
    const again = await good.imco([...line, '--kind', 'servers']);
    assert.deepEqual(JSON.parse(again.stdout)[0].added, []);

    const bad = await openBench('v3', [parseFault('import:failed', unionCatalog)]);
    context.after(() => bad.close());
    const failed = await bad.imco([...line, '--kind', 'servers']);
    assert.equal(failed.code, 1, failed.stderr);
    const [outcome] = JSON.parse(failed.stdout);
    assert.equal(outcome.state, 'idle');
    assert.match(outcome.error.message, /list the servers of azure-prod \(AuthorizationFailed\)/);
  });
});
