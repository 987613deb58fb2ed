import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../../contract/bench.ts';

const onAws = ['--cloud-account', 'aws-prod', '--cluster-plan', 'EKS@eu-west-1', '--vpc', 'edge'];
const newCluster = ['clusters', 'create', '--name', 'lab', ...onAws];
const inProd = ['node-pools', 'create', '--cluster', 'prod-eu', '--name', 'lab'];
const large = [...inProd, '--node-pool-plan', 't3.large'];

/** Commands that a limit of another row refuses, and what imco prints. */
const refused: readonly (readonly [words: readonly string[], message: string])[] = [
  [
    [...newCluster, '--kubernetes-version', '1.12'],
    '--kubernetes-version: "1.12" is not offered by cluster plan EKS; allowed values: 1.28, 1.29, 1.30',
  ],
  [
    ['clusters', 'update', 'prod-eu', '--kubernetes-version', '2'],
    '--kubernetes-version: "2" is not offered by cluster plan EKS; allowed values: 1.28, 1.29, 1.30',
  ],
  [
    ['node-pools', 'update', 'general', '--desired-nodes', '101'],
    '--desired-nodes: 101 is not valid; the maximum of cluster plan EKS is 100',
  ],
  [
    [...large, '--cpu-type', 'x86_64', '--max-nodes', '101'],
    '--max-nodes: 101 is not valid; the maximum of cluster plan EKS is 100',
  ],
  [large, '--cpu-type: required by node pool plan t3.large; allowed values: x86_64'],
  [
    [...large, '--cpu-type', 'arm64'],
    '--cpu-type: "arm64" is not offered by node pool plan t3.large; allowed values: x86_64',
  ],
  [
    [...large, '--cpu-type', 'x86_64', '--pods-per-node', '30'],
    '--pods-per-node: node pool plan t3.large does not support it',
  ],
  [
    ['node-pools', 'update', 'general', '--min-nodes', '6'],
    '--min-nodes: 6 is above --max-nodes, which is 5',
  ],
  [
    ['node-pools', 'update', 'general', '--max-nodes', '1'],
    '--max-nodes: 1 is below --min-nodes, which is 2',
  ],
];

/** Commands with values at their limits. */
const accepted: readonly (readonly string[])[] = [
  [...newCluster, '--kubernetes-version', '1.30'],
  ['node-pools', 'update', 'general', '--desired-nodes', '100'],
  ['node-pools', 'update', 'general', '--min-nodes', '6', '--max-nodes', '6'],
  [...large, '--cpu-type', 'x86_64', '--max-nodes', '100'],
];

describe('a limit that is data of the platform', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  /** Runs a command, and checks that it only reads. */
  const runReading = async (words: readonly string[]) => {
    const { exchanges } = bench.recorder;
    const before = exchanges.length;
    const ran = await bench.imco(['kubernetes', ...words]);
    assert.ok(exchanges.slice(before).every(({ method }) => method === 'GET'));
    return ran;
  };

  for (const [words, message] of refused) {
    test(`is checked before anything is sent: ${words.join(' ')}`, async () => {
      const { code, stderr } = await runReading(words);
      assert.equal(code, 5);
      assert.ok(stderr.startsWith(`error: ${message}\nhint: nothing was sent`), stderr);
    });
  }

  for (const words of accepted) {
    test(`includes its own value: ${words.join(' ')}`, async () => {
      const { code, stderr } = await runReading([...words, '--dry-run']);
      assert.equal(code, 0, stderr);
    });
  }

  test('is checked for the first row of a parent only', async () => {
    const small = ['--node-pool-plan', 't3.small', '--cpu-type', 'x86_64', '--dry-run'];
    const { code } = await runReading([...inProd, ...small]);
    assert.equal(code, 0);
    const made = await bench.imco([
      'kubernetes',
      ...newCluster,
      '--kubernetes-version',
      '1.29',
      '--wait',
    ]);
    assert.equal(made.code, 0, made.stderr);
    const first = ['node-pools', 'create', '--cluster', 'lab', '--name', 'first'];
    const ran = await runReading([...first, ...small]);
    assert.equal(ran.code, 5);
    assert.match(
      ran.stderr,
      /^error: --node-pool-plan: node pool plan t3\.small cannot be used for the first node pool\n/,
    );
  });

  test('is checked by the platform as well', async () => {
    const { stdout } = await bench.imco(['kubernetes', 'node-pools', 'list', '-o', 'json']);
    const pools: readonly { readonly id: string; readonly name: string }[] = JSON.parse(stdout);
    const id = pools.find(({ name }) => name === 'general')?.id;
    const sent = await bench.imco(
      ['api', 'PUT', `kubernetes/node_pools/${id}`, '--input', '-'],
      '{"desired_nodes": 101, "min_nodes": 6}',
    );
    assert.equal(sent.code, 5);
    assert.match(sent.stderr, /desired_nodes.*must be less than or equal to 100/s);
    assert.match(sent.stderr, /min_nodes.*must be less than or equal to 5/s);
  });
});
