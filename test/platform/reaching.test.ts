import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { before, type TestContext, test } from 'node:test';
import { ConnectionFailure } from '../../src/lib/failures/failures.ts';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';
import { realClock, skippingClock } from '../support/clock.ts';
import { failureOf } from '../support/failing.ts';
import { connectionTo, makeWorld, opened, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const ping = { method: 'GET', path: '/ping' } as const;

/** Pings whatever `server` is; answers the failure. */
const failureAt = async (t: TestContext, server: Server) => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  const platform = await opened(t, connectionTo(`https://localhost:${port}/v2`, world));
  return failureOf(platform.send(ping));
};

test('a server that does not support TLS is recognised', async (t) => {
  const plain = createPlainServer((_, response) => response.end('hello'));
  const ssh = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  for (const server of [plain, ssh]) {
    const failure = await failureAt(t, server);
    assert.ok(failure instanceof ConnectionFailure);
    assert.equal(failure.code, 'no_tls', failure.message);
  }
});

test('a connection closed during the handshake is reported as that', async (t) => {
  const failure = await failureAt(
    t,
    createServer((socket) => socket.destroy()),
  );
  assert.equal(failure.code, 'connection_lost');
  assert.match(failure.message, /^localhost:\d+ closed the connection during the TLS handshake$/);
});

test('a handshake that does not finish times out', async (t) => {
  const server = createServer(() => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  const connection = connectionTo(`https://localhost:${port}/v2`, world);
  // A clock that runs a thousand times too fast leaves no time for retries.
  const clock = { ...realClock, monotonic: () => readMonotonicMs() * 1000 };
  const platform = await opened(t, connection, { connectTimeoutMs: 50, clock });
  const failure = await failureOf(platform.send(ping));
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'connect_timeout');
});

test('a port nobody listens on is reported after some attempts', async (t) => {
  const clock = skippingClock();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  server.close();
  const platform = await opened(t, connectionTo(`https://127.0.0.1:${port}/v2`, world), { clock });
  const failure = await failureOf(platform.send(ping));
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'refused');
  assert.equal(failure.message, `127.0.0.1:${port} refused the connection`);
  assert.equal(clock.pauses.length, 3);
});

test('a name that does not exist is reported at once', async (t) => {
  const clock = skippingClock();
  const platform = await opened(t, connectionTo('https://clients.imco.invalid/v2', world), {
    clock,
  });
  const failure = await failureOf(platform.send(ping));
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'unknown_host');
  assert.equal(failure.message, 'the host name clients.imco.invalid cannot be resolved');
});

test('a server that does not send HTTP over TLS is recognised', async (t) => {
  const { createServer: createTlsServer } = await import('node:tls');
  const options = { ...world.server, ca: world.authority.cert, requestCert: true };
  const server = createTlsServer(options, (socket) => {
    socket.on('error', () => {});
    socket.end('220 mail.example.com ESMTP\r\n');
  });
  const failure = await failureAt(t, server);
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'bad_http', failure.message);
});
