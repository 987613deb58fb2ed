import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../contract/bench.ts';

const newCluster = [
  ...['create', '--name', 'lab', '--cloud-account', 'aws-prod', '--cluster-plan', 'EKS@eu-west-1'],
  ...['--vpc', 'edge', '--kubernetes-version', '1.29'],
];
const toOffice = ['--public-access-cidr', '198.51.100.0/24'];

const warning = /warning: everybody can reach the Kubernetes API of this cluster/;

describe('a Kubernetes API that everybody can reach', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  const run = async (words: readonly string[]): Promise<string> => {
    const { code, stderr } = await bench.imco(['kubernetes', 'clusters', ...words, '--dry-run']);
    assert.equal(code, 0, stderr);
    return stderr;
  };

  test('is warned of when a command opens it', async () => {
    assert.match(await run(newCluster), warning);
    assert.match(await run(['update', 'prod-eu', '--public-access-cidr', '[]']), warning);
  });

  test('is not warned of when a command limits it, or does not concern it', async () => {
    assert.doesNotMatch(await run([...newCluster, ...toOffice]), warning);
    assert.doesNotMatch(await run(['update', 'prod-eu', ...toOffice]), warning);
    const listed = await bench.imco(['kubernetes', 'clusters', 'list', '-o', 'json']);
    const clusters: readonly { readonly name: string }[] = JSON.parse(listed.stdout);
    assert.match(listed.stdout, /"public_access_ip_addresses": \[\]/);
    for (const { name } of clusters) {
      assert.doesNotMatch(await run(['update', name, '--name', 'other', '--force']), warning);
    }
  });
});
