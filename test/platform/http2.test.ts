import assert from 'node:assert/strict';
import { constants } from 'node:http2';
import { before, type TestContext, test } from 'node:test';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import { ConnectionFailure, Failure } from '../../src/failures.ts';
import type { PlatformOptions } from '../../src/platform/client.ts';
import { type Act, respond, startHttp2Server } from '../support/http2-server.ts';
import { connectionTo, makeWorld, opened, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const served = async (t: TestContext, act: Act, options: Partial<PlatformOptions> = {}) => {
  const server = await startHttp2Server(world, act);
  t.after(() => server.close());
  return { server, platform: await opened(t, connectionTo(server.endpoint, world), options) };
};

const boot = (at: number) => ({ method: 'PUT', path: `/servers/${at}/boot`, body: {} }) as const;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** Answers once that many are under way, so that they have to be together. */
const together = (count: number): Act => {
  const waiting: (() => void)[] = [];
  return (stream, { method, path }) => {
    if (method === 'GET') return respond(stream, []);
    waiting.push(() => respond(stream, { path }));
    if (waiting.length === count) for (const answer of waiting.splice(0)) answer();
  };
};

test('many requests share one connection where the platform speaks HTTP/2', async (t) => {
  const { platform, server } = await served(t, together(50));
  await platform.send({ method: 'GET', path: '/servers' });
  const answers = await Promise.all(numbers(50).map((at) => platform.send(boot(at))));
  assert.deepEqual(
    answers.map(({ body }) => body),
    numbers(50).map((at) => ({ path: `/v2/servers/${at}/boot` })),
  );
  assert.equal(server.sessions(), 1);
  assert.equal(server.mostAtOnce(), 50);
  assert.deepEqual(JSON.parse(server.came.at(-1)?.body ?? ''), {});
});

test('no more are under way than were asked for', async (t) => {
  const { platform, server } = await served(t, together(3), { concurrency: 3 });
  await platform.send({ method: 'GET', path: '/servers' });
  await Promise.all(numbers(9).map((at) => platform.send(boot(at))));
  assert.equal(server.mostAtOnce(), 3);
});

test('another connection is begun before servers end the one', async (t) => {
  const { platform, server } = await served(t, (stream) => respond(stream, {}));
  await platform.send({ method: 'GET', path: '/servers' });
  await Promise.all(numbers(600).map((at) => platform.send(boot(at))));
  assert.equal(server.sessions(), 2);
  assert.equal(new Set(server.came.map(({ path }) => path)).size, 601);
  assert.equal(server.came.length, 601);
});

/** Counts how often each path that is no list came. */
const twice = (came: readonly { readonly path: string }[]): readonly string[] => {
  const seen = new Set<string>();
  return came.flatMap(({ path }) => (seen.has(path) || !seen.add(path) ? [path] : []));
};

const endings: readonly (readonly [what: string, end: Act])[] = [
  ['is told to go away', (_, __, { session }) => session.goaway(constants.NGHTTP2_NO_ERROR)],
  ['is broken off', (_, __, { session }) => session.destroy()],
  ['loses its socket', (_, __, { socket }) => socket?.destroy()],
];

for (const [what, end] of endings) {
  test(`what changes something is sent once also where a connection ${what}`, async (t) => {
    let changes = 0;
    const { platform, server } = await served(t, (stream, came, shared) => {
      if (came.method === 'GET') return respond(stream, []);
      if (++changes === 20) end(stream, came, shared);
      if (changes > 20) respond(stream, {});
    });
    await platform.send({ method: 'GET', path: '/servers' });
    const ends = await Promise.allSettled(numbers(20).map((at) => platform.send(boot(at))));
    for (const one of ends) {
      assert.equal(one.status, 'rejected');
      assert.ok(one.status === 'rejected' && one.reason instanceof ConnectionFailure);
    }
    assert.deepEqual(twice(server.came), []);
    // The next request gets a connection of its own.
    assert.deepEqual((await platform.send({ method: 'GET', path: '/labels' })).body, []);
  });
}

test('what undici sends anew by itself does not leave this machine', async (t) => {
  let changes = 0;
  const { platform } = await served(t, (stream, { method }) => {
    // The first is never answered: without a second the request would fail.
    if (method === 'GET' || ++changes > 1) respond(stream, []);
  });
  await platform.send({ method: 'GET', path: '/servers' });
  // Where a connection breaks undici begins what it was given another time, with the same handler.
  const { dispatch } = UndiciPool.prototype;
  const sendsTwice: typeof dispatch = function (this: UndiciPool, ...given) {
    dispatch.apply(this, given);
    return dispatch.apply(this, given);
  };
  const mocked = t.mock.method(UndiciPool.prototype, 'dispatch', sendsTwice);
  await assert.rejects(platform.send(boot(1)), ConnectionFailure);
  mocked.mock.restore();
  await platform.send({ method: 'GET', path: '/labels' });
  assert.ok(changes < 2, `${changes} were sent`);
});

test('what is only read is asked for again where the connection breaks', async (t) => {
  let broken = false;
  const { platform } = await served(t, (stream, { path }, { session }) => {
    if (broken) return respond(stream, [path]);
    broken = true;
    session.destroy();
  });
  const { body } = await platform.send({ method: 'GET', path: '/servers' });
  assert.deepEqual(body, ['/v2/servers']);
});

test('lists arrive in parts, and whoever leaves early ends the request', async (t) => {
  const rows = numbers(20_000).map((at) => ({ id: at, text: 'x'.repeat(50) }));
  const { platform } = await served(t, (stream) => respond(stream, rows));
  const items: unknown[] = [];
  for await (const batch of platform.items({ path: '/audit/events' })) items.push(...batch);
  assert.deepEqual(items, rows);
  for await (const batch of platform.items({ path: '/audit/events' })) if (batch.length > 0) break;
  assert.ok(Array.isArray((await platform.send({ method: 'GET', path: '/labels' })).body));
});

test('a refusal is the failure it is anywhere', async (t) => {
  const { platform } = await served(t, (stream) =>
    respond(stream, { errors: { name: ['is taken'] } }, 422),
  );
  await assert.rejects(platform.send(boot(1)), (error) => {
    assert.ok(error instanceof Failure);
    assert.match(error.message, /is taken/);
    return true;
  });
});
