import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, conflict, idOf, listed, sandboxFor, taken, wrongFields } from '../support.ts';

const minute = 60_000;

const vpcBody = async (client: Client): Promise<Record<string, unknown>> => ({
  name: 'lab',
  cidr: '172.16.0.0/16',
  cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'azure-dev'),
  realm_provider_name: 'westeurope',
});

const newVpc = async (client: Client): Promise<string> => {
  const { id } = await taken(client, 'POST', '/network/vpcs', await vpcBody(client));
  return `/network/vpcs/${String(id)}`;
};

test('a VPC comes to rest with the types of subnet its provider has', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const path = await newVpc(client);
  assert.equal((await taken(client, 'GET', path)).state, 'creating');
  clock.forward(minute);
  const vpc = await taken(client, 'GET', path);
  assert.equal(vpc.state, 'operational');
  assert.equal(vpc.has_vpn, false);
  assert.deepEqual(vpc.allowed_subnet_types, ['only_private', 'public_and_private']);
});

for (const [member, value] of [
  ['cidr', '172.16.1.0/16'],
  ['cidr', '172.16/16'],
  ['cidr', '172.16.0.0'],
  ['cidr', '172.16.0.0/33'],
  ['cidr', 'fd00::/8'],
  ['realm_provider_name', 'eu-west-1'],
] as const)
  test(`a VPC with ${member} ${value} is refused`, async (context) => {
    const { client } = await sandboxFor(context);
    const body = { ...(await vpcBody(client)), [member]: value };
    assert.deepEqual(await wrongFields(client, 'POST', '/network/vpcs', body), [member]);
  });

test('a closed region does not accept new VPCs', async (context) => {
  const { client } = await sandboxFor(context);
  const body = {
    ...(await vpcBody(client)),
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'vcd-madrid'),
    realm_provider_name: 'mad-0',
  };
  assert.deepEqual(await wrongFields(client, 'POST', '/network/vpcs', body), [
    'realm_provider_name',
  ]);
});

test('a subnet is a part of its VPC that no other has, of a type that is allowed', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const subnets = `/network/vpcs/${await idOf(client, '/network/vpcs', 'core')}/subnets`;
  const send = (cidr: string, type = 'only_private') =>
    wrongFields(client, 'POST', subnets, { name: 'new', cidr, type });
  for (const cidr of ['10.1.0.0/24', '10.0.0.0/8', '10.0.1.128/25', '10.0.0.0/22', '10.0.9.1/24'])
    assert.deepEqual(await send(cidr), ['cidr'], cidr);
  assert.deepEqual(await send('10.0.9.0/24', 'only_public'), ['type']);
  assert.deepEqual(await send('10.0.9.0/24', 'strange'), ['type']);
  const made = await taken(client, 'POST', subnets, {
    name: 'new',
    cidr: '10.0.9.0/24',
    type: 'only_private',
  });
  assert.equal(made.state, 'creating');
  clock.forward(minute);
  const path = `/network/subnets/${String(made.id)}`;
  assert.equal((await taken(client, 'GET', path)).state, 'operational');
  await client.send('DELETE', path);
  clock.forward(minute);
  assert.equal((await client.send('GET', path)).status, 404);
});

test('a subnet with resources in it cannot be deleted, and the refusal names them', async (context) => {
  const { client } = await sandboxFor(context);
  const subnets = `/network/vpcs/${await idOf(client, '/network/vpcs', 'core')}/subnets`;
  const front = `/network/subnets/${await idOf(client, subnets, 'front')}`;
  assert.match(await conflict(client, 'DELETE', front), /front still has a server/);
  const names = (await listed(client, `${front}/servers`)).map((row) => row.name);
  assert.ok(names.includes('web-01'));
  assert.deepEqual(await listed(client, `${front}/server_arrays`), []);
});

test('nothing can be created in a VPC that is being destroyed', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const lab = await newVpc(client);
  const [plan] = await listed(client, `${lab}/vpn_plans`);
  clock.forward(minute);
  await client.send('DELETE', lab);
  const slice = { name: 'late', cidr: '172.16.1.0/24', type: 'only_private' };
  assert.match(await conflict(client, 'POST', `${lab}/subnets`, slice), /VPC lab is deleting/);
  const tunnel = {
    public_ip: '203.0.113.9',
    psk: 'x',
    exposed_cidrs: ['10.0.0.0/8'],
    vpn_plan_id: plan?.id,
  };
  assert.match(await conflict(client, 'POST', `${lab}/vpn`, tunnel), /VPC lab is deleting/);
});

test('a VPC with resources in it cannot be deleted; discarding it deletes its subnets', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const core = `/network/vpcs/${await idOf(client, '/network/vpcs', 'core')}`;
  assert.match(await conflict(client, 'DELETE', core), /core still has a subnet/);
  const edge = `/network/vpcs/${await idOf(client, '/network/vpcs', 'edge')}`;
  assert.match(await conflict(client, 'DELETE', edge), /edge still has a VPN/);

  const lab = await newVpc(client);
  clock.forward(minute);
  await client.send('DELETE', lab);
  assert.equal((await taken(client, 'GET', lab)).state, 'deleting');
  clock.forward(minute);
  assert.equal((await client.send('GET', lab)).status, 404);

  const front = await idOf(client, `${core}/subnets`, 'front');
  assert.equal((await client.send('DELETE', `${core}/discard`)).status, 204);
  assert.equal((await client.send('GET', `/network/subnets/${front}`)).status, 404);
  const web = await idOf(client, '/cloud/servers', 'web-01');
  const server = await taken(client, 'GET', `/cloud/servers/${web}`);
  assert.deepEqual([server.vpc_id, server.subnet_id], [null, null]);
});

test('a VPC has one VPN, which comes and goes', async (context) => {
  const { client, clock, sandbox } = await sandboxFor(context);
  const core = `/network/vpcs/${await idOf(client, '/network/vpcs', 'core')}`;
  const vpn = `${core}/vpn`;
  assert.equal((await client.send('GET', vpn)).status, 404);
  assert.equal((await client.send('DELETE', vpn)).status, 404);
  const plans = await listed(client, `${core}/vpn_plans`);
  assert.deepEqual(
    plans.map((plan) => plan.active_active),
    ['false', 'false', 'true'],
  );
  const body = {
    public_ip: '203.0.113.9',
    psk: 'not-to-be-kept',
    exposed_cidrs: ['192.168.0.0/24'],
    vpn_plan_id: plans[0]?.id,
  };
  assert.deepEqual(await wrongFields(client, 'POST', vpn, {}), Object.keys(body));
  assert.deepEqual(
    await wrongFields(client, 'POST', vpn, { ...body, exposed_cidrs: ['192.168.0.1/24'] }),
    ['exposed_cidrs'],
  );
  const made = await client.send('POST', vpn, body);
  assert.equal(made.status, 201);
  assert.ok(!made.text.includes('not-to-be-kept'));
  assert.match(await conflict(client, 'POST', vpn, body), /already/);
  clock.forward(minute);
  assert.equal((await taken(client, 'GET', vpn)).state, 'operational');
  assert.equal((await taken(client, 'GET', core)).has_vpn, true);
  await client.send('DELETE', vpn);
  clock.forward(minute);
  assert.equal((await client.send('GET', vpn)).status, 404);
  assert.equal((await taken(client, 'GET', core)).has_vpn, false);
  await sandbox.close();
});

test('firewall rules are checked one by one and answered in one form', async (context) => {
  const { client } = await sandboxFor(context);
  const profiles = '/network/firewall_profiles';
  const good = { ip_protocol: 'tcp', min_port: 443, max_port: 443, source: 'any' };
  const body = { name: 'shop', description: 'the shop' };
  for (const wrong of [
    { ...good, ip_protocol: 'icmp' },
    { ...good, ip_protocol: undefined },
    { ...good, min_port: 444 },
    { ...good, max_port: 65_536 },
    { ...good, min_port: '443' },
    { ...good, source: '10.0.0.0/33' },
    { ...good, source: undefined },
    { ...good, name: 7 },
    'tcp/443:any',
  ])
    assert.deepEqual(
      await wrongFields(client, 'POST', profiles, { ...body, rules: [good, wrong] }),
      ['rules'],
      JSON.stringify(wrong),
    );
  const rules = [{ ...good, ip_protocol: 'TCP', source: '10.0.0.0/8', colour: 'red' }];
  const made = await taken(client, 'POST', profiles, { ...body, rules });
  assert.deepEqual(made.rules, [{ ...good, source: '10.0.0.0/8' }]);
  const path = `${profiles}/${String(made.id)}`;
  assert.deepEqual((await taken(client, 'PUT', path, { rules: [good] })).rules, [good]);
  // The documentation of the platform has another name for the protocol.
  const { ip_protocol: _, ...documented } = { ...good, protocol: 'UDP' };
  assert.deepEqual((await taken(client, 'PUT', path, { rules: [documented] })).rules, [
    { ...good, ip_protocol: 'udp' },
  ]);
});

test('a firewall profile without rules still allows the platform; the default one cannot be deleted', async (context) => {
  const { client } = await sandboxFor(context);
  const profiles = '/network/firewall_profiles';
  const made = await taken(client, 'POST', profiles, { name: 'bare', description: 'nothing' });
  const ports = Array.isArray(made.rules) ? made.rules.map((rule) => rule.min_port) : [];
  assert.deepEqual(ports, [22, 5985, 3389]);
  const standard = `${profiles}/${await idOf(client, profiles, 'Default firewall')}`;
  assert.match(await conflict(client, 'DELETE', standard), /default/);
});
