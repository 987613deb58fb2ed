import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { type Client, idOf, membersOf, rowsIn, sandboxFor } from './support.ts';

const minute = 60_000;

const stateOf = async (client: Client, id: string): Promise<unknown> =>
  membersOf((await client.send('GET', `/cloud/servers/${id}`)).json).state;

const headersOf = async (client: Client, id: string): Promise<unknown[]> =>
  rowsIn((await client.send('GET', `/cloud/servers/${id}/events`)).json).map((row) => row.header);

const commissionBody = async (client: Client): Promise<Record<string, unknown>> => {
  const provider = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
  return {
    name: 'web-1',
    template_id: await idOf(client, '/blueprint/templates', 'joomla'),
    server_plan_id: await idOf(
      client,
      `/cloud/cloud_providers/${provider}/server_plans`,
      'Standard_B2s',
    ),
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'azure-prod'),
    ssh_profile_id: await idOf(client, '/cloud/ssh_profiles', 'ops-team'),
  };
};

test('a server passes through every state from commissioning to deletion', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const made = await client.send('POST', '/cloud/servers', await commissionBody(client));
  assert.equal(made.status, 201);
  const server = membersOf(made.json);
  const id = String(server.id);
  const path = `/cloud/servers/${id}`;
  assert.equal(server.state, 'commissioning');
  assert.equal(server.public_ip, null);

  clock.forward(2 * minute);
  assert.equal(await stateOf(client, id), 'inactive');

  const booting = await client.send('PUT', `${path}/boot`, {});
  assert.equal(booting.status, 200);
  assert.equal(membersOf(booting.json).state, 'booting');
  clock.forward(minute);
  assert.equal(await stateOf(client, id), 'bootstrapping');
  clock.forward(3 * minute);
  const running = membersOf((await client.send('GET', path)).json);
  assert.equal(running.state, 'operational');
  assert.match(String(running.public_ip), /^\d+\.\d+\.\d+\.\d+$/);
  assert.match(String(running.private_ip), /^10\./);
  assert.match(String(running.fqdn), /^web-1-/);

  for (const state of ['shutting_down', 'booting', 'bootstrapping', 'operational']) {
    if (state === 'shutting_down') await client.send('PUT', `${path}/reboot`, {});
    assert.equal(await stateOf(client, id), state);
    clock.forward(state === 'bootstrapping' ? 3 * minute : minute);
  }

  await client.send('PUT', `${path}/shutdown`, {});
  assert.equal(await stateOf(client, id), 'shutting_down');
  clock.forward(minute);
  assert.equal(await stateOf(client, id), 'inactive');

  assert.equal((await client.send('DELETE', path)).status, 204);
  assert.equal(await stateOf(client, id), 'decommissioning');
  clock.forward(minute);
  assert.equal((await client.send('GET', path)).status, 404);
});

test('several steps that fell due unobserved have all been taken', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const id = await idOf(client, '/cloud/servers', 'app-1');
  await client.send('PUT', `/cloud/servers/${id}/boot`, {});
  clock.forward(60 * minute);
  assert.equal(await stateOf(client, id), 'operational');
  const [ended, asked] = rowsIn((await client.send('GET', `/cloud/servers/${id}/events`)).json);
  const took = Date.parse(String(ended?.timestamp)) - Date.parse(String(asked?.timestamp));
  assert.equal(took, 4 * minute);
});

test('a faster sandbox needs less time for the same transition', async (context) => {
  const { client, clock } = await sandboxFor(context, { speed: 60 });
  const id = await idOf(client, '/cloud/servers', 'app-1');
  await client.send('PUT', `/cloud/servers/${id}/boot`, {});
  clock.forward(4000);
  assert.equal(await stateOf(client, id), 'operational');
});

test('a private server gets no public address', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const body = { ...(await commissionBody(client)), privateness: true };
  const id = String(membersOf((await client.send('POST', '/cloud/servers', body)).json).id);
  clock.forward(2 * minute);
  await client.send('PUT', `/cloud/servers/${id}/boot`, {});
  clock.forward(4 * minute);
  const server = membersOf((await client.send('GET', `/cloud/servers/${id}`)).json);
  assert.equal(server.state, 'operational');
  assert.equal(server.public_ip, null);
  assert.ok(server.private_ip);
});

test('an action in the wrong state is refused and changes nothing', async (context) => {
  const { client } = await sandboxFor(context);
  const id = await idOf(client, '/cloud/servers', 'web-01');
  for (const [method, path] of [
    ['PUT', '/boot'],
    ['PUT', '/override'],
    ['DELETE', ''],
  ] as const) {
    const refused = await client.send(method, `/cloud/servers/${id}${path}`);
    assert.equal(refused.status, 409);
    assert.match(String(membersOf(refused.json).error), /server is operational/);
  }
  assert.equal(await stateOf(client, id), 'operational');
});

test('other actions are refused while an action is in progress', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const id = await idOf(client, '/cloud/servers', 'app-1');
  await client.send('PUT', `/cloud/servers/${id}/boot`, {});
  assert.equal((await client.send('PUT', `/cloud/servers/${id}/boot`, {})).status, 409);
  clock.forward(minute);
  assert.equal((await client.send('PUT', `/cloud/servers/${id}/shutdown`, {})).status, 200);
  clock.forward(10 * minute);
  assert.equal(await stateOf(client, id), 'inactive');
});

test('a stalled server is operational at once when overridden', async (context) => {
  const { client } = await sandboxFor(context);
  const id = await idOf(client, '/cloud/servers', 'proxy-01');
  const answer = await client.send('PUT', `/cloud/servers/${id}/override`, {});
  assert.equal(membersOf(answer.json).state, 'operational');
  assert.deepEqual((await headersOf(client, id))[0], 'Server overridden');
});

test('events report the request and its result, with the user and the resource', async (context) => {
  const { client, clock } = await sandboxFor(context, {
    seed: { kind: 'demo', servers: 25, events: 0 },
  });
  const id = await idOf(client, '/cloud/servers', 'app-1');
  await client.send('PUT', `/cloud/servers/${id}/boot`, {});
  clock.forward(4 * minute);
  assert.deepEqual(await headersOf(client, id), ['Server booted', 'Server boot requested']);
  const [last] = rowsIn((await client.send('GET', `/cloud/servers/${id}/events`)).json);
  assert.equal(last?.description, 'The server app-1 has been booted by operator.');
  const all = rowsIn((await client.send('GET', '/audit/events')).json);
  const times = all.map((row) => String(row.timestamp));
  assert.deepEqual(times, times.toSorted().reverse());
  assert.ok(all.some((row) => row.id === last?.id));
  assert.equal((await client.send('GET', `/audit/events/${String(last?.id)}`)).status, 200);
});

test('an operational script runs on an operational server of its template', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const web = await idOf(client, '/cloud/servers', 'web-01');
  const app = await idOf(client, '/cloud/servers', 'app-1');
  const scripts = rowsIn(
    (await client.send('GET', `/cloud/servers/${web}/operational_scripts`)).json,
  );
  assert.deepEqual(
    scripts.map((row) => [row.type, row.execution_order]),
    [0, 1, 2, 3].map((order) => ['operational', order]),
  );
  const pairing = String(scripts[0]?.id);
  const execute = (server: string, script: string) =>
    client.send('PUT', `/cloud/servers/${server}/operational_scripts/${script}/execute`, {});

  const event = membersOf((await execute(web, pairing)).json);
  assert.equal(event.resource_type, 'event');
  assert.equal((await headersOf(client, web))[0], 'Script execution requested');
  clock.forward(minute);
  const [outcome] = rowsIn((await client.send('GET', `/cloud/servers/${web}/events`)).json);
  assert.match(String(outcome?.description), /rotate-logs .* web-01 with exit code 0/);

  assert.equal((await execute(web, String(scripts[0]?.script_id))).status, 404);
  assert.equal((await execute(app, pairing)).status, 409);
});

test('an imported server is converged step by step, a commissioned one is not', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const imported = `/cloud/servers/${await idOf(client, '/cloud/servers', 'legacy-erp')}`;
  const seen: unknown[] = [];
  const first = membersOf((await client.send('PUT', `${imported}/converge`, {})).json);
  seen.push(first.brownfield_state);
  for (let step = 0; step < 3; step++) {
    clock.forward(minute);
    seen.push(membersOf((await client.send('GET', imported)).json).brownfield_state);
  }
  assert.deepEqual(seen, ['M1-M2', 'M2', 'M2-M3', 'Certified']);
  assert.equal((await client.send('PUT', `${imported}/converge`, {})).status, 409);

  const pure = `/cloud/servers/${await idOf(client, '/cloud/servers', 'web-01')}`;
  for (const [method, path] of [
    ['PUT', 'converge'],
    ['PUT', 'override_brownfield'],
    ['POST', 'brownfield_token'],
    ['DELETE', 'discard'],
  ] as const)
    assert.equal((await client.send(method, `${pure}/${path}`)).status, 409, path);
});

test('an imported server is taken over, gets a token and is forgotten', async (context) => {
  const { client } = await sandboxFor(context);
  const path = `/cloud/servers/${await idOf(client, '/cloud/servers', 'legacy-files')}`;
  const taken = await client.send('PUT', `${path}/override_brownfield`, {});
  assert.equal(membersOf(taken.json).brownfield_state, 'Overriden');
  const token = await client.send('POST', `${path}/brownfield_token`, {});
  assert.equal(token.status, 201);
  assert.match(String(membersOf(token.json).token), /^[0-9a-f]{48}$/);
  assert.equal((await client.send('DELETE', `${path}/discard`)).status, 204);
  assert.equal((await client.send('GET', path)).status, 404);
});

test('login data names the first user of the operating system', async (context) => {
  const { client } = await sandboxFor(context);
  const credentialsOf = async (name: string) => {
    const id = await idOf(client, '/cloud/servers', name);
    return membersOf((await client.send('GET', `/cloud/servers/${id}/credentials`)).json);
  };
  const ubuntu = await credentialsOf('web-01');
  assert.equal(ubuntu.username, 'ubuntu');
  assert.deepEqual(await credentialsOf('web-01'), ubuntu);
  assert.equal((await credentialsOf('files-01')).username, 'Administrator');
});

test('deleting a server detaches its volumes and floating IPs', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const id = await idOf(client, '/cloud/servers', 'web-01');
  const attached = await client.send('GET', `/cloud/servers/${id}/floating_ips`);
  assert.deepEqual(
    rowsIn(attached.json).map((row) => row.name),
    ['edge-1'],
  );
  assert.deepEqual(
    rowsIn((await client.send('GET', `/network/floating_ips?server_id=${id}`)).json),
    rowsIn(attached.json),
  );
  await client.send('PUT', `/cloud/servers/${id}/shutdown`, {});
  clock.forward(minute);
  await client.send('DELETE', `/cloud/servers/${id}`);
  clock.forward(minute);
  const [edge] = rowsIn((await client.send('GET', '/network/floating_ips')).json);
  assert.equal(edge?.attached_server_id, null);
});

for (const [what, hours] of [
  ['ahead', 2],
  ['back', -2],
] as const) {
  test(`setting the clock ${what} does not change durations, and timestamps follow the clock`, async (context) => {
    const { client, clock, sandbox } = await sandboxFor(context);
    const made = await client.send('POST', '/cloud/servers', await commissionBody(client));
    const id = String(membersOf(made.json).id);
    clock.forward(minute);
    clock.set(hours * 60 * minute);
    assert.equal(await stateOf(client, id), 'commissioning');
    // What was delayed is on the disk as well.
    const saved = await readFile(sandbox.folder.changes, 'utf8');
    const { put } = JSON.parse(saved.trim().split('\n').at(-1) ?? '').transitions;
    const { due } = put.find((transition: { id: string }) => transition.id === id);
    assert.ok(Math.abs(due - clock.now() - minute) < minute / 2, new Date(due).toISOString());
    clock.forward(minute);
    assert.equal(await stateOf(client, id), 'inactive');
    const last = rowsIn((await client.send('GET', `/cloud/servers/${id}/events`)).json)
      .map(({ timestamp }) => Date.parse(String(timestamp)))
      .sort((one, other) => one - other)
      .at(hours > 0 ? -1 : 0);
    assert.ok(Math.abs((last ?? 0) - clock.now()) < minute, new Date(last ?? 0).toISOString());
  });
}
