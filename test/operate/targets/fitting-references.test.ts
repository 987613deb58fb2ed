import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../../contract/bench.ts';

const balancer = [
  ...['network', 'load-balancers', 'create', '--name', 'lb', '--cloud-account', 'azure-prod'],
  ...['--vpc', 'core', '--load-balancer-plan', 'Application gateway', '--dry-run'],
];

describe('a name that several rows have', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  test('means the only one that fits the other flags', async () => {
    const { code, stdout, stderr } = await bench.imco([
      ...balancer,
      ...['--realm', 'West Europe', '-o', 'json'],
    ]);
    assert.equal(code, 0, stderr);
    const [request]: readonly { readonly body: Record<string, string> }[] = JSON.parse(stdout);
    const shown = await bench.imco([
      ...['network', 'load-balancer-plans', 'show', 'Application gateway@westeurope', '-o', 'json'],
    ]);
    assert.equal(request?.body.load_balancer_plan_id, JSON.parse(shown.stdout).id);
  });

  test('stays ambiguous while it is unknown which one fits, beside other wrong flags', async () => {
    const { code, stderr } = await bench.imco([...balancer, '--realm', 'Atlantis']);
    assert.equal(code, 3, stderr);
    assert.match(stderr, /realm "Atlantis" not found/);
    assert.match(stderr, /"Application gateway" is ambiguous: 3 load balancer plans match/);
  });

  test('stays ambiguous where none fits', async () => {
    const realm = ['--realm', 'id:0123456789abcdef01234567'];
    const { code, stderr } = await bench.imco([...balancer, ...realm]);
    assert.equal(code, 3, stderr);
    assert.match(stderr, /"Application gateway" is ambiguous: 3 load balancer plans match/);
  });
});
