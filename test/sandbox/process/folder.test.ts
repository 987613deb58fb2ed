import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { ConfigurationFailure } from '../../../src/lib/failures/failures.ts';
import { createCertificates } from '../../../src/sandbox/process/certificates.ts';
import { chooseFolder, type SandboxFolder } from '../../../src/sandbox/process/folder.ts';
import { readLockOwner } from '../../../src/sandbox/process/lock.ts';
import { publicLine } from '../../support/ssh-keys.ts';
import {
  clientFor,
  idOf,
  membersOf,
  movableClock,
  operatorKeys,
  rowsIn,
  sandboxFor,
  temporaryFolder,
} from '../support.ts';

const minute = 60_000;

test('the usual folder is below the state folder of the user', () => {
  const host = { env: {}, home: '/home/operator', cwd: '/srv' };
  assert.equal(chooseFolder(undefined, host).path, '/home/operator/.local/state/imco/sandbox');
  const xdg = { ...host, env: { XDG_STATE_HOME: '/state' } };
  assert.equal(chooseFolder(undefined, xdg).path, '/state/imco/sandbox');
  const relative = { ...host, env: { XDG_STATE_HOME: 'state' } };
  assert.equal(chooseFolder(undefined, relative).path, '/home/operator/.local/state/imco/sandbox');
  assert.equal(chooseFolder('box', xdg).path, '/srv/box');
});

test('all files in the folder are readable by their owner only', async (context) => {
  const { sandbox, client } = await sandboxFor(context);
  await client.send('GET', '/ping');
  const entries = await readdir(sandbox.folder.path, { recursive: true, withFileTypes: true });
  assert.ok(entries.length > 10);
  for (const entry of entries) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    assert.equal(mode & 0o777, entry.isDirectory() ? 0o700 : 0o600, entry.name);
  }
});

test('the certificates match each other and name their user and host', async (context) => {
  const { sandbox } = await sandboxFor(context);
  const { folder } = sandbox;
  const ca = new X509Certificate(await readFile(folder.ca));
  const server = new X509Certificate(await readFile(folder.serverCert));
  const operator = new X509Certificate(await readFile(folder.cert));
  for (const issued of [server, operator]) {
    assert.ok(issued.checkIssued(ca) && issued.verify(ca.publicKey));
    assert.equal(issued.ca, false);
  }
  assert.ok(server.checkHost('localhost') && server.checkIP('127.0.0.1') && server.checkIP('::1'));
  assert.match(operator.subject, /CN=operator/);
  assert.doesNotMatch(operator.subject, /OU=Hosts/);
  const files = await readdir(folder.path, { recursive: true });
  const keys = files.filter((file) => file.endsWith('.key')).sort();
  assert.deepEqual(keys, ['private/cert.key', 'server/server.key']);
});

test('the archive holds what the platform hands out', async (context) => {
  const { sandbox } = await sandboxFor(context);
  const { folder } = sandbox;
  const members = unzipSync(await readFile(folder.archive));
  assert.deepEqual(Object.keys(members).sort(), ['ca_cert.pem', 'cert.crt', 'private/cert.key']);
  for (const [name, bytes] of Object.entries(members))
    assert.equal(strFromU8(bytes), await readFile(join(folder.path, name), 'utf8'));
});

test('the settings name a profile that reaches the sandbox', async (context) => {
  const { sandbox } = await sandboxFor(context);
  const settings: unknown = JSON.parse(await readFile(sandbox.folder.config, 'utf8'));
  assert.deepEqual(settings, {
    current: 'sandbox',
    profiles: {
      sandbox: {
        endpoint: sandbox.endpoint,
        api: 'v2',
        ca: 'ca_cert.pem',
        cert: 'cert.crt',
        key: 'private/cert.key',
      },
    },
  });
});

test('a client without a certificate, or with one of another CA, is refused', async (context) => {
  const { sandbox } = await sandboxFor(context);
  const stranger = await createCertificates(Date.now());
  for (const keys of [undefined, stranger.operator]) {
    const client = await clientFor(sandbox, keys);
    context.after(() => client.close());
    await assert.rejects(client.send('GET', '/ping'), /alert|ECONNRESET|socket hang up/i);
  }
});

test('the request log has one line per request, without bodies', async (context) => {
  const { sandbox, client } = await sandboxFor(context);
  await client.send('GET', '/network/floating_ips?server_id=1');
  await client.send('POST', '/cloud/ssh_profiles', {
    name: 'x',
    public_key: publicLine,
    private_key: 'very-secret',
  });
  await client.send('GET', '/nowhere');
  await sandbox.close();
  const text = await readFile(sandbox.folder.requests, 'utf8');
  assert.doesNotMatch(text, /very-secret/);
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => membersOf(JSON.parse(line)));
  assert.deepEqual(
    lines.map(({ method, path, status, who }) => [method, path, status, who]),
    [
      ['GET', '/v2/network/floating_ips?server_id=1', 200, 'operator'],
      ['POST', '/v2/cloud/ssh_profiles', 201, 'operator'],
      ['GET', '/v2/nowhere', 404, 'operator'],
    ],
  );
  for (const { time, ms } of lines) {
    assert.ok(!Number.isNaN(Date.parse(String(time))));
    assert.equal(typeof ms, 'number');
  }
});

test('two accounts from the same seed are the same but for the time of events', async (context) => {
  const contents = async (): Promise<unknown[]> => {
    const { client } = await sandboxFor(context);
    const all: unknown[] = [];
    for (const path of ['/cloud/servers', '/labels', '/blueprint/scripts', '/network/vpcs'])
      all.push((await client.send('GET', path)).json);
    const events = rowsIn((await client.send('GET', '/audit/events')).json);
    all.push(events.map(({ id, header, description }) => [id, header, description]));
    return all;
  };
  assert.deepEqual(await contents(), await contents());
});

test('the demonstration account is as large and as varied as a real one', async (context) => {
  const { client } = await sandboxFor(context);
  const rows = async (path: string) => rowsIn((await client.send('GET', path)).json);
  const servers = await rows('/cloud/servers');
  assert.equal(servers.length, 25);
  assert.equal(new Set(servers.map((server) => server.state)).size, 9);
  assert.equal(servers.filter((server) => server.brownfield_state !== 'Pure').length, 2);
  assert.ok(servers.every((server) => server.name !== 'web-1'));
  const providers = await rows('/cloud/cloud_providers');
  const plans = (
    await Promise.all(
      providers.map(({ id }) => rows(`/cloud/cloud_providers/${String(id)}/server_plans`)),
    )
  ).flat();
  assert.ok(providers.length >= 4 && plans.length >= 60);
  assert.equal(new Set(plans.map((plan) => plan.location_id)).size, 3);
  for (const name of ['Standard_B2s', 't3.medium'])
    assert.equal(plans.filter((plan) => plan.name === name).length, 1);
  assert.ok(plans.length > new Set(plans.map((plan) => plan.name)).size);
  assert.equal((await rows('/audit/events')).length, 500);
  assert.ok((await rows('/blueprint/templates')).length >= 8);
  assert.ok((await rows('/cloud/generic_images')).length >= 8);
});

test('an empty account has the plans of providers and no resources', async (context) => {
  const { client } = await sandboxFor(context, { seed: { kind: 'empty' } });
  for (const path of ['/cloud/servers', '/labels', '/audit/events', '/cloud/ssh_profiles'])
    assert.deepEqual((await client.send('GET', path)).json, []);
  assert.ok(rowsIn((await client.send('GET', '/cloud/cloud_providers')).json).length >= 4);
  await idOf(client, '/network/firewall_profiles', 'Default firewall');
});

test('the requested number of servers and events is created, in every state', async (context) => {
  const { client } = await sandboxFor(context, {
    seed: { kind: 'demo', servers: 500, events: 20_000 },
  });
  const servers = rowsIn((await client.send('GET', '/cloud/servers')).json);
  assert.equal(servers.length, 500);
  const further = servers.filter(({ name }) => String(name).startsWith('node-'));
  assert.equal(new Set(further.map(({ state }) => state)).size, 9);
  assert.equal(rowsIn((await client.send('GET', '/audit/events')).json).length, 20_000);
});

test('state, transitions and events go on after a restart, certificates stay', async (context) => {
  const first = await sandboxFor(context);
  const { folder } = first.sandbox;
  const path = `/cloud/servers/${await idOf(first.client, '/cloud/servers', 'app-1')}`;
  await first.client.send('PUT', `${path}/boot`, {});
  const keys = await operatorKeys(folder);
  await first.sandbox.close();

  const second = await sandboxFor(context, { folder });
  assert.equal(second.sandbox.seeded, false);
  assert.deepEqual(await operatorKeys(folder), keys);
  assert.equal(membersOf((await second.client.send('GET', path)).json).state, 'booting');
  second.clock.forward(4 * minute);
  assert.equal(membersOf((await second.client.send('GET', path)).json).state, 'operational');
  const headers = rowsIn((await second.client.send('GET', `${path}/events`)).json).slice(0, 2);
  assert.deepEqual(
    headers.map((event) => event.header),
    ['Server booted', 'Server boot requested'],
  );
});

/** The folder as a process that is killed at this moment leaves it. */
const afterKill = async (folder: SandboxFolder): Promise<SandboxFolder> => {
  const copy = await temporaryFolder();
  await cp(folder.path, copy.path, { recursive: true });
  await rm(copy.lock);
  return copy;
};

test('a killed sandbox loses nothing that it has confirmed', async (context) => {
  const { client, sandbox, clock } = await sandboxFor(context);
  const path = `/cloud/servers/${await idOf(client, '/cloud/servers', 'app-1')}`;
  await client.send('PUT', `${path}/boot`, {});
  await client.send('POST', '/labels', { name: 'blue' });
  const profile = { name: 'passing', public_key: publicLine };
  const { id } = membersOf((await client.send('POST', '/cloud/ssh_profiles', profile)).json);
  assert.equal((await client.send('DELETE', `/cloud/ssh_profiles/${String(id)}`)).status, 204);
  const folder = await afterKill(sandbox.folder);
  await appendFile(folder.changes, '{"number":99,"random":1,"tables":{"labels":{"put":[{"id"');
  const events = (await client.send('GET', '/audit/events')).json;

  const again = await sandboxFor(context, { folder });
  await idOf(again.client, '/labels', 'blue');
  assert.equal((await again.client.send('GET', `/cloud/ssh_profiles/${String(id)}`)).status, 404);
  assert.equal(membersOf((await again.client.send('GET', path)).json).state, 'booting');
  assert.deepEqual((await again.client.send('GET', '/audit/events')).json, events);
  // What came to its end by the passing of time, and was seen, stays as well.
  again.clock.forward(4 * minute);
  clock.forward(4 * minute);
  const seen = membersOf((await again.client.send('GET', path)).json);
  const third = await sandboxFor(context, { folder: await afterKill(folder) });
  assert.deepEqual((await third.client.send('GET', path)).json, seen);
});

test('a change is appended to the file on the disk, without writing the full state again', async (context) => {
  const { client, sandbox } = await sandboxFor(context, {
    seed: { kind: 'demo', servers: 500, events: 10 },
  });
  const { state, changes } = sandbox.folder;
  const before = await readFile(state);
  const id = await idOf(client, '/cloud/servers', 'app-1');
  const { size } = await stat(changes);
  assert.equal((await client.send('PUT', `/cloud/servers/${id}/boot`, {})).status, 200);
  assert.deepEqual(await readFile(state), before);
  const added = (await stat(changes)).size - size;
  assert.ok(added > 0 && added < 5000, `${added} bytes for one server`);
});

test('after many changes the full state is written and the file of changes is emptied', async (context) => {
  const { client, sandbox } = await sandboxFor(context);
  const { state, changes } = sandbox.folder;
  const path = `/cloud/ssh_profiles/${await idOf(client, '/cloud/ssh_profiles', 'ops-team')}`;
  const name = 'n'.repeat(50_000);
  const whole = await readFile(state);
  for (let round = 0; round < 60; round++) {
    const { status } = await client.send('PUT', path, { name: `${name}-${round}` });
    assert.equal(status, 200);
  }
  assert.ok((await stat(changes)).size < 2_500_000);
  assert.notDeepEqual(await readFile(state), whole);
  const again = await sandboxFor(context, { folder: await afterKill(sandbox.folder) });
  const shown = membersOf((await again.client.send('GET', path)).json);
  assert.equal(shown.name, `${name}-59`);
});

test('a torn last event is left out after a crash', async (context) => {
  const first = await sandboxFor(context, { seed: { kind: 'demo', servers: 3, events: 10 } });
  const { folder } = first.sandbox;
  await first.sandbox.close();
  await appendFile(folder.events, '{"event":{"id":"5c7b2080');
  const second = await sandboxFor(context, { folder });
  assert.equal(rowsIn((await second.client.send('GET', '/audit/events')).json).length, 10);
  await second.client.send('POST', '/labels', { name: 'blue' });
  await second.sandbox.close();
  const third = await sandboxFor(context, { folder });
  assert.equal(rowsIn((await third.client.send('GET', '/audit/events')).json).length, 11);
});

test('an event that was written twice counts once', async (context) => {
  const first = await sandboxFor(context, { seed: { kind: 'demo', servers: 3, events: 10 } });
  const { folder } = first.sandbox;
  await first.sandbox.close();
  const lines = (await readFile(folder.events, 'utf8')).split('\n');
  await appendFile(folder.events, `${lines[0]}\n`);
  const second = await sandboxFor(context, { folder });
  assert.equal(rowsIn((await second.client.send('GET', '/audit/events')).json).length, 10);
});

test('events written before a crash that lost the rest do not take ids twice', async (context) => {
  const first = await sandboxFor(context);
  const { folder } = first.sandbox;
  await first.sandbox.close();
  const lost = await readFile(folder.state);
  const second = await sandboxFor(context, { folder });
  await second.client.send('POST', '/labels', { name: 'blue' });
  await second.sandbox.close();
  await writeFile(folder.state, lost);
  const third = await sandboxFor(context, { folder });
  assert.equal((await third.client.send('POST', '/labels', { name: 'green' })).status, 201);
  const ids = rowsIn((await third.client.send('GET', '/audit/events')).json).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(third.warnings, []);
});

test('damaged state is refused with a way out', async (context) => {
  const first = await sandboxFor(context);
  const { folder } = first.sandbox;
  await first.sandbox.close();
  await writeFile(folder.state, '{"format": 1');
  await assert.rejects(sandboxFor(context, { folder }), ConfigurationFailure);
  await rm(folder.state);
  const second = await sandboxFor(context, { folder });
  assert.equal(rowsIn((await second.client.send('GET', '/audit/events')).json).length, 500);
});

test('a port in use is refused by name', async (context) => {
  const { sandbox } = await sandboxFor(context);
  const port = Number(new URL(sandbox.endpoint).port);
  const folder = await temporaryFolder();
  await assert.rejects(sandboxFor(context, { port, folder }), (error) => {
    assert.ok(error instanceof ConfigurationFailure);
    assert.match(error.message, new RegExp(`port ${port}`));
    return true;
  });
  assert.equal(await readLockOwner(folder, movableClock()), undefined);
});

test('a sandbox of a domain answers by that name, and files go there, too', async (context) => {
  const folder = await temporaryFolder();
  const first = await sandboxFor(context, { folder });
  const before = await readFile(folder.serverCert, 'utf8');
  assert.equal(new X509Certificate(before).checkHost('clients.example.com'), undefined);
  await first.sandbox.close();
  const { sandbox } = await sandboxFor(context, { folder, domain: 'Example.com' });
  const port = Number(new URL(sandbox.endpoint).port);
  const cert = new X509Certificate(await readFile(folder.serverCert, 'utf8'));
  for (const name of ['clients.example.com', 'localhost']) assert.ok(cert.checkHost(name));
  const [ca, own, key] = await Promise.all(
    [folder.ca, folder.cert, folder.key].map((path) => readFile(path)),
  );
  const ask = async (host: string, method: string, path: string, body?: unknown) => {
    const sending = request({
      host: '127.0.0.1',
      port,
      path: `/v2/blueprint/scripts${path}`,
      method,
      servername: host,
      headers: { host: `${host}:${port}`, 'content-type': 'application/json' },
      ca,
      cert: own,
      key,
      agent: false,
    });
    sending.end(body && JSON.stringify(body));
    const [response] = await once(sending, 'response');
    return JSON.parse(await text(response));
  };
  const created = async (host: string): Promise<string> => {
    const [{ id }] = await ask(host, 'GET', '');
    const made = await ask(host, 'POST', `/${id}/attachments`, { name: `${host}.txt` });
    return new URL(made.upload_url).host;
  };
  assert.equal(await created('clients.example.com'), `clients.example.com:${port}`);
  assert.equal(await created('localhost'), `127.0.0.1:${port}`);
  // A later start without the domain keeps the keys.
  await sandbox.close();
  const kept = await readFile(folder.serverCert, 'utf8');
  await sandboxFor(context, { folder });
  assert.equal(await readFile(folder.serverCert, 'utf8'), kept);
});
