import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFault } from '../../src/sandbox/server/faults.ts';
import { type Client, conflict, idOf, listed, sandboxFor, taken, wrongFields } from './support.ts';

const minute = 60_000;
const arrays = '/cloud/server_arrays';

const newArray = async (client: Client, size?: number): Promise<string> => {
  const aws = await idOf(client, '/cloud/cloud_providers', 'Amazon Web Services');
  const body = {
    name: 'farm',
    size,
    template_id: await idOf(client, '/blueprint/templates', 'node-app'),
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'aws-prod'),
    server_plan_id: await idOf(client, `/cloud/cloud_providers/${aws}/server_plans`, 't3.medium'),
    ssh_profile_ids: [await idOf(client, '/cloud/ssh_profiles', 'ops-team')],
  };
  return `${arrays}/${String((await taken(client, 'POST', arrays, body)).id)}`;
};

/** The state of an array, and the states of its members. */
const statesOf = async (client: Client, array: string): Promise<unknown[]> => {
  const { state } = await taken(client, 'GET', array);
  const members = await listed(client, `${array}/servers`);
  return [state, ...members.map((member) => member.state)];
};

test('an array and its members pass through all states together', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const array = await newArray(client, 2);
  assert.deepEqual(await statesOf(client, array), Array(3).fill('commissioning'));
  const members = await listed(client, `${array}/servers`);
  assert.deepEqual(
    members.map((member) => member.name),
    ['farm-1', 'farm-2'],
  );
  const { ssh_profile_ids: keys } = await taken(client, 'GET', array);
  assert.deepEqual(members[0]?.ssh_profile_ids, keys);
  clock.forward(2 * minute);
  assert.deepEqual(await statesOf(client, array), Array(3).fill('inactive'));

  await taken(client, 'PUT', `${array}/boot`, {});
  for (const [state, minutes] of [
    ['booting', 1],
    ['bootstrapping', 3],
    ['operational', 0],
  ] as const) {
    assert.deepEqual(await statesOf(client, array), Array(3).fill(state));
    clock.forward(minutes * minute);
  }
  assert.match(
    await conflict(client, 'PUT', `${array}/empty`, {}),
    /farm-1 of the array is operational: shut the array down first/,
  );
  assert.match(await conflict(client, 'DELETE', array), /has the size 2/);

  await taken(client, 'PUT', `${array}/shutdown`, {});
  assert.deepEqual(await statesOf(client, array), Array(3).fill('shutting_down'));
  clock.forward(minute);
  assert.deepEqual(await statesOf(client, array), Array(3).fill('inactive'));

  const emptied = await taken(client, 'PUT', `${array}/empty`, {});
  assert.deepEqual([emptied.state, emptied.size], ['inactive', 2]);
  assert.deepEqual(await statesOf(client, array), [
    'inactive',
    'decommissioning',
    'decommissioning',
  ]);
  clock.forward(minute);
  assert.equal((await taken(client, 'GET', array)).size, 0);
  const told = (await listed(client, '/audit/events')).map((event) => event.description);
  assert.ok(told.includes('The server array farm has been emptied by operator.'));

  assert.equal((await client.send('DELETE', array)).status, 204);
  assert.equal((await taken(client, 'GET', array)).state, 'decommissioning');
  clock.forward(minute);
  assert.equal((await client.send('GET', array)).status, 404);
});

test('an array is enlarged by 1 to 5 and comes back to where it was', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const array = await newArray(client);
  assert.match(await conflict(client, 'POST', `${array}/servers`, { size: 1 }), /commissioning/);
  clock.forward(2 * minute);
  assert.equal((await taken(client, 'GET', array)).size, 0);
  for (const size of [0, 6, 1.5, '2', undefined])
    assert.deepEqual(await wrongFields(client, 'POST', `${array}/servers`, { size }), ['size']);

  const grown = await taken(client, 'POST', `${array}/servers`, { size: 2 });
  assert.deepEqual([grown.state, grown.size], ['commissioning', 2]);
  clock.forward(2 * minute);
  await taken(client, 'PUT', `${array}/boot`, {});
  clock.forward(4 * minute);
  await taken(client, 'POST', `${array}/servers`, { size: 1 });
  clock.forward(2 * minute);
  assert.deepEqual(await statesOf(client, array), [
    'operational',
    'operational',
    'operational',
    'inactive',
  ]);
});

test('a member decommissioned by itself makes its array smaller', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const array = await newArray(client, 3);
  clock.forward(2 * minute);
  const [, second] = await listed(client, `${array}/servers`);
  await client.send('DELETE', `/cloud/servers/${String(second?.id)}`);
  clock.forward(minute);
  assert.equal((await taken(client, 'GET', array)).size, 2);
  await taken(client, 'POST', `${array}/servers`, { size: 1 });
  const names = (await listed(client, `${array}/servers`)).map((row) => row.name);
  assert.deepEqual(names.sort(), ['farm-1', 'farm-2', 'farm-3']);
});

test('a member on its way out does not keep its array from being emptied', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const array = await newArray(client, 2);
  clock.forward(2 * minute);
  const [first] = await listed(client, `${array}/servers`);
  await client.send('DELETE', `/cloud/servers/${String(first?.id)}`);
  assert.deepEqual(await statesOf(client, array), ['inactive', 'decommissioning', 'inactive']);
  await taken(client, 'PUT', `${array}/empty`, {});
  assert.deepEqual(await statesOf(client, array), [
    'inactive',
    'decommissioning',
    'decommissioning',
  ]);
  clock.forward(minute);
  assert.equal((await taken(client, 'GET', array)).size, 0);
});

test('an array that is to stall stalls with its members', async (context) => {
  const { client, clock } = await sandboxFor(context, {
    faults: [parseFault('boot:stalled'), parseFault('decommission:stalled')],
  });
  const array = await newArray(client, 2);
  clock.forward(2 * minute);
  await taken(client, 'PUT', `${array}/boot`, {});
  clock.forward(4 * minute);
  assert.deepEqual(await statesOf(client, array), Array(3).fill('stalled'));
  await taken(client, 'PUT', `${array}/empty`, {});
  clock.forward(minute);
  const { size } = await taken(client, 'GET', array);
  assert.equal(size, 2);
});
