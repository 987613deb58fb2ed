import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../contract/bench.ts';
import type { Ran } from '../support/program.ts';

const openCluster = [
  ...['kubernetes', 'clusters', 'create', '--cloud-account', 'aws-prod'],
  ...['--cluster-plan', 'EKS@eu-west-1', '--vpc', 'edge', '--kubernetes-version', '1.29'],
];
const openListener = [
  ...['network', 'listeners', 'create', '--load-balancer', 'shop', '--dry-run'],
  ...['--listener-port', '8443', '--default-target-group', 'shop-web'],
];
const text =
  'everybody can reach the Kubernetes API of this cluster; limit it with --public-access-cidr';

describe('a warning about values', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  const create = (name: string, ...flags: readonly string[]): Promise<Ran> =>
    bench.imco([...openCluster, '--name', name, ...flags]);

  test('is a line of text for people', async () => {
    const { code, stderr } = await create('lab', '--dry-run');
    assert.equal(code, 0, stderr);
    assert.match(stderr, /^warning: everybody can reach/);
  });

  for (const format of ['json', 'jsonl', 'yaml', 'csv', 'id']) {
    test(`is one JSON object on stderr with -o ${format}`, async () => {
      const { code, stderr } = await create('lab', '--dry-run', '-o', format);
      assert.equal(code, 0, stderr);
      assert.deepEqual(JSON.parse(stderr), { warnings: [text] });
    });
  }

  test('is part of the error if the platform refuses the request', async () => {
    const { code, stderr } = await create('prod-eu', '-o', 'json');
    assert.equal(code, 5, stderr);
    assert.deepEqual(JSON.parse(stderr).error.notices, [text]);
  });

  test('is left out with --quiet', async () => {
    for (const format of ['json', 'table']) {
      const { code, stderr } = await create('lab', '--dry-run', '--quiet', '-o', format);
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    }
  });

  test('concerns a listener with TLS that has no certificate', async () => {
    const bare = await bench.imco([...openListener, '--protocol', 'https']);
    assert.equal(bare.code, 0, bare.stderr);
    assert.match(bare.stderr, /^warning: clients cannot connect with https without a certificate/);
    const plain = await bench.imco([...openListener, '--protocol', 'http']);
    assert.equal(plain.code, 0, plain.stderr);
    assert.doesNotMatch(plain.stderr, /warning/);
  });
});
