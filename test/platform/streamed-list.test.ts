import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ConnectionFailure,
  TimeoutFailure,
  UnavailableFailure,
} from '../../src/lib/failures/failures.ts';
import { answer, type Behaviour, drop, dropWithin, stallWithin } from '../support/faulty-server.ts';
import { makeWorld, served, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const reading = { path: '/audit/events' };

const row = (at: number) => ({ id: `id-${at}`, text: 'x'.repeat(100) });

const rows = (count: number) => Array.from({ length: count }, (_, at) => row(at));

const all = async (batches: AsyncIterable<readonly unknown[]>): Promise<unknown[]> => {
  const items: unknown[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
};

/** Sends rows for ever, no faster than they are taken; says how many were sent. */
const endless =
  (sent: { count: number; ended: boolean }): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[');
    const more = (): void => {
      let room = true;
      while (room && !sent.ended) room = response.write(`${JSON.stringify(row(sent.count++))},`);
    };
    response.on('drain', more).on('close', () => {
      sent.ended = true;
    });
    more();
  };

test('a list arrives in batches that add up to what was sent', async (context) => {
  const { platform } = await served(context, world, [answer(200, rows(5000))]);
  let batches = 0;
  const items: unknown[] = [];
  for await (const batch of platform.items(reading)) {
    batches += 1;
    items.push(...batch);
  }
  assert.deepEqual(items, rows(5000));
  assert.ok(batches > 3, `${batches} batches`);
});

test('stopping early ends the request, and the next one works', async (context) => {
  const sent = { count: 0, ended: false };
  const { platform } = await served(context, world, [endless(sent), answer(200, [1])]);
  for await (const batch of platform.items(reading)) if (batch.length > 0) break;
  for (let turn = 0; turn < 100 && !sent.ended; turn++) await sleep(10);
  assert.ok(sent.ended);
  assert.deepEqual(await all(platform.items(reading)), [1]);
});

test('a slow reader slows the platform down', async (context) => {
  const sent = { count: 0, ended: false };
  const { platform } = await served(context, world, [endless(sent)]);
  const batches = platform.items(reading);
  await batches.next();
  // The buffers on the way fill first, which takes a busy machine its time; then nothing moves.
  let stillFor = 0;
  for (let before = -1; stillFor < 5 && sent.count < 200_000; before = sent.count) {
    stillFor = sent.count === before ? stillFor + 1 : 0;
    await sleep(100);
  }
  assert.ok(stillFor === 5, `${sent.count} rows were sent ahead`);
  await batches.return(undefined);
});

test('a list whose connection breaks early is requested again', async (context) => {
  const behaviours = [drop, dropWithin, answer(503), answer(200, rows(3))];
  const { platform, server } = await served(context, world, behaviours);
  assert.deepEqual(await all(platform.items(reading)), rows(3));
  assert.equal(server.received.length, 4);
});

test('one whose connection breaks after rows were yielded is not', async (context) => {
  const breaking: Behaviour = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9000000' });
    response.write(JSON.stringify(rows(2000)).slice(0, -1), () =>
      setTimeout(() => response.socket?.destroy(), 50),
    );
  };
  const { platform, server } = await served(context, world, [breaking]);
  const items: unknown[] = [];
  await assert.rejects(async () => {
    for await (const batch of platform.items(reading)) items.push(...batch);
  }, ConnectionFailure);
  assert.ok(items.length > 400);
  assert.deepEqual(items, rows(items.length));
  assert.equal(server.received.length, 1);
});

test('requests waiting for their turn do not block requests for items of a list', async (context) => {
  const sent = { count: 0, ended: false };
  const { platform } = await served(context, world, [endless(sent), answer(200, [2])], {
    concurrency: 1,
  });
  const batches = platform.items(reading);
  await batches.next();
  assert.deepEqual((await platform.send({ method: 'GET', path: '/labels' })).body, [2]);
  await batches.return(undefined);
});

test('silence ends it', async (context) => {
  const { platform } = await served(context, world, [stallWithin], { requestTimeoutMs: 100 });
  await assert.rejects(all(platform.items(reading)), TimeoutFailure);
});

/** Sends enough to be handed on, then byte after byte. */
const trickling: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(JSON.stringify(rows(1000)).slice(0, -1));
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => clearInterval(timer));
};

test('a trickle of data counts as silence, early and late', async (context) => {
  const early: Behaviour = (response) => {
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  };
  for (const behaviour of [early, trickling]) {
    const { platform, server } = await served(context, world, [behaviour], {
      requestTimeoutMs: 600,
    });
    await assert.rejects(all(platform.items(reading)), TimeoutFailure);
    assert.equal(server.received.length, 1);
  }
});

test('the time a reader takes is not the time of the platform', async (context) => {
  const { platform } = await served(context, world, [answer(200, rows(3000))], {
    requestTimeoutMs: 1000,
  });
  let count = 0;
  for await (const batch of platform.items(reading)) {
    if (count === 0) await sleep(1200);
    count += batch.length;
  }
  assert.equal(count, 3000);
});

test('the reason of the signal is what is thrown', async (context) => {
  const controller = new AbortController();
  const { platform } = await served(context, world, [stallWithin]);
  const reason = new Error('enough');
  setTimeout(() => controller.abort(reason), 50);
  await assert.rejects(all(platform.items(reading, { signal: controller.signal })), reason);
});

test('a refusal is the failure it is anywhere', async (context) => {
  const { platform } = await served(context, world, [answer(503, { error: 'later' })]);
  await assert.rejects(all(platform.items(reading)), UnavailableFailure);
});

const noLists: readonly (readonly [what: string, body: string, said: RegExp])[] = [
  ['a web page', '<!doctype html><title>Log in</title>', /the response is a web page: Log in/],
  ['no JSON', 'moment please', /not JSON: moment please/],
  ['an object', '{"id":"a"}', /is not a list/],
  ['a cut-off object', '{"id":', /invalid or incomplete JSON/],
  ['nothing', '', /is empty$/],
  ['spaces', ' \n ', /is empty$/],
  ['a cut-off list', '[{"id":"a"},', /invalid or incomplete JSON/],
  ['two lists', '[1][2]', /invalid or incomplete JSON/],
  ['a list too deep', '['.repeat(3000), /nested too deeply/],
];

for (const [what, body, said] of noLists) {
  test(`${what} is reported as such`, async (context) => {
    const { platform } = await served(context, world, [answer(200, body)]);
    await assert.rejects(all(platform.items(reading)), (error) => {
      assert.ok(error instanceof ConnectionFailure);
      assert.match(error.message, said);
      return true;
    });
  });
}

test('a byte order mark before a list is dropped', async (context) => {
  const { platform } = await served(context, world, [answer(200, '\ufeff [1, 2]\n')]);
  assert.deepEqual(await all(platform.items(reading)), [1, 2]);
});

test('the bytes of an answer are those that were sent', async (context) => {
  const body = Buffer.from([0x5b, 0x22, 0xff, 0x1b, 0x22, 0x5d]);
  const { platform } = await served(context, world, [answer(200, body)]);
  const parts: Uint8Array[] = [];
  for await (const part of platform.bytes(reading)) parts.push(part);
  assert.deepEqual(Buffer.concat(parts), body);
});
