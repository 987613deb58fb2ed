import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { failureOf } from '../support/failing.ts';
import type { Behaviour } from '../support/faulty-server.ts';
import { makeWorld, served, type World } from '../support/mutual-tls.ts';
import { endlessAnswer } from './endless-answer.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

/** Sends a request that is answered without end; what it failed with, and what was sent till then. */
const answeredEndlessly = async (
  t: Parameters<typeof served>[0],
  method: 'GET' | 'PUT',
  status: number,
) => {
  let sent = 0;
  const behaviour: Behaviour = endlessAnswer(status, (bytes) => {
    sent += bytes;
  });
  const { platform, server } = await served(t, world, [behaviour], { requestTimeoutMs: 20_000 });
  const body = method === 'PUT' ? { body: {} } : {};
  const failure = await failureOf(platform.send({ method, path: '/cloud/servers', ...body }));
  assert.equal(server.received.length, 1);
  return { failure, sent };
};

test('responses to changes and refusals have a size limit', async (t) => {
  const change = await answeredEndlessly(t, 'PUT', 200);
  assert.equal(change.failure.code, 'answer_too_long');
  assert.match(change.failure.details.hint ?? '', /may have been carried out/);
  assert.ok(change.sent < 32_000_000, `${change.sent} bytes were taken`);
  const refusal = await answeredEndlessly(t, 'GET', 404);
  assert.equal(refusal.failure.code, 'no_api');
  assert.ok(refusal.sent < 16_000_000, `${refusal.sent} bytes were taken`);
});
