import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../contract/bench.ts';

/** One command of each kind of verb, with all that it sends; `<x>` is an id known beforehand. */
const commands: readonly (readonly [line: string, ...requests: readonly string[]])[] = [
  ['ping', 'GET /v2/ping'],
  ['cloud servers list -o json', 'GET /v2/cloud/servers'],
  ['cloud servers show <server> -o json', 'GET /v2/cloud/servers/<server>'],
  [
    'cloud servers show <server>',
    'GET /v2/blueprint/templates/<template>',
    'GET /v2/cloud/server_plans/<new>',
    'GET /v2/cloud/servers/<server>',
    'GET /v2/cloud/ssh_profiles/<profile>',
    'GET /v2/labels',
    'GET /v2/network/firewall_profiles/<firewall>',
    'GET /v2/network/subnets/<subnet>',
    'GET /v2/network/vpcs/<new>',
    'GET /v2/settings/cloud_accounts/<account>',
  ],
  ['cloud servers events <server>', 'GET /v2/cloud/servers/<server>/events'],
  ['cloud servers scripts <server> -o json', 'GET /v2/cloud/servers/<server>/operational_scripts'],
  ['cloud servers credentials <server> -o json', 'GET /v2/cloud/servers/<server>/credentials'],
  [
    'cloud servers run-script <server> --script <runnable>',
    'GET /v2/cloud/servers/<server>',
    'GET /v2/cloud/servers/<server>/operational_scripts',
    'PUT /v2/cloud/servers/<server>/operational_scripts/<pairing>/execute',
  ],
  ['network subnets server-arrays <subnet>', 'GET /v2/network/subnets/<subnet>/server_arrays'],
  [
    'network subnets server-arrays <subnet> --vpc <vpc>',
    'GET /v2/network/subnets/<subnet>/server_arrays',
  ],
  ['network vpns show --vpc <vpc> -o json', 'GET /v2/network/vpcs/<vpc>/vpn'],
  [
    'network vpns show --vpc <vpc>',
    'GET /v2/network/vpcs/<vpc>',
    'GET /v2/network/vpcs/<vpc>/vpn',
    'GET /v2/network/vpcs/<vpc>/vpn_plans',
  ],
  [
    'blueprint template-scripts show <pairing> --template <template> -o json',
    'GET /v2/blueprint/templates/<template>/scripts/<pairing>',
  ],
  [
    'blueprint template-scripts create --template <template> --script <script> --type boot -o json',
    'POST /v2/blueprint/templates/<template>/scripts',
  ],
  [
    'blueprint template-scripts update <pairing> --template <template> --parameter A=b -o json',
    'GET /v2/blueprint/templates/<template>/scripts/<pairing>',
    'PUT /v2/blueprint/templates/<template>/scripts/<pairing>',
  ],
  [
    'blueprint template-scripts reorder <all> --template <template> --type operational -o json',
    'GET /v2/blueprint/templates/<template>/scripts?type=operational',
    'PUT /v2/blueprint/templates/<template>/scripts/reorder',
  ],
  [
    'blueprint template-scripts delete <pairing> --template <template> --yes',
    'DELETE /v2/blueprint/templates/<template>/scripts/<pairing>',
    'GET /v2/blueprint/scripts/<script>',
    'GET /v2/blueprint/templates/<template>/scripts/<pairing>',
  ],
  ['labels create blue -o json', 'POST /v2/labels'],
  [
    'cloud ssh-profiles update <profile> --name ops -o json',
    'GET /v2/cloud/ssh_profiles/<profile>',
    'PUT /v2/cloud/ssh_profiles/<profile>',
  ],
  [
    'cloud servers boot <inactive>',
    'GET /v2/cloud/servers/<inactive>',
    'PUT /v2/cloud/servers/<inactive>/boot',
  ],
  [
    'cloud servers boot <other> --wait',
    'GET /v2/cloud/servers/<other>',
    'PUT /v2/cloud/servers/<other>/boot',
  ],
  [
    'cloud servers label <server> --add <label>',
    'GET /v2/cloud/servers/<server>',
    'POST /v2/labels/<label>/resources',
  ],
  [
    'cloud servers label <server> --add critical --dry-run',
    'GET /v2/cloud/servers/<server>',
    'GET /v2/labels',
  ],
  [
    'cloud servers label <server> --remove <label> --dry-run',
    'GET /v2/cloud/servers/<server>',
    'GET /v2/labels',
  ],
  ['cloud servers wait <server> --for state=operational', 'GET /v2/cloud/servers/<server>'],
  [
    'wizard apps deploy <app> --location <location> --cloud-account <account> --hostname web -o json',
    'POST /v2/wizard/apps/<app>/deploy',
  ],
  [
    'network vpns delete --vpc <vpc> --yes',
    'GET /v2/network/vpcs/<vpc>',
    'GET /v2/network/vpcs/<vpc>/vpn',
    'DELETE /v2/network/vpcs/<vpc>/vpn',
  ],
  [
    'network firewall-profiles add-rule <firewall> tcp/8443:10.0.0.0/8 -o json',
    'GET /v2/network/firewall_profiles/<firewall>',
    'PUT /v2/network/firewall_profiles/<firewall>',
  ],
  [
    'blueprint attachments download <attachment> --to <fetched>',
    'GET /storage/attachments/<attachment>',
    'GET /v2/blueprint/attachments/<attachment>',
  ],
  [
    'blueprint cookbook-versions upload <file> -o json',
    'POST /v2/blueprint/cookbook_versions',
    'PUT /storage/cookbook-versions/<new>',
    'POST /v2/blueprint/cookbook_versions/<new>/process',
  ],
];

const firstOf = (text: string): string => text.split('\n')[0] ?? '';

describe('requests', () => {
  let bench: Bench;
  const known = new Map<string, string>();
  const filled = (line: string): readonly string[] =>
    line.split(' ').flatMap((word) => (known.get(word) ?? word).split(' '));
  const learn = async (name: string, line: string): Promise<void> => {
    const { code, stdout, stderr } = await bench.imco([...filled(line), '-o', 'id']);
    assert.equal(code, 0, stderr);
    assert.notEqual(stdout, '', name);
    known.set(`<${name}>`, name === 'all' ? stdout.trim().split('\n').join(' ') : firstOf(stdout));
  };
  /** A request with the names of ids in their place, those of new things included. */
  const named = (request: string): string =>
    [...known]
      .reduce((text, [name, id]) => text.replaceAll(id, name), request)
      .replaceAll(/[0-9a-f]{24}/g, '<new>')
      .replace(/\?expires=.*/, '');

  before(async () => {
    bench = await openBench('v2');
    known.set('<file>', bench.file);
    known.set('<fetched>', bench.newPath);
    await learn('server', 'cloud servers list --filter name=web-01');
    await learn('inactive', 'cloud servers list --filter name=app-1');
    await learn('other', 'cloud servers list --filter name=app-2');
    await learn('profile', 'cloud ssh-profiles list --filter name=ops-team');
    await learn('template', 'blueprint templates list --filter name=joomla');
    await learn('script', 'blueprint scripts list');
    await learn(
      'pairing',
      'blueprint template-scripts list --template <template> --type operational',
    );
    await learn('all', 'blueprint template-scripts list --template <template> --type operational');
    await learn('runnable', 'cloud servers scripts <server>');
    await learn('firewall', 'network firewall-profiles list --filter name=web');
    await learn('label', 'labels list --filter name=critical');
    await learn('attachment', 'blueprint attachments list --script <script>');
    await learn('app', 'wizard apps list');
    await learn('location', 'wizard locations list');
    await learn('account', 'settings cloud-accounts list');
    await learn('vpc', 'network vpcs list --filter name!=core');
    await learn('subnet', 'network subnets list --vpc core');
  });
  after(() => bench.close());

  for (const [line, ...requests] of commands) {
    test(`imco ${line}`, async () => {
      const before = bench.recorder.requests.length;
      const connections = bench.recorder.connections();
      const { code, stderr } = await bench.imco(filled(line));
      assert.equal(code, 0, stderr);
      const sent = bench.recorder.requests.slice(before).map(named);
      // How often a wait looks is a matter of time.
      const told = line.includes('--wait') ? [...new Set(sent)] : sent;
      assert.deepEqual(told.toSorted(), requests.toSorted());
      const opened = bench.recorder.connections() - connections;
      assert.ok(opened <= Math.max(1, requests.length), `${opened} connections`);
    });
  }
});
