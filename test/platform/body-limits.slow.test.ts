/** In the outer ring: half a gigabyte has to arrive. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { failureOf } from '../support/failing.ts';
import { makeWorld, served, type World } from '../support/mutual-tls.ts';
import { endlessAnswer } from './endless-answer.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

test('a list that is read into memory has a size limit', async (t) => {
  let sent = 0;
  const behaviour = endlessAnswer(200, (bytes) => {
    sent += bytes;
  });
  const { platform } = await served(t, world, [behaviour], { requestTimeoutMs: 120_000 });
  const failure = await failureOf(platform.send({ method: 'GET', path: '/cloud/servers' }));
  assert.equal(failure.code, 'answer_too_long');
  assert.ok(sent > 400_000_000 && sent < 600_000_000, `${sent} bytes were taken`);
});
