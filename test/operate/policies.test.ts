/** Policies: rows that are not the customer's to change, lists by either parent, documents as text. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../contract/bench.ts';

const byReseller = 'policy assignment european-locations was assigned by the reseller';
const builtin = 'policy definition FullAWSAccess comes with the provider';

describe('a policy definition or assignment', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  const policy = (line: string, stdin?: string) =>
    bench.imco(['policy', ...line.split(' ')], stdin);
  const listChanges = () => bench.recorder.requests.filter((line) => !line.startsWith('GET '));
  const listNames = async (line: string): Promise<readonly string[]> =>
    (await policy(`${line} -o name`)).stdout.trim().split('\n');

  for (const [line, words] of [
    ['assignments update european-locations --description Mine', `${byReseller}; update`],
    ['assignments delete european-locations --yes', `${byReseller}; delete`],
    ['assignments delete european-locations --yes --force', `${byReseller}; delete`],
    ['assignments delete european-locations --dry-run', `${byReseller}; delete`],
    ['definitions update FullAWSAccess --name mine', `${builtin}; update`],
    ['definitions delete FullAWSAccess --yes', `${builtin}; delete`],
  ] as const) {
    test(`that cannot be changed is refused before anything is sent: ${line}`, async () => {
      const before = listChanges();
      const { code, stdout, stderr } = await policy(line);
      assert.deepEqual([code, stdout, listChanges()], [5, '', before]);
      assert.equal(stderr, `error: ${words} is not possible\nhint: nothing was sent\n`);
    });
  }

  test('is listed by its definition, and by its cloud account', async () => {
    for (const [flags, names] of [
      ['--definition no-public-buckets', ['no-public-buckets-prod']],
      ['--cloud-account azure-prod', ['no-public-buckets-prod', 'european-locations']],
      ['--cloud-account aws-prod', ['no-root-user']],
    ] as const) {
      assert.deepEqual(await listNames(`assignments list ${flags}`), names);
    }
  });

  test('has rules that are sent as text, and shown as a document', async () => {
    const words = ['definitions', 'create', '--name', 'lab', '--description', 'Lab'];
    const flags = ['--syntax', 'Azure', '--definition', '{"policyRule": {"a": 1}}'];
    const { stdout } = await bench.imco(['policy', ...words, ...flags, '--dry-run', '-o', 'json']);
    assert.equal(JSON.parse(stdout)[0].body.definition, '{"policyRule":{"a":1}}');
    const shown = await policy('definitions show no-public-buckets -o json');
    assert.equal(typeof JSON.parse(shown.stdout).definition, 'object');
  });

  test('that cannot be changed is refused among targets that are selected, and others are deleted', async () => {
    const before = await listNames('assignments list');
    assert.ok(before.includes('european-locations'));
    const only = await policy('assignments delete --selector reseller_applied=true --yes');
    assert.equal(only.code, 5, only.stderr);
    assert.ok(only.stderr.includes(byReseller), only.stderr);
    const piped = await policy(
      'assignments delete - --yes -o json',
      'european-locations\nno-root-user\n',
    );
    assert.equal(piped.code, 8, piped.stderr);
    const outcomes: readonly { name: string; ok: boolean; error?: { code: string } }[] = JSON.parse(
      piped.stdout,
    );
    assert.deepEqual(
      outcomes.map(({ name, ok, error }) => [name, ok, error?.code]),
      [
        ['european-locations', false, 'fixed'],
        ['no-root-user', true, undefined],
      ],
    );
    const all = await policy('assignments delete --all --cloud-account azure-prod --yes --wait');
    assert.equal(all.code, 8, all.stderr);
    assert.ok(all.stderr.includes(byReseller), all.stderr);
    const left = await listNames('assignments list --cloud-account azure-prod');
    assert.deepEqual(left, ['european-locations']);
  });
});
