import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unionCatalog } from '../../../src/catalog/versions/catalog-for.ts';
import { findPlatformRelease } from '../../../src/catalog/versions/platform-release.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';
import { parseFault } from '../../../src/sandbox/server/faults.ts';
import {
  clientFor,
  idOf,
  listed,
  membersOf,
  operatorKeys,
  rowsIn,
  sandboxFor,
  taken,
} from '../support.ts';

const minute = 60_000;

test('a fault is read with its share, by any name of a verb', () => {
  assert.deepEqual(parseFault('boot:stalled:0.5', unionCatalog), {
    kind: 'outcome',
    verb: 'boot',
    state: 'stalled',
    share: 0.5,
  });
  assert.deepEqual(parseFault('create:commission_stalled', unionCatalog), {
    kind: 'outcome',
    verb: 'create',
    state: 'commission_stalled',
    share: 1,
  });
  assert.deepEqual(parseFault('http:503:0.2', unionCatalog), {
    kind: 'http',
    status: 503,
    share: 0.2,
  });
  assert.deepEqual(parseFault('drop:.1', unionCatalog), { kind: 'drop', share: 0.1 });
  assert.deepEqual(parseFault('storage:http:503:0.2', unionCatalog), {
    kind: 'transfer',
    fault: { kind: 'http', status: 503 },
    share: 0.2,
  });
  assert.deepEqual(parseFault('storage:drop', unionCatalog), {
    kind: 'transfer',
    fault: { kind: 'drop' },
    share: 1,
  });
});

for (const wrong of [
  '',
  'boot',
  'boot:inactive',
  'http:200',
  'http:5031',
  'drop:2',
  'hang:x',
  'html:0.1:0.2',
  'storage',
  'storage:boot:stalled',
  'storage:http',
  'upload:processing_error',
])
  test(`the fault "${wrong}" is refused with a list of those there are`, () => {
    assert.throws(
      () => parseFault(wrong, unionCatalog),
      (error) =>
        error instanceof UsageFailure &&
        error.details.lines?.some((line) => line.includes('boot:stalled')) === true,
    );
  });

test('a boot with an injected fault stalls after its transitional states, and its events report it', async (context) => {
  const { client, clock } = await sandboxFor(context, {
    faults: [parseFault('boot:stalled', unionCatalog)],
  });
  const path = `/cloud/servers/${await idOf(client, '/cloud/servers', 'app-1')}`;
  const booting = await client.send('PUT', `${path}/boot`, {});
  assert.equal(membersOf(booting.json).state, 'booting');
  clock.forward(minute);
  assert.equal(membersOf((await client.send('GET', path)).json).state, 'bootstrapping');
  clock.forward(3 * minute);
  assert.equal(membersOf((await client.send('GET', path)).json).state, 'stalled');
  const [event] = rowsIn((await client.send('GET', `${path}/events`)).json);
  assert.equal(event?.level, 'error');
  assert.equal(event?.header, 'Server boot failed');
});

test('a fault with a share strikes some and spares others, the same ones every time', async (context) => {
  const statesOnce = async (): Promise<unknown[]> => {
    const { client, clock } = await sandboxFor(context, {
      faults: [parseFault('boot:stalled:0.5', unionCatalog)],
      seed: { kind: 'demo', servers: 100, events: 0 },
    });
    const servers = rowsIn((await client.send('GET', '/cloud/servers')).json);
    const idle = servers.filter((row) => row.state === 'inactive').map((row) => String(row.id));
    for (const id of idle) await client.send('PUT', `/cloud/servers/${id}/boot`, {});
    clock.forward(10 * minute);
    const after = rowsIn((await client.send('GET', '/cloud/servers')).json);
    return after.filter((row) => idle.includes(String(row.id))).map((row) => row.state);
  };
  const states = await statesOnce();
  assert.deepEqual([...new Set(states)].sort(), ['operational', 'stalled']);
  assert.deepEqual(await statesOnce(), states);
});

test('a fault of commissioning may be given by either name of the verb', async (context) => {
  const faults = [parseFault('create:commission_stalled', unionCatalog)];
  const { client, clock } = await sandboxFor(context, { faults });
  const [plan] = await listed(
    client,
    `/cloud/cloud_providers/${await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure')}/server_plans`,
  );
  const server = await taken(client, 'POST', '/cloud/servers', {
    name: 'web-1',
    template_id: await idOf(client, '/blueprint/templates', 'joomla'),
    server_plan_id: plan?.id,
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'azure-prod'),
  });
  clock.forward(3 * minute);
  const path = `/cloud/servers/${String(server.id)}`;
  assert.equal((await taken(client, 'GET', path)).state, 'commission_stalled');
});

test('an HTTP fault is answered in the shape of the platform and changes nothing', async (context) => {
  const { client, sandbox } = await sandboxFor(context, {
    faults: [parseFault('http:503', unionCatalog)],
  });
  const answer = await client.send('POST', '/labels', { name: 'blue' });
  assert.equal(answer.status, 503);
  assert.deepEqual(answer.json, { error: 'Service Unavailable' });
  await client.send('GET', '/labels');
  await sandbox.close();
  const again = await sandboxFor(context, { folder: sandbox.folder });
  const labels = rowsIn((await again.client.send('GET', '/labels')).json);
  assert.ok(labels.every((label) => label.name !== 'blue'));
});

test('too many requests say when to come again', async (context) => {
  const { client } = await sandboxFor(context, { faults: [parseFault('http:429', unionCatalog)] });
  const answer = await client.send('GET', '/ping');
  assert.equal(answer.status, 429);
  assert.equal(answer.headers['retry-after'], '1');
});

test('a page instead of an answer is HTML', async (context) => {
  const { client } = await sandboxFor(context, { faults: [parseFault('html', unionCatalog)] });
  const answer = await client.send('GET', '/ping');
  assert.equal(answer.status, 200);
  assert.match(String(answer.headers['content-type']), /^text\/html/);
});

test('a dropped request ends without an answer', async (context) => {
  const { client } = await sandboxFor(context, { faults: [parseFault('drop', unionCatalog)] });
  await assert.rejects(client.send('GET', '/ping'), { code: 'ECONNRESET' });
});

test('a request that hangs does not keep the sandbox from closing', async (context) => {
  const { client, sandbox } = await sandboxFor(context, {
    faults: [parseFault('hang', unionCatalog)],
  });
  const hanging = client.send('GET', '/ping');
  const winner = await Promise.race([
    hanging.then(() => 'answered'),
    new Promise((resolve) => setTimeout(resolve, 150, 'waiting')),
  ]);
  assert.equal(winner, 'waiting');
  const ended = assert.rejects(hanging);
  await sandbox.close();
  await ended;
});

test('latency is waited for before each answer', async (context) => {
  const { client, clock } = await sandboxFor(context, { latency: 90_000 });
  const before = clock.now();
  await client.send('GET', '/ping');
  assert.ok(clock.now() - before >= 90_000);
});

test('what is applied at a provider fails by one name, with an event that tells why', async (context) => {
  const { clock, client, sandbox } = await sandboxFor(context, {
    release: findPlatformRelease('10'),
    faults: [parseFault('apply:application_error', unionCatalog)],
  });
  const newer = await clientFor(sandbox, await operatorKeys(sandbox.folder), 'v3');
  context.after(() => newer.close());
  const id = await idOf(newer, '/kubernetes/clusters', 'prod-eu');
  await taken(newer, 'PUT', `/kubernetes/clusters/${id}`, { name: 'prod-eu', version: '1.30' });
  clock.forward(10 * minute);
  const failed = membersOf((await newer.send('GET', `/kubernetes/clusters/${id}`)).json);
  assert.equal(failed.state, 'application_error');
  const events = rowsIn((await client.send('GET', '/audit/events')).json);
  const event = events.find((one) => one.id === failed.error_event_id);
  assert.match(String(event?.description), /Update of the cluster prod-eu.*quota/);
});
