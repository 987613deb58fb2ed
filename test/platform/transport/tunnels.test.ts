import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import {
  ConfigurationFailure,
  ConnectionFailure,
  TimeoutFailure,
} from '../../../src/lib/failures/failures.ts';
import { readMonotonicMs } from '../../../src/lib/time/monotonic.ts';
import type { PlatformOptions } from '../../../src/platform/client-parts.ts';
import { answers, startByteServer } from '../../support/byte-server.ts';
import { expired, makeAuthority, type Pair } from '../../support/certificates.ts';
import { skippingClock } from '../../support/clock.ts';
import { type Gatekeeper, says, startConnectProxy } from '../../support/connect-proxy.ts';
import { failureOf } from '../../support/failing.ts';
import { answer, drop, startFaultyServer } from '../../support/faulty-server.ts';
import { connectionTo, makeWorld, opened, type World } from '../../support/mutual-tls.ts';
import { gathering, outgoing } from '../transferring.ts';

let world: World;
let platformPair: Pair;
before(async () => {
  world = await makeWorld();
  platformPair = await world.authority.server(['clients.example.com', 'localhost']);
});

const ping = { method: 'GET', path: '/ping' } as const;
const put = { method: 'PUT', path: '/cloud/servers/1/boot', body: {} } as const;
const name = 'clients.example.com:443';
const behaviours = [answer(200, { ok: true })];

interface Scene {
  readonly gatekeeper?: Gatekeeper;
  readonly pair?: Pair;
  /** How the environment names the proxy, of its host and port. */
  readonly named?: (address: string) => string;
  readonly except?: string;
  readonly options?: Partial<PlatformOptions>;
  readonly behaviours?: Parameters<typeof startFaultyServer>[2];
}

/** A platform at a name only the proxy knows, and a client that is told of the proxy. */
const behind = async (t: TestContext, scene: Scene = {}) => {
  const server = await startFaultyServer(
    platformPair,
    world.authority.cert,
    scene.behaviours ?? behaviours,
  );
  t.after(() => server.close());
  const { named = (address) => `http://${address}`, except = '' } = scene;
  const proxy = await startConnectProxy(t, { [name]: server.port }, scene);
  const debug: string[] = [];
  const clock = skippingClock();
  const platform = await opened(t, connectionTo('https://clients.example.com/v2', world), {
    proxy: { url: named(proxy.address), variable: 'HTTPS_PROXY', except },
    debug: (line) => debug.push(line),
    clock,
    ...scene.options,
  });
  return { server, proxy, platform, debug, clock };
};

test('mutual TLS goes through a proxy end to end', async (t) => {
  const { server, proxy, platform, debug } = await behind(t);
  assert.deepEqual(await platform.send(ping), { status: 200, body: { ok: true } });
  await platform.send(put);
  // The server asks for a certificate and refuses whoever has none.
  assert.equal(server.received.length, 2);
  assert.equal(server.connections(), 1);
  assert.deepEqual(proxy.wanted, [
    { target: name, user: '', headers: ['host', 'user-agent', 'connection'] },
  ]);
  assert.ok(proxy.seen().length > 1000);
  assert.doesNotMatch(proxy.seen().toString('latin1'), /cloud\/servers/);
  assert.match(
    debug.join('\n'),
    /^-- connect to clients\.example\.com:443 through the proxy http:/m,
  );
});

test('a proxy over TLS needs a trusted certificate', async (t) => {
  const named = (address: string): string => `https://${address}`;
  const good = await behind(t, { pair: world.server, named });
  assert.equal((await good.platform.send(ping)).status, 200);
  const address = (at: string): string => named(at.replace('localhost', '127.0.0.1'));
  const byAddress = await behind(t, { pair: world.server, named: address });
  assert.equal((await byAddress.platform.send(ping)).status, 200);

  const stranger = await makeAuthority('CN=A stranger');
  const pair = await stranger.server();
  const failure = await failureOf((await behind(t, { pair, named })).platform.send(ping));
  assert.equal(failure.code, 'proxy_untrusted', failure.message);
  const plain = await failureOf((await behind(t, { named })).platform.send(ping));
  assert.equal(plain.code, 'proxy_no_tls', plain.message);
});

test('user and password reach the proxy and nobody else', async (t) => {
  const refuse = says('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n');
  const named = (address: string): string => `http://ada:s3c%2fr%40t@${address}`;
  const { proxy, platform, server, debug } = await behind(t, { named });
  await platform.send(ping);
  assert.equal(proxy.wanted[0]?.user, 'ada:s3c/r@t');
  assert.equal(server.received[0]?.headers['proxy-authorization'], undefined);

  const refused = await behind(t, { named, gatekeeper: refuse });
  const failure = await failureOf(refused.platform.send(ping));
  assert.match(failure.message, /does not accept the user and password in HTTPS_PROXY \(407\)$/);
  const told = [failure.message, failure.stack, JSON.stringify(failure.details), ...debug];
  assert.doesNotMatch([...told, ...refused.debug].join('\n'), /s3c|YWRh|ada/);
});

test('a proxy that does not open a tunnel is reported, and nothing is sent', async (t) => {
  const table: readonly (readonly [string, string, RegExp, number])[] = [
    [
      'HTTP/1.1 407 No\r\n\r\n',
      'proxy_auth_required',
      /requires a user and a password \(407\)$/,
      1,
    ],
    [
      'HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: Digest realm="a, b", nonce="c"\r\n\r\n',
      'proxy_auth_required',
      /requires Negotiate or Digest authentication \(407\)$/,
      1,
    ],
    ['HTTP/1.1 403 No\r\n\r\n', 'proxy_refused', /refused the connection to .*:443 \(403\)$/, 1],
    ['HTTP/1.1 302 No\r\nLocation: https://evil.example/\r\n\r\n', 'proxy_refused', /\(302\)$/, 1],
    // These may be over in a moment, and even a change is not on its way yet.
    ['HTTP/1.1 502 No\r\n\r\n', 'proxy_unavailable', /cannot reach .*:443 \(502\)$/, 4],
    ['', 'proxy_lost', /closed the connection$/, 4],
    ['220 mail.example.com ESMTP\r\n', 'proxy_bad_http', /did not send a valid HTTP response$/, 1],
    [
      `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      'proxy_bad_http',
      /valid HTTP response$/,
      1,
    ],
  ];
  for (const [said, code, message, attempts] of table) {
    const { proxy, platform, server } = await behind(t, { gatekeeper: says(said) });
    const failure = await failureOf(platform.send(put));
    assert.ok(failure instanceof ConnectionFailure);
    assert.equal(failure.code, code, failure.message);
    assert.match(failure.message, /^the proxy http:\/\/localhost:\d+ /);
    assert.match(failure.message, message);
    assert.equal(
      failure.details.request,
      'PUT https://clients.example.com/v2/cloud/servers/1/boot',
    );
    assert.equal(proxy.wanted.length, attempts, code);
    assert.equal(server.connections(), 0);
  }
});

test('an unreachable proxy is named, with its variable', async (t) => {
  for (const [url, code] of [
    ['http://localhost:1', 'proxy_unreachable'],
    ['proxy.invalid:3128', 'proxy_unknown_host'],
  ] as const) {
    const { platform } = await behind(t, { named: () => url });
    const failure = await failureOf(platform.send(ping));
    assert.equal(failure.code, code, failure.message);
    assert.match(
      failure.details.hint ?? '',
      /^check HTTPS_PROXY; .*NO_PROXY=clients\.example\.com$/,
    );
  }
});

test('a silent proxy times out and does not keep the process alive', async (t) => {
  const gatekeeper = (): void => {};
  // A clock that runs a thousand times too fast leaves no time for retries.
  const clock = { ...skippingClock(), monotonic: () => readMonotonicMs() * 1000 };
  const options = { connectTimeoutMs: 50, clock };
  const failure = await failureOf((await behind(t, { gatekeeper, options })).platform.send(ping));
  assert.equal(failure.code, 'proxy_timeout');
  const late = await behind(t, { gatekeeper, options: { requestTimeoutMs: 50 } });
  assert.ok((await failureOf(late.platform.send(ping))) instanceof TimeoutFailure);

  const closed = await behind(t, { gatekeeper });
  const sent = failureOf(closed.platform.send(put));
  while (closed.proxy.wanted.length === 0) await new Promise(setImmediate);
  await closed.platform.close();
  assert.equal((await sent).code, 'closed');
});

test('failures behind a proxy are reported as without it', async (t) => {
  const other = await makeAuthority('CN=Other');
  const pair = await other.server(['clients.example.com']);
  const server = await startFaultyServer(pair, world.authority.cert, behaviours);
  t.after(() => server.close());
  const proxy = await startConnectProxy(t, { [name]: server.port });
  const named = { url: proxy.address, variable: 'https_proxy', except: '' };
  const connection = connectionTo('https://clients.example.com/v2', world);
  const unknown = await failureOf((await opened(t, connection, { proxy: named })).send(ping));
  assert.equal(unknown.code, 'unknown_ca');

  const old = await world.authority.client('CN=ada', expired);
  const { platform } = await behind(t);
  await platform.send(ping);
  const mine = await startFaultyServer(platformPair, world.authority.cert, behaviours);
  t.after(() => mine.close());
  const way = await startConnectProxy(t, { [name]: mine.port });
  const outdated = {
    ...connection,
    cert: { path: '/keys/cert.crt', pem: old.cert },
    key: { path: '/keys/cert.key', pem: old.key },
  };
  const proxied = { proxy: { url: way.address, variable: 'https_proxy', except: '' } };
  const refused = await failureOf((await opened(t, outdated, proxied)).send(ping));
  assert.equal(refused.code, 'client_certificate_invalid', refused.message);
});

test('a change that breaks off behind the proxy is sent once', async (t) => {
  const { platform, server } = await behind(t, { behaviours: [drop] });
  const failure = await failureOf(platform.send({ ...put, method: 'POST' }));
  assert.equal(failure.code, 'connection_lost');
  assert.equal(server.received.length, 1);
});

test('files go to their storage through the proxy, without a certificate', async (t) => {
  const pair = await world.authority.server(['files.example.org']);
  const storage = await startByteServer(t, pair, world.authority.cert, answers(200, 'abc'));
  const port = Number(new URL(storage.origin).port);
  const proxy = await startConnectProxy(t, { 'files.example.org:443': port });
  const platform = await opened(t, connectionTo('https://clients.example.com/v2', world), {
    proxy: { url: proxy.address, variable: 'HTTPS_PROXY', except: 'clients.example.com' },
  });
  await platform.putBytes('https://files.example.org/a', outgoing('abc'));
  const into = gathering();
  await platform.getBytes('https://files.example.org/a', into);
  assert.equal(into.text(), 'abc');
  assert.deepEqual(
    storage.arrived.map(({ method, shownBy }) => [method, shownBy]),
    [
      ['PUT', ''],
      ['GET', ''],
    ],
  );
  assert.equal(proxy.wanted[0]?.target, 'files.example.org:443');
});

test('hosts in NO_PROXY and localhost are reached without the proxy', async (t) => {
  const server = await startFaultyServer(platformPair, world.authority.cert, behaviours);
  t.after(() => server.close());
  const proxy = { url: 'http://proxy.invalid:1', variable: 'HTTPS_PROXY', except: '' };
  const platform = await opened(t, connectionTo(server.endpoint, world), { proxy });
  assert.equal((await platform.send(ping)).status, 200);

  // The name exists nowhere: only who goes there by himself finds out.
  const { platform: direct, proxy: unasked } = await behind(t, { except: '.example.com' });
  await failureOf(direct.send(ping));
  assert.equal(unasked.wanted.length, 0);
});

test('an invalid proxy is refused without being repeated', async (t) => {
  for (const url of [
    'socks5://ada:s3cret@localhost:1',
    'http://ada:s3cret@',
    'http://ada:s3cret@h:99999',
    'http://ada:s3cret@h:1/ada',
    'http://ada:s3cret@::1',
    '"http://ada:s3cret@h:1"',
    'http:/ada:s3cret',
    // A password without who it belongs to.
    'http://s3cret#ada:1',
  ]) {
    const failure = await failureOf(behind(t, { named: () => url }));
    assert.ok(failure instanceof ConfigurationFailure);
    assert.equal(failure.code, 'bad_proxy');
    assert.match(failure.message, /^HTTPS_PROXY /);
    assert.doesNotMatch(failure.message + JSON.stringify(failure.details), /s3cret|ada/);
  }
});
