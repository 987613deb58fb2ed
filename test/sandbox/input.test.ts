import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type RequestOptions, request } from 'node:https';
import { test } from 'node:test';
import { publicLine } from '../support/ssh-keys.ts';
import { type Client, idOf, membersOf, rowsIn, sandboxFor } from './support.ts';

const unknownId = '5c7b20800000000000000000';

/** A body that commissions a server, changed as a test needs it. */
const bodyFor = async (
  client: Client,
  changes: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> => {
  const provider = await idOf(client, '/cloud/cloud_providers', 'Amazon Web Services');
  const plans = `/cloud/cloud_providers/${provider}/server_plans`;
  return {
    name: 'web-1',
    template_id: await idOf(client, '/blueprint/templates', 'joomla'),
    server_plan_id: await idOf(client, plans, 't3.medium'),
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'aws-prod'),
    ...changes,
  };
};

const wrongBodies: readonly (readonly [string, Record<string, unknown>, string, string])[] = [
  ['a missing name', { name: undefined }, 'name', "can't be blank"],
  ['a blank name', { name: ' ' }, 'name', "can't be blank"],
  ['a name that is taken', { name: 'web-01' }, 'name', 'has already been taken'],
  ['a name that is a number', { name: 7 }, 'name', 'must be a string'],
  ['an unknown template', { template_id: unknownId }, 'template_id', 'does not exist'],
  ['no plan', { server_plan_id: null }, 'server_plan_id', "can't be blank"],
  ['a privateness that is a text', { privateness: 'yes' }, 'privateness', 'must be true or false'],
  ['an unknown label', { label_ids: [unknownId] }, 'label_ids', 'does not exist'],
  ['an unknown SSH profile', { ssh_profile_id: unknownId }, 'ssh_profile_id', 'does not exist'],
  ['labels that are no list', { label_ids: 'production' }, 'label_ids', 'must be a list of ids'],
  [
    'variables that are no pairs',
    { variable_value_ids: { database: ['one'] } },
    'variable_value_ids',
    'must have two strings for each variable',
  ],
];

test('a server that is wrong in one field is refused by its name:', async (context) => {
  const { client } = await sandboxFor(context);
  const before = rowsIn((await client.send('GET', '/cloud/servers')).json).length;
  for (const [what, changes, field, message] of wrongBodies) {
    await context.test(what, async () => {
      const refused = await client.send('POST', '/cloud/servers', await bodyFor(client, changes));
      assert.equal(refused.status, 422);
      assert.deepEqual(refused.json, { errors: { [field]: [message] } });
      assert.equal(rowsIn((await client.send('GET', '/cloud/servers')).json).length, before);
    });
  }
});

test('every wrong field is named at once', async (context) => {
  const { client } = await sandboxFor(context);
  const { errors } = membersOf((await client.send('POST', '/cloud/servers', {})).json);
  assert.deepEqual(Object.keys(membersOf(errors)), [
    'name',
    'template_id',
    'server_plan_id',
    'cloud_account_id',
  ]);
});

test('a plan of another provider than the account is refused', async (context) => {
  const { client } = await sandboxFor(context);
  const azure = await idOf(client, '/settings/cloud_accounts', 'azure-prod');
  const body = await bodyFor(client, { cloud_account_id: azure });
  const refused = await client.send('POST', '/cloud/servers', body);
  assert.equal(refused.status, 422);
  const { errors } = membersOf(refused.json);
  assert.match(String(membersOf(errors).server_plan_id), /another cloud provider/);
});

test('what is not asked for is filled in, and unknown members are ignored', async (context) => {
  const { client } = await sandboxFor(context);
  const ssh = await idOf(client, '/cloud/ssh_profiles', 'ops-team');
  const body = await bodyFor(client, { ssh_profile_id: ssh, colour: 'red', state: 'operational' });
  const server = membersOf((await client.send('POST', '/cloud/servers/', body)).json);
  const profiles = rowsIn((await client.send('GET', '/network/firewall_profiles')).json);
  assert.equal(server.state, 'commissioning');
  assert.deepEqual(server.ssh_profile_ids, [ssh]);
  assert.equal(server.firewall_profile_id, profiles.find((profile) => profile.default)?.id);
  assert.equal(server.brownfield_state, 'Pure');
  assert.equal(server.resource_type, 'server');
  assert.ok(!('colour' in server));
});

test('the first of several SSH profiles is answered under the older name as well', async (context) => {
  const { client } = await sandboxFor(context);
  const ids = [
    await idOf(client, '/cloud/ssh_profiles', 'ci'),
    await idOf(client, '/cloud/ssh_profiles', 'ops-team'),
  ];
  const body = await bodyFor(client, { ssh_profile_ids: ids });
  const server = membersOf((await client.send('POST', '/cloud/servers', body)).json);
  assert.equal(server.ssh_profile_id, ids[0]);
});

test('a server in a subnet is in its VPC; a subnet closed to servers refuses them', async (context) => {
  const { client } = await sandboxFor(context);
  const vpc = await idOf(client, '/network/vpcs', 'core');
  const subnets = `/network/vpcs/${vpc}/subnets`;
  const front = await bodyFor(client, { subnet_id: await idOf(client, subnets, 'front') });
  const server = membersOf((await client.send('POST', '/cloud/servers', front)).json);
  assert.equal(server.vpc_id, vpc);
  const gateway = await bodyFor(client, {
    name: 'web-2',
    subnet_id: await idOf(client, subnets, 'gateway'),
  });
  assert.equal((await client.send('POST', '/cloud/servers', gateway)).status, 422);
});

test('an update changes only the members that were sent', async (context) => {
  const { client } = await sandboxFor(context);
  const path = `/cloud/servers/${await idOf(client, '/cloud/servers', 'app-1')}`;
  const before = membersOf((await client.send('GET', path)).json);
  const after = membersOf((await client.send('PUT', path, { name: 'app-9' })).json);
  assert.deepEqual(after, { ...before, name: 'app-9' });
  assert.deepEqual((await client.send('PUT', path, {})).json, after);
  assert.equal((await client.send('PUT', path, { name: 'app-9' })).status, 200);
  assert.equal((await client.send('PUT', path, { name: 'app-2' })).status, 422);
  assert.equal((await client.send('PUT', path, { name: '' })).status, 422);
});

test('an SSH profile without a key gets a pair of its own', async (context) => {
  const { client } = await sandboxFor(context);
  const made = await client.send('POST', '/cloud/ssh_profiles', { name: 'night shift' });
  assert.equal(made.status, 201);
  const profile = membersOf(made.json);
  assert.match(String(profile.public_key), /^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5\S+ night-shift$/);
  assert.match(String(profile.private_key), /BEGIN PRIVATE KEY/);
  const own = await client.send('POST', '/cloud/ssh_profiles', {
    name: 'day shift',
    public_key: `${publicLine} day`,
  });
  assert.equal(membersOf(own.json).private_key, null);
});

test('an SSH profile in use stays; one that is free goes', async (context) => {
  const { client } = await sandboxFor(context);
  const used = await idOf(client, '/cloud/ssh_profiles', 'ops-team');
  const refused = await client.send('DELETE', `/cloud/ssh_profiles/${used}`);
  assert.equal(refused.status, 409);
  assert.match(String(membersOf(refused.json).error), /ops-team is in use by the server/);
  const made = await client.send('POST', '/cloud/ssh_profiles', { name: 'free' });
  const free = `/cloud/ssh_profiles/${String(membersOf(made.json).id)}`;
  assert.equal((await client.send('DELETE', free)).status, 204);
  assert.equal((await client.send('GET', free)).status, 404);
});

test('labels are created, added to several resources and removed again', async (context) => {
  const { client } = await sandboxFor(context);
  assert.equal((await client.send('POST', '/labels', { name: 'a/b' })).status, 422);
  assert.equal((await client.send('POST', '/labels', { name: 'production' })).status, 422);
  const label = membersOf((await client.send('POST', '/labels', { name: 'blue' })).json);
  const server = await idOf(client, '/cloud/servers', 'app-1');
  const template = await idOf(client, '/blueprint/templates', 'joomla');
  const resources = [
    { id: server, resource_type: 'server' },
    { id: template, resource_type: 'template' },
  ];
  const path = `/labels/${String(label.id)}/resources`;
  const put = await client.send('POST', path, { resources });
  assert.equal(put.status, 201);
  assert.deepEqual(put.json, resources);
  const labelsOf = async (): Promise<unknown> =>
    membersOf((await client.send('GET', `/cloud/servers/${server}`)).json).label_ids;
  assert.ok(JSON.stringify(await labelsOf()).includes(String(label.id)));

  assert.equal((await client.send('DELETE', `${path}/server/${server}`)).status, 204);
  const events = rowsIn((await client.send('GET', `/cloud/servers/${server}/events`)).json);
  assert.deepEqual(
    events.slice(0, 2).map(({ header }) => header),
    ['Label removed', 'Label added'],
  );
  assert.ok(!JSON.stringify(await labelsOf()).includes(String(label.id)));
  assert.equal((await client.send('DELETE', `${path}/server/${server}`)).status, 404);

  for (const wrong of [
    {},
    { resources: [{ id: server }] },
    { resources: [...resources, { id: server, resource_type: 'cloud' }] },
    { resources: [{ id: unknownId, resource_type: 'server' }] },
  ])
    assert.equal((await client.send('POST', path, wrong)).status, 422);
  assert.ok(!JSON.stringify(await labelsOf()).includes(String(label.id)));
});

test('internal labels are in the list', async (context) => {
  const { client } = await sandboxFor(context);
  const labels = rowsIn((await client.send('GET', '/labels')).json);
  assert.ok(labels.some((label) => label.namespace !== null));
  assert.ok(labels.some((label) => label.namespace === null));
});

test('a list under a parent holds what is under it and passes filters', async (context) => {
  const { client } = await sandboxFor(context);
  const azure = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
  const realm = await idOf(client, `/cloud/cloud_providers/${azure}/realms`, 'East US');
  const path = `/cloud/cloud_providers/${azure}/server_plans`;
  const all = rowsIn((await client.send('GET', path)).json);
  const some = rowsIn((await client.send('GET', `${path}?realm_id=${realm}`)).json);
  assert.ok(all.every((plan) => plan.cloud_provider_id === azure));
  assert.ok(some.length > 0 && some.length < all.length);
  assert.ok(some.every((plan) => plan.realm_id === realm));
});

test('the template list is poorer than one template', async (context) => {
  const { client } = await sandboxFor(context);
  const [template] = rowsIn((await client.send('GET', '/blueprint/templates')).json);
  assert.ok(template && !('run_list' in template));
  const one = await client.send('GET', `/blueprint/templates/${String(template.id)}`);
  assert.ok('run_list' in membersOf(one.json));
});

test('what only a list can answer has no address of its own', async (context) => {
  const { client } = await sandboxFor(context);
  const id = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
  assert.equal((await client.send('GET', `/cloud/cloud_providers/${id}`)).status, 404);
});

test('a request target that is not a path is refused without a crash', async (context) => {
  const { sandbox, warnings } = await sandboxFor(context, { storageHost: true });
  const { ca, cert, key, storageCa } = sandbox.folder;
  const own = { ca: await readFile(ca), cert: await readFile(cert), key: await readFile(key) };
  const statusAt = async (origin: string, path: string, tls: RequestOptions): Promise<unknown> => {
    const outgoing = request(origin, { ...tls, path, agent: false }).end();
    const [incoming] = await once(outgoing, 'response');
    incoming.resume();
    return incoming.statusCode;
  };
  assert.equal(await statusAt(sandbox.endpoint, '//', own), 400);
  assert.equal(await statusAt(sandbox.storage, '//', { ca: await readFile(storageCa) }), 400);
  assert.deepEqual(warnings, []);
});
