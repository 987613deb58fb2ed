import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Client, conflict, idOf, listed, sandboxFor, taken, wrongFields } from './support.ts';

const minute = 60_000;
const empty = { kind: 'demo', servers: 25, events: 0 } as const;

/** What creates one of each kind, in the account of `web-01`. */
const bodyFor = async (client: Client, path: string): Promise<Record<string, unknown>> => {
  const azure = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
  const common = {
    name: 'fresh',
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'azure-prod'),
  };
  if (path.includes('volumes')) {
    const plans = `/cloud/cloud_providers/${azure}/storage_plans`;
    return { ...common, size: 64, storage_plan_id: await idOf(client, plans, 'Premium SSD') };
  }
  const realms = `/cloud/cloud_providers/${azure}/realms`;
  return { ...common, realm_id: await idOf(client, realms, 'West Europe') };
};

for (const path of ['/network/floating_ips', '/storage/volumes'])
  test(`one of ${path} is created, attached, detached and destroyed step by step`, async (context) => {
    const { client, clock } = await sandboxFor(context, { seed: empty });
    const made = await taken(client, 'POST', path, await bodyFor(client, path));
    const one = `${path}/${String(made.id)}`;
    const look = () => taken(client, 'GET', one);
    assert.equal(made.state, 'creating');
    assert.match(await conflict(client, 'DELETE', one), /is creating/);
    clock.forward(minute);
    const ready = await look();
    assert.equal(ready.state, 'detached');
    assert.ok(ready.address ?? ready.remote_id);
    assert.ok(ready.realm_id);

    const web = await idOf(client, '/cloud/servers', 'web-01');
    const server = await taken(client, 'POST', `${one}/attached_server`, {
      attached_server_id: web,
    });
    assert.deepEqual([server.id, server.resource_type], [web, 'server']);
    const passing = await look();
    assert.deepEqual([passing.state, passing.attached_server_id], ['attaching', null]);
    clock.forward(minute);
    const attached = await look();
    assert.deepEqual([attached.state, attached.attached_server_id], ['attached', web]);
    if ('device' in attached) assert.match(String(attached.device), /^\/dev\/sd[c-z]$/);
    const kind = path.replace(/^.*\//, '');
    const shown = await listed(client, `/cloud/servers/${web}/${kind}`);
    assert.ok(shown.some((row) => row.id === made.id));
    const filtered = await listed(client, `${path}?server_id=${web}`);
    assert.ok(filtered.some((row) => row.id === made.id));

    const other = { attached_server_id: await idOf(client, '/cloud/servers', 'web-02') };
    const refused = await conflict(client, 'POST', `${one}/attached_server`, other);
    assert.match(refused, /attached to the server web-01/);
    assert.match(await conflict(client, 'DELETE', one), /detach it first/);

    assert.equal((await client.send('DELETE', `${one}/attached_server`)).status, 204);
    assert.equal((await look()).state, 'detaching');
    clock.forward(minute);
    const free = await look();
    assert.deepEqual([free.state, free.attached_server_id], ['detached', null]);
    assert.equal(free.device ?? null, null);
    assert.match(await conflict(client, 'DELETE', `${one}/attached_server`), /not attached/);

    const headers = (await listed(client, `/cloud/servers/${web}/events`)).map((row) => row.header);
    const title = path.includes('volumes') ? 'Volume' : 'Floating IP';
    assert.deepEqual(headers, [
      `${title} detached`,
      `${title} detach requested`,
      `${title} attached`,
      `${title} attach requested`,
    ]);

    assert.equal((await client.send('DELETE', one)).status, 204);
    assert.equal((await look()).state, 'deleting');
    clock.forward(minute);
    assert.equal((await client.send('GET', one)).status, 404);
  });

test('attaching wants a server that is there and in the same account', async (context) => {
  const { client } = await sandboxFor(context);
  const edge = await idOf(client, '/network/floating_ips', 'edge-2');
  const path = `/network/floating_ips/${edge}/attached_server`;
  for (const id of [
    undefined,
    '5c7b20800000000000000000',
    await idOf(client, '/cloud/servers', 'app-1'),
  ])
    assert.deepEqual(await wrongFields(client, 'POST', path, { attached_server_id: id }), [
      'attached_server_id',
    ]);
});

test('a discarded row is deleted at once, attached or not', async (context) => {
  const { client } = await sandboxFor(context);
  const path = `/storage/volumes/${await idOf(client, '/storage/volumes', 'data-1')}`;
  assert.equal((await client.send('DELETE', `${path}/discard`)).status, 204);
  assert.equal((await client.send('GET', path)).status, 404);
});

test('a volume has a size its plan allows, and a plan that is open', async (context) => {
  const { client } = await sandboxFor(context);
  const path = '/storage/volumes';
  const aws = await idOf(client, '/cloud/cloud_providers', 'Amazon Web Services');
  const plans = await listed(client, `/cloud/cloud_providers/${aws}/storage_plans`);
  const body = {
    name: 'small',
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'aws-prod'),
    storage_plan_id: plans.find((plan) => plan.min_size === 125)?.id,
  };
  for (const size of [0, 1, 124, 16_385, '200', undefined])
    assert.deepEqual(await wrongFields(client, 'POST', path, { ...body, size }), ['size']);
  assert.equal((await taken(client, 'POST', path, { ...body, size: 125 })).size, 125);
  const azure = await bodyFor(client, path);
  const foreign = { ...body, size: 125, name: 'other', storage_plan_id: azure.storage_plan_id };
  assert.deepEqual(await wrongFields(client, 'POST', path, foreign), ['storage_plan_id']);
});

test('a server that is decommissioned leaves what was attached to it free', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const db = `/cloud/servers/${await idOf(client, '/cloud/servers', 'db-01')}`;
  const data = `/storage/volumes/${await idOf(client, '/storage/volumes', 'data-1')}`;
  await taken(client, 'PUT', `${db}/shutdown`, {});
  clock.forward(minute);
  await client.send('DELETE', db);
  const { state, attached_server_id: server, device } = await taken(client, 'GET', data);
  assert.deepEqual([state, server, device], ['detached', null, null]);
});

test('an attachment in progress ends detached if its server is deleted', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const imported = await idOf(client, '/cloud/servers', 'legacy-erp');
  const edge = `/network/floating_ips/${await idOf(client, '/network/floating_ips', 'edge-2')}`;
  await taken(client, 'POST', `${edge}/attached_server`, { attached_server_id: imported });
  assert.equal((await client.send('DELETE', `/cloud/servers/${imported}/discard`)).status, 204);
  clock.forward(minute);
  const { state, attached_server_id: server } = await taken(client, 'GET', edge);
  assert.deepEqual([state, server], ['detached', null]);
});

test('nothing is attached to a server that is being decommissioned', async (context) => {
  const { client } = await sandboxFor(context);
  const account = await idOf(client, '/settings/cloud_accounts', 'azure-dev');
  const body = await bodyFor(client, '/network/floating_ips');
  const ip = await taken(client, 'POST', '/network/floating_ips', {
    ...body,
    cloud_account_id: account,
  });
  const server = await idOf(client, '/cloud/servers', 'files-01');
  await client.send('DELETE', `/cloud/servers/${server}`);
  const path = `/network/floating_ips/${String(ip.id)}/attached_server`;
  const attach = { attached_server_id: server };
  assert.match(await conflict(client, 'POST', path, attach), /is creating/);
  const edge = await idOf(client, '/network/floating_ips', 'edge-2');
  assert.deepEqual(
    await wrongFields(client, 'POST', `/network/floating_ips/${edge}/attached_server`, attach),
    ['attached_server_id'],
  );
});
