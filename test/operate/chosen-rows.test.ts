/** Of several rows with the same name, the one that fits the rest of the command is taken. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../contract/bench.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour } from '../support/faulty-server.ts';

type Row = Readonly<Record<string, unknown>>;

describe('a name that several rows have', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  const run = async (line: string, ...words: readonly string[]) => {
    const ran = await bench.imco([...line.split(' '), ...words]);
    assert.equal(ran.code, 0, `${line}: ${ran.stderr}`);
    return ran;
  };
  const list = async (line: string, ...words: readonly string[]): Promise<readonly Row[]> =>
    JSON.parse((await run(line, ...words, '-o', 'json')).stdout);

  /** The body of the only request of a command. */
  const plan = async (line: string, ...words: readonly string[]): Promise<Row> => {
    const { stdout } = await run(line, ...words, '--dry-run', '-o', 'json');
    const [request]: readonly { readonly body: Row }[] = JSON.parse(stdout);
    assert.ok(request);
    return request.body;
  };

  const idOf = async (line: string, key: string, value: string): Promise<unknown> =>
    (await list(line)).find((row) => row[key] === value)?.id;

  const cluster =
    'kubernetes clusters create --name lab --kubernetes-version 1.29 --cloud-account azure-prod --public-access-cidr 198.51.100.0/24 --cluster-plan AKS';

  test('is the cluster plan in the region of the VPC', async () => {
    const { cluster_plan_id: id } = await plan(cluster, '--vpc', 'core');
    const shown = await run('kubernetes cluster-plans show', `id:${String(id)}`, '-o', 'json');
    const { name, realm_provider_name: region } = JSON.parse(shown.stdout);
    assert.deepEqual([name, region], ['AKS', 'westeurope']);
  });

  test('is ambiguous where nothing says which is meant', async () => {
    const vpc = ['--default-vpc-creation', '--default-vpc-cidr', '10.40.0.0/16'];
    const { code, stderr } = await bench.imco([...cluster.split(' '), ...vpc]);
    assert.equal(code, 3);
    assert.match(stderr, /"AKS" is ambiguous: \d+ cluster plans match at Microsoft Azure/);
  });

  test('is the server plan in the region of the subnet', async () => {
    const body = await plan(
      'cloud servers commission --name app-9 --template joomla --cloud-account azure-prod --server-plan Standard_D2s_v3 --subnet front',
    );
    const shown = await run(`cloud server-plans show id:${String(body.server_plan_id)} -o json`);
    assert.equal(JSON.parse(shown.stdout).realm_provider_name, 'westeurope');
  });

  test('is a part of what the changed row belongs to', async () => {
    await run('network load-balancers retry mail --wait');
    await run(
      'network target-groups create --load-balancer mail --name shop-api --protocol tcp --target-port 25 --health-check-protocol tcp --health-check-port 25 --health-check-interval 30 --health-check-threshold-count 3 --health-check-path /',
    );
    const own = await idOf('network target-groups list --load-balancer shop', 'name', 'shop-api');
    const body = await plan('network listeners update https/443 --default-target-group shop-api');
    assert.equal(body.default_target_group_id, own);
  });
});

describe('a VPC of a name that others have', () => {
  const runs = faultyRuns();
  const vpc = (id: string, account: string, region: string) => ({
    id,
    name: 'core',
    cidr: '10.0.0.0/16',
    cloud_account_id: account,
    realm_provider_name: region,
  });
  const rows: Readonly<Record<string, unknown>> = {
    '/settings/cloud_accounts': [
      { id: 'a1', name: 'prod', cloud_provider_id: 'p1' },
      { id: 'a2', name: 'lab', cloud_provider_id: 'p1' },
    ],
    '/cloud/cloud_providers': [{ id: 'p1', name: 'Cloud' }],
    '/cloud/cloud_providers/p1/realms': [
      { id: 'r1', name: 'North', provider_name: 'north', cloud_provider_id: 'p1' },
      { id: 'r2', name: 'South', provider_name: 'south', cloud_provider_id: 'p1' },
    ],
    '/cloud/cloud_providers/p1/load_balancer_plans': [
      { id: 'l1', name: 'Plan', realm_id: 'r1' },
      { id: 'l2', name: 'Plan', realm_id: 'r2' },
    ],
    '/network/vpcs': [vpc('v1', 'a1', 'north'), vpc('v2', 'a1', 'south'), vpc('v3', 'a2', 'south')],
    '/network/load_balancers': [],
  };
  const platform: Behaviour = (response, request) =>
    answer(200, rows[request.url.replace(/^\/v3/, '')] ?? [])(response, request);

  for (const [account, realm, wanted] of [
    ['prod', 'North', ['v1', 'l1']],
    ['prod', 'South', ['v2', 'l2']],
    ['lab', 'South', ['v3', 'l2']],
  ] as const) {
    test(`is that of the cloud account and the realm: ${account}, ${realm}`, async (context) => {
      const flags = ['--cloud-account', account, '--realm', realm, '--load-balancer-plan', 'Plan'];
      const ran = await runs.play(
        context,
        [
          ...[
            '--api',
            'v3',
            'network',
            'load-balancers',
            'create',
            '--name',
            'lb',
            '--vpc',
            'core',
          ],
          ...[...flags, '--dry-run', '-o', 'json'],
        ],
        [platform],
      );
      assert.equal(ran.code, 0, ran.stderr);
      const [{ body }] = JSON.parse(ran.stdout);
      assert.deepEqual([body.vpc_id, body.load_balancer_plan_id], wanted);
    });
  }
});
