import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { before, test } from 'node:test';
import fc from 'fast-check';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import { ConnectionFailure, UnavailableFailure } from '../../src/lib/failures/failures.ts';
import { computeBackoff } from '../../src/platform/retry.ts';
import { describeRetryAfter, readAskedPause } from '../../src/platform/retry-after.ts';
import { skippingClock } from '../support/clock.ts';
import { failureOf } from '../support/failing.ts';
import { answer, drop, dropWithin, startFaultyServer } from '../support/faulty-server.ts';
import { connectionTo, makeWorld, opened, served, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const get = { method: 'GET', path: '/cloud/servers' } as const;
const put = { method: 'PUT', path: '/cloud/servers/1/boot', body: {} } as const;

const answered = (status: number, headers: Readonly<Record<string, string>> = {}, body = '') =>
  ({ kind: 'answered', status, headers, body: Buffer.from(body), cut: false }) as const;

/** Bodies of the platform, and of what stands between imco and it, each with its content type. */
const platformBodies = [
  ['application/json', '{"error":"busy"}'],
  ['application/json; charset=utf-8', '{"errors":{"base":["busy"]}}'],
] as const;
const foreignBodies = [
  ['text/html', '<html><title>503 Backend fetch failed</title></html>'],
  ['text/html', '{"error":"busy"}'],
  ['application/json', '<html><title>Too many requests</title></html>'],
  ['application/json', '{"message":"API rate limit exceeded"}'],
  ['application/json', '[]'],
  ['text/plain', 'upstream connect error'],
  ['application/json', ''],
] as const;

test('a GET is repeated on 429, 502, 503 and 504 with pauses that double', async (t) => {
  for (const status of [429, 502, 503, 504]) {
    const { platform, server, clock } = await served(t, world, [
      answer(status),
      answer(status),
      answer(200, []),
    ]);
    assert.equal((await platform.send(get)).status, 200);
    assert.equal(server.received.length, 3);
    assert.deepEqual(clock.pauses, [300, 600]);
  }
});

test('a GET is given up after four attempts', async (t) => {
  const { platform, server } = await served(t, world, [answer(502, '<h1>Bad Gateway</h1>')]);
  const failure = await failureOf(platform.send(get));
  assert.ok(failure instanceof UnavailableFailure);
  assert.equal(
    failure.message,
    'a proxy or load balancer responded instead of the platform (502): text "Bad Gateway"',
  );
  assert.equal(server.received.length, 4);
});

test('other refusals are not repeated', async (t) => {
  for (const status of [400, 404, 418, 422, 500]) {
    const { platform, server } = await served(t, world, [answer(status)]);
    await failureOf(platform.send(get));
    assert.equal(server.received.length, 1, String(status));
  }
});

test('a GET is repeated when the connection breaks before or within the answer', async (t) => {
  for (const fault of [drop, dropWithin]) {
    const { platform, server } = await served(t, world, [fault, answer(200, [])]);
    assert.deepEqual((await platform.send(get)).body, []);
    assert.equal(server.received.length, 2);
  }
});

test('a resend by undici is blocked', async (t) => {
  const { platform, server } = await served(t, world, [answer(200, [])]);
  await platform.send(get);
  // Where a connection breaks undici may begin what it was given another time, with its handler.
  const { dispatch } = UndiciPool.prototype;
  let settle: () => void = () => {};
  const secondSettled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const sendsTwice: typeof dispatch = function (this: UndiciPool, options, handler) {
    dispatch.call(this, options, handler);
    return dispatch.call(this, options, {
      ...handler,
      onResponseEnd: (...ended) => {
        handler.onResponseEnd?.(...ended);
        settle();
      },
      onResponseError: (...failed) => {
        handler.onResponseError?.(...failed);
        settle();
      },
    });
  };
  const mocked = t.mock.method(UndiciPool.prototype, 'dispatch', sendsTwice);
  await platform.send(put).catch(() => {});
  await secondSettled;
  mocked.mock.restore();
  const changes = server.received.filter(({ method }) => method === 'PUT');
  assert.ok(changes.length < 2, `${changes.length} were sent`);
});

test('a change is never sent twice when the connection breaks after it was sent', async (t) => {
  for (const method of ['PUT', 'POST', 'DELETE'] as const) {
    for (const fault of [drop, dropWithin]) {
      const { platform, server, clock } = await served(t, world, [fault, answer(200, {})]);
      const failure = await failureOf(platform.send({ ...put, method }));
      assert.ok(failure instanceof ConnectionFailure);
      assert.equal(failure.code, 'connection_lost');
      assert.match(failure.details.hint ?? '', /may have been carried out/);
      assert.equal(server.received.length, 1);
      assert.deepEqual(clock.pauses, []);
    }
  }
});

test('a change is repeated on 429 and 503 of the platform that say when, and only then', async (t) => {
  for (const status of [429, 503]) {
    const busy = { error: 'busy' };
    const told = await served(t, world, [
      answer(status, busy, { 'retry-after': '7' }),
      answer(200, {}),
    ]);
    await told.platform.send(put);
    assert.equal(told.server.received.length, 2);
    assert.deepEqual(told.clock.pauses, [7000]);

    const silent = await served(t, world, [answer(status, busy), answer(200, {})]);
    assert.ok((await failureOf(silent.platform.send(put))) instanceof UnavailableFailure);
    assert.equal(silent.server.received.length, 1);
  }
});

test('a change is not repeated on 429 and 503 of a proxy, even with Retry-After', async (t) => {
  for (const method of ['PUT', 'POST', 'DELETE'] as const) {
    for (const status of [429, 503]) {
      for (const [type, body] of foreignBodies) {
        const { platform, server } = await served(t, world, [
          answer(status, body, { 'retry-after': '1', 'content-type': type }),
          answer(200, {}),
        ]);
        const failure = await failureOf(platform.send({ ...put, method }));
        assert.match(failure.details.hint ?? '', /may have been carried out/);
        assert.equal(server.received.length, 1, `${method} ${status} ${body}`);
      }
    }
  }
});

test('a change is not repeated on 502 and 504, whatever they say', async (t) => {
  for (const status of [502, 504]) {
    const { platform, server } = await served(t, world, [
      answer(status, '', { 'retry-after': '1' }),
      answer(200, {}),
    ]);
    const failure = await failureOf(platform.send(put));
    assert.match(failure.details.hint ?? '', /may have been carried out/);
    assert.equal(server.received.length, 1);
  }
});

test('a change is repeated when the connection broke before anything was sent', async (t) => {
  const behind = await startFaultyServer(world.server, world.authority.cert, [answer(200, {})]);
  // Closes the first connections in the handshake and then stands aside.
  let refusals = 2;
  const sockets = new Set<Socket>();
  const gate = createServer(async (socket) => {
    sockets.add(socket);
    if (refusals-- > 0) return socket.destroy();
    const { connect } = await import('node:net');
    const onward = connect(behind.port, '127.0.0.1');
    sockets.add(onward);
    return socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  t.after(async () => {
    for (const socket of sockets) socket.destroy();
    gate.close();
    await behind.close();
  });
  const address = gate.address();
  assert.ok(typeof address === 'object' && address);
  const clock = skippingClock();
  const connection = connectionTo(`https://localhost:${address.port}/v2`, world);
  const platform = await opened(t, connection, { clock });
  assert.equal((await platform.send(put)).status, 200);
  assert.equal(behind.received.length, 1);
  assert.equal(clock.pauses.length, 2);
});

test('a pause that would end after the deadline is not started', async (t) => {
  const { platform, server, clock } = await served(
    t,
    world,
    [answer(429, { error: 'slow down' }, { 'retry-after': '20' })],
    { requestTimeoutMs: 10_000 },
  );
  const failure = await failureOf(platform.send(get));
  assert.equal(failure.code, 'rate_limited');
  assert.match(failure.message, /slow down; it asks to try again in 20 seconds$/);
  assert.equal(server.received.length, 1);
  assert.deepEqual(clock.pauses, []);
});

test('Retry-After is read as seconds or as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const after = (value: string) => describeRetryAfter(answered(503, { 'retry-after': value }), now);
  assert.equal(after('3'), 3000);
  assert.equal(after('0'), 0);
  assert.equal(after('86400'), 86_400_000);
  assert.equal(after('Thu, 01 Jan 2026 00:00:09 GMT'), 9000);
  assert.equal(after('Wed, 31 Dec 2025 00:00:00 GMT'), 0);
  assert.equal(after('Thu, 01 Jan 2026 01:00:00 GMT'), 3_600_000);
  assert.equal(after('9'.repeat(400)), undefined);
  assert.equal(after('soon'), undefined);
  assert.equal(describeRetryAfter(answered(503), now), undefined);
});

test('a pause that the platform asks for is reported with its end time', () => {
  const now = new Date(2026, 0, 1, 13, 5).getTime();
  const asked = (value: string) => readAskedPause(answered(503, { 'retry-after': value }), now);
  assert.deepEqual(asked('3600'), {
    words: 'in 1 hour (at 14:05)',
    seconds: 3600,
    at: new Date(2026, 0, 1, 14, 5).toISOString(),
  });
  assert.equal(asked('90')?.words, 'in 90 seconds (at 13:06)');
  assert.equal(asked('20')?.words, 'in 20 seconds');
  assert.equal(asked('86400')?.words, 'in 1 day (at 2026-01-02 13:05)');
  for (const nothing of ['0', 'soon', '-5', '1e9', '99999999999999999']) {
    assert.equal(asked(nothing), undefined, nothing);
  }
});

test('a Retry-After of an hour is reported, and the request is not repeated', async (t) => {
  for (const status of [429, 503]) {
    const { platform, server, clock } = await served(
      t,
      world,
      [answer(status, { error: 'maintenance' }, { 'retry-after': '3600' })],
      { requestTimeoutMs: 600_000 },
    );
    const failure = await failureOf(platform.send(get));
    assert.match(
      failure.message,
      /maintenance; it asks to try again in 1 hour \(at .*\d\d:\d\d\)$/,
    );
    assert.doesNotMatch(failure.details.hint ?? '', /few minutes/);
    assert.equal(failure.details.retryAfter?.seconds, 3600);
    assert.equal(server.received.length, 1);
    assert.deepEqual(clock.pauses, []);
  }
});

test('a change is repeated only on 429 or 503 with Retry-After', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('PUT', 'POST', 'DELETE'),
      fc.oneof(fc.constantFrom(429, 502, 503, 504), fc.integer({ min: 200, max: 599 })),
      fc.boolean(),
      fc.constantFrom(...platformBodies, ...foreignBodies),
      (method, status, says, given) => {
        const [type, body] = given;
        const headers: Record<string, string> = {
          'content-type': type,
          ...(says && { 'retry-after': '1' }),
        };
        const outcome = answered(status, headers, body);
        const time = { now: 0, left: 60_000, random: () => 0.5 };
        const pause = computeBackoff({ method, number: 1, outcome }, time);
        const isOfPlatform = platformBodies.some((one) => one === given);
        const isAsked = says && (status === 429 || status === 503);
        assert.equal(pause !== undefined, isOfPlatform && isAsked);
      },
    ),
  );
});

test('pauses are never negative and never end after the deadline', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (number, left, random) => {
        const attempt = { method: 'GET', number, outcome: answered(503) } as const;
        const pause = computeBackoff(attempt, { now: 0, left, random: () => random });
        assert.ok(pause === undefined || (pause > 0 && pause < left && number < 4));
      },
    ),
  );
});
