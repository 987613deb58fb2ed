import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { PassThrough } from 'node:stream';
import { before, type TestContext, test } from 'node:test';
import { runChecks } from '../../../src/commands/doctor/check.ts';
import { type Examination, runDoctor } from '../../../src/commands/doctor/doctor.ts';
import { createNetworkChecks } from '../../../src/commands/doctor/network.ts';
import { readSetup } from '../../../src/commands/doctor/setup.ts';
import { loadSettings } from '../../../src/config/load.ts';
import { type Failure, Interruption } from '../../../src/lib/failures/failures.ts';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';
import { openWriter } from '../../../src/output/writer.ts';
import { realClock } from '../../support/clock.ts';
import { failureOf } from '../../support/failing.ts';
import { folderWith } from '../../support/folders.ts';
import { makeWorld, type World } from '../../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const portOf = (server: Server): number => {
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  return port;
};

/** A port on which somebody takes every call and says nothing. */
const silentPort = async (t: TestContext): Promise<number> => {
  const server = createServer((socket) => t.after(() => socket.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return portOf(server);
};

const closedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
};

/** Examines a profile with good files; what is found comes as it is written to a pipe. */
const examined = async (
  t: TestContext,
  address: Readonly<Record<string, string>>,
  more: Partial<Examination> & { readonly signal?: AbortSignal },
) => {
  const { authority, person } = world;
  const home = await folderWith(t, { ca: authority.cert, cert: person.cert, key: person.key });
  const { signal = new AbortController().signal, ...rest } = more;
  const flags = { ca: 'ca', cert: 'cert', key: 'key', ...address };
  const settings = await loadSettings({
    cwd: home,
    home,
    env: {},
    platform: 'linux',
    flags,
    notice: () => {},
  });
  const stdout = new PassThrough();
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const streams = { stdin: new PassThrough(), stdout, stderr: new PassThrough() };
  const terminal = openTerminal({ ...streams, env: {}, color: undefined });
  const kind = await runDoctor({
    host: {
      args: [],
      env: {},
      cwd: home,
      home,
      platform: 'linux',
      terminal,
      clock: realClock,
      random: Math.random,
      signal,
      lend: (work) => work(),
      self: { node: '', script: '' },
      version: '0',
    },
    writer: openWriter(terminal, { format: 'table', quiet: true }),
    settings,
    notices: [],
    fix: false,
    quiet: true,
    ...rest,
  });
  return { kind, found: Buffer.concat(chunks).toString() };
};

test('an open port is suggested in place of a closed one', async (t) => {
  const [closed, open] = [await closedPort(), await silentPort(t)];
  const ports = [closed, open];
  const endpoint = `https://127.0.0.1:${closed}`;
  const { kind, found } = await examined(t, { endpoint }, { ports });
  assert.equal(kind, 'connection');
  assert.match(
    found,
    new RegExp(
      `^tcp +failed +127.0.0.1:${closed} refused the connection, but port ${open} is open$`,
      'm',
    ),
  );
  assert.match(found, new RegExp(`fix: try --endpoint https://127.0.0.1:${open}/v2;`));
});

test('with a domain, the flag for the port is suggested', async (t) => {
  const [closed, open] = [await closedPort(), await silentPort(t)];
  const flags = { domain: 'example.com', port: String(closed) };
  const settings = await loadSettings({
    cwd: '/',
    home: '/',
    env: {},
    platform: 'linux',
    flags,
    notice: () => {},
  });
  const setup = await readSetup(settings, [], { env: {}, platform: 'linux', ask: undefined });
  // Its name would lead to somebody else's machine.
  const endpoint = `https://127.0.0.1:${closed}/v2`;
  const patience = { timeoutMs: 5000, signal: new AbortController().signal };
  const explainRefusal = async (thrown: unknown): Promise<unknown> => thrown;
  const now = () => Date.now();
  const scene = { endpoint, proxy: undefined, ports: [open], patience, now, explainRefusal };
  const checks = createNetworkChecks(scene, setup).filter(({ name }) => name === 'tcp');
  const [found] = await runChecks(checks);
  assert.equal(
    found?.fix,
    `try --port ${open}; if that works, add port: ${open} to the configuration`,
  );
});

test('no port is suggested if none is open', async (t) => {
  const [closed, other] = [await closedPort(), await closedPort()];
  const endpoint = `https://127.0.0.1:${closed}`;
  const { found } = await examined(t, { endpoint }, { ports: [closed, other] });
  assert.match(found, /^tcp +failed +127\.0\.0\.1:\d+ refused the connection$/m);
  assert.doesNotMatch(found, new RegExp(String(other)));
});

test('all checks end within the time limit', async (t) => {
  const endpoint = `https://127.0.0.1:${await silentPort(t)}`;
  const started = performance.now();
  const { kind, found } = await examined(t, { endpoint }, { longestMs: 1000 });
  assert.equal(kind, 'timeout');
  assert.match(found, /^tls +failed +the checks took longer than 1 s$/m);
  assert.match(found, /^ping +skipped +depends on "tls"$/m);
  assert.ok(performance.now() - started < 20_000);
});

test('an interruption ends the checks at once, and nothing is written', async (t) => {
  const endpoint = `https://127.0.0.1:${await silentPort(t)}`;
  const controller = new AbortController();
  const stopping = examined(t, { endpoint }, { signal: controller.signal });
  setTimeout(() => controller.abort(new Interruption('interrupted', 'interrupted')), 100);
  const failure: Failure = await failureOf(stopping);
  assert.equal(failure.kind, 'interrupted');
});
