import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { before, describe, type TestContext, test } from 'node:test';
import { beginConnection } from '../../src/cli/early-connection.ts';
import type { LoadOptions } from '../../src/config/layers.ts';
import { loadSettings } from '../../src/config/load.ts';
import { connectorTo } from '../../src/platform/connector.ts';
import { makeAuthority } from '../support/certificates.ts';
import { skippingClock } from '../support/clock.ts';
import { answer, type FaultyServer, startFaultyServer } from '../support/faulty-server.ts';
import { folderWith } from '../support/folders.ts';
import { connectionTo, makeWorld, opened, type World } from '../support/mutual-tls.ts';
import { helpFolder, runImco } from '../support/program.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const list = ['cloud', 'servers', 'list', '-o', 'json'];

const start = async (t: TestContext, authority = world.authority): Promise<FaultyServer> => {
  const pair = authority === world.authority ? world.server : await authority.server();
  const server = await startFaultyServer(pair, world.authority.cert, [answer(200, [])]);
  t.after(() => server.close());
  return server;
};

/** A folder with the keys of the person, and an environment that leads to them. */
const keysIn = async (t: TestContext, endpoint: string) => {
  const { authority, person } = world;
  const folder = await folderWith(t, {
    'ca.pem': authority.cert,
    'cert.pem': person.cert,
    'key.pem': person.key,
  });
  const env = {
    IMCO_ENDPOINT: endpoint,
    IMCO_CA: `${folder}/ca.pem`,
    IMCO_CERT: `${folder}/cert.pem`,
    IMCO_KEY: `${folder}/key.pem`,
  };
  return { folder, env };
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
};

test('the handshake is done before the command is known, and the command makes none', async (t) => {
  const server = await start(t);
  const { env } = await keysIn(t, server.endpoint);
  const early = await beginConnection({ args: list, env, cwd: '/', home: '/' }, helpFolder);
  await until(() => server.secured() === 1);
  early?.end();
  assert.equal((await runImco(list, { env, isEarly: true })).code, 0);
  assert.deepEqual(
    server.received.map(({ connection }) => connection),
    [2],
  );
  assert.equal(server.connections(), 2);
});

test('nothing is begun by way of a proxy, nor without keys that can be used', async (t) => {
  const server = await start(t);
  const { env } = await keysIn(t, server.endpoint);
  const around = { args: list, cwd: '/', home: '/' };
  const proxied = { ...env, HTTPS_PROXY: 'http://127.0.0.1:1' };
  assert.equal(await beginConnection({ ...around, env: proxied }, helpFolder), undefined);
  for (const wrong of [{ IMCO_KEY: '/nonexistent' }, { IMCO_CERT: env.IMCO_CA }]) {
    (await beginConnection({ ...around, env: { ...env, ...wrong } }, helpFolder))?.end();
  }
  assert.equal(server.secured(), 0);
});

test('what was begun is for the settings it was begun with, and ends when it is told to', async (t) => {
  const server = await start(t);
  const { env } = await keysIn(t, server.endpoint);
  const around = { env, cwd: '/', home: '/' };
  const early = await beginConnection({ args: list, ...around }, helpFolder);
  await until(() => server.secured() === 1);
  const settings = (flags: LoadOptions['flags']) =>
    loadSettings({ ...around, flags, notice: () => {} });
  assert.equal(early?.readyFor(await settings({ endpoint: 'https://localhost:1' })), undefined);
  assert.equal(early?.readyFor(await settings({ cert: env.IMCO_CA })), undefined);
  assert.ok(early?.readyFor(await settings({ output: 'json' })));
  assert.ok(early?.files(undefined));
  assert.equal(early?.files('other.yaml'), undefined);
  early?.end();
  await until(() => server.open() === 0);
});

test('a project file does not decide where an early connection goes', async (t) => {
  const [own, theirs] = [await start(t), await start(t)];
  const { env } = await keysIn(t, own.endpoint);
  const { IMCO_ENDPOINT: endpoint, IMCO_CA: ca, IMCO_CERT: cert, IMCO_KEY: key } = env;
  const home = await folderWith(t, {
    '.config/imco/config.json': JSON.stringify({ endpoint, ca, cert, key }),
  });
  const cwd = await folderWith(t, { '.imcorc': JSON.stringify({ endpoint: theirs.endpoint }) });
  const early = await beginConnection({ args: list, env: {}, cwd, home }, helpFolder);
  await until(() => own.secured() === 1);
  early?.end();
  assert.equal(theirs.connections(), 0);
});

describe('an early connection changes nothing of what is told', () => {
  const cases: Readonly<
    Record<
      string,
      (
        t: TestContext,
      ) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>
    >
  > = {
    'nobody listens': async (t) => {
      const server = await start(t);
      await server.close();
      return (await keysIn(t, server.endpoint)).env;
    },
    'the authority is another': async (t) => {
      const server = await start(t, await makeAuthority('CN=Other authority'));
      return (await keysIn(t, server.endpoint)).env;
    },
    'there is no such host': async (t) => (await keysIn(t, 'https://nowhere.invalid')).env,
    'a key is missing': async (t) => {
      const { env } = await keysIn(t, (await start(t)).endpoint);
      return { ...env, IMCO_KEY: '/nonexistent' };
    },
    'the endpoint is none': async (t) => (await keysIn(t, 'http://localhost')).env,
    'the endpoint is of another version': async (t) => {
      const { endpoint } = await start(t);
      return (await keysIn(t, endpoint.replace('v2', 'v1'))).env;
    },
    'the file of settings is broken': async (t) => ({
      IMCO_CONFIG: `${await folderWith(t, { 'config.json': '{"ca": ' })}/config.json`,
    }),
    'nothing is configured': () => ({}),
  };

  for (const [name, prepare] of Object.entries(cases)) {
    test(name, async (t) => {
      const env = await prepare(t);
      for (const format of ['json', 'table']) {
        const words = [...list.slice(0, -1), format];
        const around = { env, screen: 80, clock: skippingClock() };
        const usual = await runImco(words, around);
        assert.deepEqual(await runImco(words, { ...around, isEarly: true }), usual);
      }
    });
  }
});

test('nothing is made anew for whoever waits when all is ended', async (t) => {
  const silent = createServer((socket) => void socket.on('error', () => {}).resume());
  let connections = 0;
  silent.on('connection', () => void connections++);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  // A server on a port has an address of this form.
  const { port } = silent.address() as AddressInfo;
  const connection = connectionTo(`https://localhost:${port}/v2`, world);
  const connector = connectorTo(connection);
  connector.begin(connection.endpoint, connect(port, '127.0.0.1'));
  const platform = await opened(t, connection, { connector });
  const sent = platform.send({ method: 'PUT', path: '/ping' }).catch((failure: Error) => failure);
  await until(() => connections === 1);
  await platform.close();
  assert.ok((await sent) instanceof Error);
  // Longer than anybody waits for a connection that was begun.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  assert.equal(connections, 1);
  silent.close();
  await once(silent, 'close');
});

test('a connection that was begun and has ended, or cannot be made, is made anew', async (t) => {
  const server = await start(t);
  const connection = connectionTo(server.endpoint, world);
  for (const spoil of [
    (way: ReturnType<typeof connect>) => void way.destroy(new Error('lost')),
    (way: ReturnType<typeof connect>) => void way.end(),
  ]) {
    const connector = connectorTo(connection);
    const way = connect(server.port, '127.0.0.1');
    const before = server.secured();
    connector.begin(server.endpoint, way);
    await until(() => server.secured() > before);
    spoil(way);
    await until(() => way.closed);
    const platform = await opened(t, connection, { connector });
    assert.equal((await platform.send({ method: 'GET', path: '/ping' })).status, 200);
    assert.equal(server.received.at(-1)?.connection, before + 2);
  }
  const closed = await start(t);
  await closed.close();
  for (const isKnown of [false, true]) {
    const connector = connectorTo(connection);
    const way = connect(closed.port, '127.0.0.1').on('error', () => {});
    if (isKnown) await until(() => way.closed);
    connector.begin(server.endpoint, way);
    const platform = await opened(t, connection, { connector });
    assert.equal((await platform.send({ method: 'GET', path: '/ping' })).status, 200);
  }
});
