import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../../contract/bench.ts';

/** Created without --wait, with a name that other rows of the demonstration account have as well. */
const sharing = {
  'a record beside others of its name': [
    ...['network', 'dns-records', 'create', '--dns-domain', 'shop.example.net', '--name', '@'],
    ...['--type', 'txt', '--content', 'second'],
  ],
  'a target group whose name another load balancer has too': [
    ...['network', 'target-groups', 'create', '--load-balancer', 'shop', '--name', 'mail-relays'],
    ...['--protocol', 'http', '--target-port', '8080', '--health-check-protocol', 'http'],
    ...['--health-check-port', '8080', '--health-check-interval', '30'],
    ...['--health-check-threshold-count', '3', '--health-check-path', '/'],
  ],
  'a node pool whose name another cluster has too': [
    ...['kubernetes', 'node-pools', 'create', '--cluster', 'prod-eu', '--name', 'system'],
    ...[
      '--node-pool-plan',
      't3.large',
      '--cpu-type',
      'x86_64',
      '--min-nodes',
      '1',
      '--max-nodes',
      '3',
    ],
  ],
};

describe('the command that follows what was created', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  for (const [what, words] of Object.entries(sharing)) {
    test(`finds ${what}`, async () => {
      const created = await bench.imco(words);
      assert.equal(created.code, 0, created.stderr);
      const [, command = ''] = /follow it with "imco ([^"]+)"/.exec(created.stderr) ?? [];
      assert.match(command, / wait /, created.stderr);
      const waited = await bench.imco(command.split(' '));
      assert.equal(waited.code, 0, waited.stderr);
    });
  }
});
