import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import type { RunningSandbox } from '../../src/sandbox/index.ts';
import {
  type Client,
  clientFor,
  idOf,
  listed,
  membersOf,
  operatorKeys,
  sandboxFor,
  taken,
  wrongFields,
} from './support.ts';

const release = findPlatformRelease('10');

/** A client of API v3, until the test ends. */
const newest = async (context: TestContext, sandbox: RunningSandbox): Promise<Client> => {
  const client = await clientFor(sandbox, await operatorKeys(sandbox.folder), 'v3');
  context.after(() => client.close());
  return client;
};

/** The version in the profile that a sandbox writes. */
const writtenApi = async ({ folder }: RunningSandbox): Promise<unknown> => {
  const { profiles } = membersOf(JSON.parse(await readFile(folder.config, 'utf8')));
  return membersOf(membersOf(profiles).sandbox).api;
};

const workers = async (client: Client): Promise<string> =>
  `/cloud/server_arrays/${await idOf(client, '/cloud/server_arrays', 'workers')}`;

test('every response of v2 from platform 10 announces its end, refusals included', async (context) => {
  const { client: older, sandbox } = await sandboxFor(context, { release });
  const newer = await newest(context, sandbox);
  const unknown = '/cloud/servers/0123456789abcdef01234567';
  for (const [method, path, body, status] of [
    ['GET', '/ping', undefined, 200],
    ['GET', '/cloud/servers', undefined, 200],
    ['GET', unknown, undefined, 404],
    ['GET', '/nosuch', undefined, 404],
    ['PATCH', '/cloud/servers', undefined, 405],
    ['POST', '/cloud/servers', {}, 422],
    ['POST', '/cloud/servers', '{', 400],
    ['PUT', `${await workers(older)}/nosuch`, {}, 404],
  ] as const) {
    const deprecated = await older.send(method, path, body);
    assert.equal(deprecated.status, status, `${method} ${path}: ${deprecated.text}`);
    assert.match(String(deprecated.headers.deprecation), /^@\d+$/, `${method} ${path}`);
    assert.match(String(deprecated.headers.sunset), / GMT$/, `${method} ${path}`);
    const { headers } = await newer.send(method, path, body);
    assert.deepEqual([headers.deprecation, headers.sunset], [undefined, undefined]);
  }
  const { headers } = await older.send('PATCH', '/cloud/servers');
  assert.equal(headers.allow, 'GET, POST', 'the headers of a refusal stay');
});

test('platform 9 speaks v2 alone, and announces no end of it', async (context) => {
  const { client, sandbox } = await sandboxFor(context, { release: findPlatformRelease('9') });
  const { status, headers } = await client.send('GET', '/ping');
  assert.deepEqual([status, headers.deprecation, headers.sunset], [200, undefined, undefined]);
  const newer = await newest(context, sandbox);
  for (const path of ['/ping', '/cloud/servers', ''])
    assert.equal((await newer.send('GET', path)).status, 404, path);
});

test('both versions of platform 10 show and change the same account', async (context) => {
  const { client: older, sandbox, clock } = await sandboxFor(context, { release });
  const newer = await newest(context, sandbox);
  for (const path of ['/cloud/servers', '/blueprint/scripts', '/labels', '/network/vpcs']) {
    const ids = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => id);
    assert.deepEqual(ids(await listed(newer, path)), ids(await listed(older, path)), path);
  }
  const profile = await taken(newer, 'POST', '/cloud/ssh_profiles', { name: 'night' });
  const path = `/cloud/ssh_profiles/${String(profile.id)}`;
  assert.equal((await taken(older, 'GET', path)).name, 'night');
  await older.send('DELETE', path);
  assert.equal((await newer.send('GET', path)).status, 404);

  // An action of one version ends in the other as well.
  const app = `/cloud/servers/${await idOf(older, '/cloud/servers', 'app-1')}`;
  await taken(newer, 'PUT', `${app}/boot`, {});
  assert.equal((await taken(older, 'GET', app)).state, 'booting');
  clock.forward(10 * 60_000);
  assert.equal((await taken(older, 'GET', app)).state, 'operational');
});

test('a restart as another release keeps the account, and writes the newest version of that release', async (context) => {
  const { client, sandbox } = await sandboxFor(context, { release });
  assert.equal(await writtenApi(sandbox), 'v3');
  const newer = await newest(context, sandbox);
  const made = await taken(newer, 'POST', '/cloud/ssh_profiles', { name: 'night' });
  const before = await listed(client, '/cloud/servers');
  await sandbox.close();

  const { folder } = sandbox;
  const old = await sandboxFor(context, { folder, release: findPlatformRelease('9') });
  assert.equal(await writtenApi(old.sandbox), 'v2');
  assert.deepEqual(await listed(old.client, '/cloud/servers'), before);
  const path = `/cloud/ssh_profiles/${String(made.id)}`;
  assert.equal((await taken(old.client, 'GET', path)).name, 'night');
  await taken(old.client, 'PUT', path, { name: 'day' });
  await old.sandbox.close();

  const again = await sandboxFor(context, { folder, release });
  assert.equal(await writtenApi(again.sandbox), 'v3');
  const client3 = await newest(context, again.sandbox);
  assert.equal((await taken(client3, 'GET', path)).name, 'day');
});

test('v3 refuses the older member of a larger array, and v2 the newer one', async (context) => {
  const { client: older, sandbox } = await sandboxFor(context, { release });
  const newer = await newest(context, sandbox);
  const path = `${await workers(older)}/servers`;
  assert.deepEqual(await wrongFields(newer, 'POST', path, { size: 1 }), ['size_increase']);
  assert.deepEqual(await wrongFields(older, 'POST', path, { size_increase: 1 }), ['size']);
  for (const size_increase of [0, 6, 'one'])
    assert.deepEqual(await wrongFields(newer, 'POST', path, { size_increase }), ['size_increase']);
  assert.equal((await taken(newer, 'POST', path, { size_increase: 1 })).size, 3);
});

test('v3 lists server plans of one realm only, and v2 of the entire provider', async (context) => {
  const { client: older, sandbox } = await sandboxFor(context, { release });
  const newer = await newest(context, sandbox);
  const provider = await idOf(older, '/cloud/cloud_providers', 'Microsoft Azure');
  const place = `/cloud/cloud_providers/${provider}`;
  const realms = await listed(newer, `${place}/realms`);
  assert.ok(realms.length > 1);
  assert.deepEqual(await wrongFields(newer, 'GET', `${place}/server_plans`, undefined), [
    'realm_id',
  ]);
  const unknown = `${place}/server_plans?realm_id=0123456789abcdef01234567`;
  assert.deepEqual(await wrongFields(newer, 'GET', unknown, undefined), ['realm_id']);
  const lists = await Promise.all(
    realms.map(async ({ id }) => {
      const plans = await listed(newer, `${place}/server_plans?realm_id=${String(id)}`);
      assert.ok(plans.every(({ realm_id }) => realm_id === id));
      return plans;
    }),
  );
  const ids = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => id).toSorted();
  assert.deepEqual(ids(lists.flat()), ids(await listed(older, `${place}/server_plans`)));
});

test('v3 lists cloud accounts of the wizard for an app and a location only', async (context) => {
  const { client: older, sandbox } = await sandboxFor(context, { release });
  const newer = await newest(context, sandbox);
  const path = '/wizard/cloud_accounts';
  assert.deepEqual(await wrongFields(newer, 'GET', path, undefined), ['app_id', 'location_id']);
  assert.ok((await listed(older, path)).length > 0);
  const app = await idOf(older, '/wizard/apps', 'Joomla');
  const location = await idOf(older, '/wizard/locations', 'Europe');
  assert.ok((await listed(newer, `${path}?app_id=${app}&location_id=${location}`)).length > 0);
});

test('fields of v3 are in its responses alone', async (context) => {
  const { client: older, sandbox } = await sandboxFor(context, { release });
  const newer = await newest(context, sandbox);
  const [account] = await listed(newer, '/settings/cloud_accounts');
  assert.ok(account && 'error_event_id' in account);
  const [same] = await listed(older, '/settings/cloud_accounts');
  assert.ok(same && !('error_event_id' in same));
});
