/** What imco sends again, and what it never does. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { answer, type Behaviour, drop, dropWithin } from '../support/faulty-server.ts';

import { list, one, stage } from './staging.ts';

const busy = answer(503, { error: 'busy' }, { 'retry-after': '1' });

test('a list is asked for again when the platform says when to', async (t) => {
  const { imco, server } = await stage(t, { behaviours: [busy, answer(200, [one])] });
  const { code, stdout, stderr } = await imco(...list, '-o', 'json');
  assert.equal(code, 0, stderr);
  assert.deepEqual(JSON.parse(stdout), [one]);
  assert.equal(server.received.length, 2);
});

/** Boots web-1 with these answers to the request itself; counts how often it was sent. */
const booted = async (t: TestContext, ...behaviours: readonly Behaviour[]) => {
  const { imco, server } = await stage(t, { behaviours: [answer(200, [one]), ...behaviours] });
  const ran = await imco('cloud', 'servers', 'boot', 'web-1', '-o', 'json');
  const puts = server.received.filter(({ method }) => method === 'PUT');
  return { ...ran, puts: puts.length };
};

test('a change that may have arrived is never sent twice, and that is said', async (t) => {
  for (const [behaviour, exit] of [
    [drop, 6],
    [dropWithin, 6],
    [answer(500, { error: 'oh' }), 9],
    [answer(502, '<html></html>'), 9],
  ] as const) {
    const { code, puts, stderr } = await booted(t, behaviour);
    assert.equal(puts, 1);
    assert.equal(code, exit);
    assert.match(stderr, /may have been carried out.*check the state before sending it again/);
  }
});

test('a change the platform asks to send later is sent again', async (t) => {
  const { code, puts, stdout } = await booted(t, busy, answer(200, { ...one, state: 'booting' }));
  assert.equal(code, 0);
  assert.equal(puts, 2);
  assert.match(stdout, /"state": "booting"/);
});

test('a wait survives a platform that is away for a moment', async (t) => {
  const { imco } = await stage(t, {
    behaviours: [
      answer(200, [one]),
      answer(200, { ...one, state: 'booting' }),
      answer(500, { error: 'oh' }),
      answer(200, { ...one, state: 'operational' }),
    ],
  });
  const { code, stdout } = await imco('cloud', 'servers', 'boot', 'web-1', '--wait', '-o', 'json');
  assert.equal(code, 0);
  assert.match(stdout, /"state": "operational"/);
});
