import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Interruption, TimeoutFailure } from '../../src/lib/failures/failures.ts';
import { openPlatform } from '../../src/platform/client.ts';
import { realClock } from '../support/clock.ts';
import { failureOf } from '../support/failing.ts';
import { answer, hang, stallWithin, startFaultyServer } from '../support/faulty-server.ts';
import { connectionTo, makeWorld, served, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

test('a request reaches the platform as it was meant', async (t) => {
  const { server, platform } = await served(t, world, [answer(201, { id: '1' })]);
  const body = { name: 'web-1', size: 2 };
  const got = await platform.send({ method: 'POST', path: '/cloud/servers', body });
  assert.deepEqual(got, { status: 201, body: { id: '1' } });
  const [request] = server.received;
  assert.equal(request?.method, 'POST');
  assert.equal(request?.url, '/v2/cloud/servers');
  assert.equal(request?.body, JSON.stringify(body));
  assert.equal(request?.headers.accept, 'application/json');
  assert.equal(request?.headers['content-type'], 'application/json');
  assert.equal(request?.headers['content-length'], String(JSON.stringify(body).length));
  assert.equal(request?.headers['user-agent'], 'imco/1.2.3');
});

test('a request without a body has no content type, and its query is encoded', async (t) => {
  const { server, platform } = await served(t, world, [answer(200, [])]);
  const request = {
    method: 'GET',
    path: '/storage/volumes',
    query: { server_id: 'a&b c' },
  } as const;
  await platform.send(request);
  assert.equal(server.received[0]?.url, '/v2/storage/volumes?server_id=a%26b+c');
  assert.equal(server.received[0]?.headers['content-type'], undefined);
  assert.equal(platform.url(request), `${server.endpoint}/storage/volumes?server_id=a%26b+c`);
});

test('requests one after another share a connection', async (t) => {
  const { server, platform } = await served(t, world, [answer(200, [])]);
  for (let i = 0; i < 5; i++) await platform.send({ method: 'GET', path: '/ping' });
  assert.deepEqual(
    server.received.map(({ connection }) => connection),
    [1, 1, 1, 1, 1],
  );
});

test('many requests at once use no more connections than were asked for', async (t) => {
  const slow = (response: Parameters<typeof hang>[0]) => setTimeout(() => response.end('[]'), 10);
  const { server, platform } = await served(t, world, [slow], { concurrency: 8 });
  await Promise.all(
    Array.from({ length: 40 }, () => platform.send({ method: 'GET', path: '/ping' })),
  );
  assert.equal(server.received.length, 40);
  assert.equal(server.connections(), 8);
});

test('a platform that does not respond causes a timeout', async (t) => {
  for (const silence of [hang, stallWithin]) {
    const { platform, server } = await served(t, world, [silence], { requestTimeoutMs: 600 });
    const started = Date.now();
    const failure = await failureOf(platform.send({ method: 'GET', path: '/ping' }));
    assert.ok(Date.now() - started < 5000);
    assert.ok(failure instanceof TimeoutFailure);
    assert.equal(failure.code, 'request_timeout');
    assert.equal(failure.message, 'no response within 0.6 s');
    assert.equal(failure.details.request, `GET ${server.endpoint}/ping`);
    assert.equal(server.received.length, 1);
  }
});

test('a change that timed out is reported as possibly carried out', async (t) => {
  const { platform } = await served(t, world, [hang], { requestTimeoutMs: 60 });
  const failure = await failureOf(platform.send({ method: 'PUT', path: '/boot', body: {} }));
  assert.match(failure.details.hint ?? '', /may have been carried out/);
});

test('the time limit covers pauses between retries', async (t) => {
  const { platform } = await served(t, world, [answer(503, '', { 'retry-after': '30' })], {
    requestTimeoutMs: 5000,
    clock: realClock,
  });
  const started = Date.now();
  const failure = await failureOf(platform.send({ method: 'GET', path: '/ping' }));
  assert.equal(failure.kind, 'unavailable');
  assert.ok(Date.now() - started < 5000);
});

test('an aborted request rejects with the reason, in every phase', async (t) => {
  const reason = new Error('Ctrl-C');
  for (const phase of [hang, stallWithin]) {
    const { platform } = await served(t, world, [phase]);
    const controller = new AbortController();
    const sent = platform.send({ method: 'GET', path: '/ping' }, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 50);
    await assert.rejects(sent, reason);
  }
  const { platform, server } = await served(t, world, [answer(200, {})]);
  const signal = AbortSignal.abort(reason);
  await assert.rejects(platform.send({ method: 'PUT', path: '/x', body: {} }, { signal }), reason);
  await platform.send({ method: 'GET', path: '/ping' });
  assert.deepEqual(
    server.received.map(({ method }) => method),
    ['GET'],
  );
});

test('an interrupted change is reported as possibly carried out', async (t) => {
  const { platform } = await served(t, world, [hang]);
  const controller = new AbortController();
  const sent = failureOf(
    platform.send({ method: 'PUT', path: '/boot', body: {} }, { signal: controller.signal }),
  );
  setTimeout(() => controller.abort(new Interruption('interrupted', 'interrupted')), 50);
  const failure = await sent;
  assert.equal(failure.kind, 'interrupted');
  assert.match(failure.message, /interrupted during PUT https.*\/boot$/);
  assert.match(failure.details.hint ?? '', /may have been carried out/);
});

test('a change that is aborted while the connection is being made is never sent', async (t) => {
  const { platform, server } = await served(t, world, [answer(200, {})]);
  const controller = new AbortController();
  const sent = platform.send(
    { method: 'PUT', path: '/boot', body: {} },
    { signal: controller.signal },
  );
  controller.abort(new Error('Ctrl-C'));
  await assert.rejects(sent, /Ctrl-C/);
  await platform.send({ method: 'GET', path: '/ping' });
  assert.deepEqual(
    server.received.map(({ method }) => method),
    ['GET'],
  );
});

test('an abort ends a pause between retries', async (t) => {
  const controller = new AbortController();
  const { platform, server } = await served(t, world, [answer(503, '', { 'retry-after': '30' })], {
    clock: realClock,
    debug: (line) => {
      if (line.startsWith('-- retry')) setTimeout(() => controller.abort(reason), 20);
    },
  });
  const reason = new Error('Ctrl-C');
  const sent = platform.send({ method: 'GET', path: '/ping' }, { signal: controller.signal });
  await assert.rejects(sent, reason);
  assert.equal(server.received.length, 1);
});

test('closing ends requests under way at once', async () => {
  const server = await startFaultyServer(world.server, world.authority.cert, [hang]);
  const platform = await openPlatform(connectionTo(server.endpoint, world), {
    version: '1.2.3',
    clock: realClock,
    random: Math.random,
  });
  const sent = failureOf(platform.send({ method: 'GET', path: '/ping' }));
  while (server.received.length === 0) await realClock.sleep(2);
  await platform.close();
  await platform.close();
  assert.equal((await sent).code, 'closed');
  await server.close();
});

test('debug lines show requests, responses and retries, without secrets', async (t) => {
  const lines: string[] = [];
  const secret = 'hunter2';
  const { platform } = await served(
    t,
    world,
    [answer(503), answer(200, { id: '1', psk: secret, nested: [{ api_token: secret }] })],
    { debug: (line) => lines.push(line), secretNames: ['shoe_size'] },
  );
  const body = { name: 'vpn', psk: secret, shoe_size: secret };
  await platform.send({ method: 'GET', path: '/network/vpcs', query: { token: secret }, body });
  const text = lines.join('\n');
  assert.match(text, /^-> GET https:\/\/localhost:\d+\/v2\/network\/vpcs\?token=\[redacted\]$/m);
  assert.match(text, /^-> \{"name":"vpn","psk":"\[redacted\]","shoe_size":"\[redacted\]"\}$/m);
  assert.match(text, /^<- 503, \d+ ms, 0 bytes$/m);
  assert.match(text, /^-- retry in 300 ms$/m);
  assert.match(text, /^<- 200, \d+ ms, \d+ bytes$/m);
  assert.ok(!text.includes(secret));
});

test('a path that leaves the endpoint is refused before anything is sent', async (t) => {
  const { platform, server } = await served(t, world, [answer(200, {})]);
  for (const path of ['ping', '//evil.example/', '/a/../../v3/x', '/%2e%2e/x', '/\\evil']) {
    const failure = await failureOf(platform.send({ method: 'GET', path }));
    assert.equal(failure.kind, 'usage');
  }
  assert.equal(server.received.length, 0);
});
