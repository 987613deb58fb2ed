/** The whole program where an answer takes seconds, or never comes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, type Behaviour, hang } from '../support/faulty-server.ts';
import { by, list, one, page, stage } from './staging.ts';

test('a connection that has gone silent costs a read little, and a change is not sent again', async (t) => {
  for (const words of [list, ['cloud', 'servers', 'show', one.id], ['ping']]) {
    const found = words === list ? [one] : one;
    const staged = await stage(t, { behaviours: [hang, answer(200, found)] });
    const { code, stderr } = await staged.imco(...words, '--timeout', '6s');
    assert.equal(code, 0, stderr);
    assert.equal(staged.server.received.length, 2);
    assert.notEqual(staged.server.received[0]?.connection, staged.server.received[1]?.connection);
  }
  const platform = by(({ method }) => (method === 'GET' ? answer(200, one) : hang));
  const staged = await stage(t, { behaviours: [platform] });
  const { code, stderr } = await staged.imco('cloud', 'servers', 'boot', one.id, '--timeout', '6s');
  assert.equal(code, 7, stderr);
  assert.equal(staged.server.received.filter(({ method }) => method === 'PUT').length, 1);
});

test('an answer that only takes long is not lost, whatever a second request is answered', async (t) => {
  const second = [
    ['as slow', undefined],
    ['a limit', answer(429, { error: 'one request at a time' }, { 'retry-after': '1' })],
    ['a failure', answer(500, { error: 'busy' })],
    ['a page', page(503, 'Backend fetch failed')],
    ['a redirection', answer(302, '', { location: 'https://portal.example/' })],
  ] as const;
  const each = second.map(async ([what, other]) => {
    for (const [words, found] of [
      [list, [one]],
      [['cloud', 'servers', 'show', one.id], one],
    ] as const) {
      const slow: Behaviour = (response, request) => {
        setTimeout(() => answer(200, found)(response, request), 3500);
      };
      const staged = await stage(t, { behaviours: [slow, other ?? slow] });
      const { code, stderr } = await staged.imco(...words, '--timeout', '6s');
      assert.equal(code, 0, `${what}: ${stderr}`);
      // A limit is respected: nothing more is sent while the first request is under way.
      if (what === 'a limit') assert.equal(staged.server.received.length, 2);
    }
  });
  await Promise.all(each);
});
