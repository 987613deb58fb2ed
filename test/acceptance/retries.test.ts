/**
 * How often a platform that counts gets a request, by verb and by what it answers: a change is never
 * sent twice unless nothing left the machine, or the platform said when to send it again.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, type Behaviour, drop, dropWithin } from '../support/faulty-server.ts';
import { list, one, stage } from './staging.ts';

const { id } = one;

/** One verb of each kind, by the request that it comes to. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  GET: list,
  POST: ['labels', 'create', '--name', 'x'],
  PUT: ['cloud', 'ssh-profiles', 'update', id, '--name', 'y'],
  'PUT of an action': ['cloud', 'servers', 'boot', id],
  'POST of an action': ['blueprint', 'cookbook-versions', 'process', id],
  DELETE: ['cloud', 'ssh-profiles', 'delete', id, '--yes'],
};

const soon = (): string => new Date(Date.now() + 2000).toUTCString();

const refused = (status: number, after?: string, body: unknown = { error: 'busy' }): Behaviour =>
  answer(status, body, after === undefined ? {} : { 'retry-after': after });

const page = '<html><title>Backend fetch failed</title></html>';

/** What is done to a request, and how often it comes: of a list, of a change. */
const table: readonly (readonly [string, Behaviour, number, number])[] = [
  ['dropped once it was read', drop, 4, 1],
  ['answered by half', dropWithin, 4, 1],
  ['408', refused(408), 1, 1],
  ['429', refused(429), 4, 1],
  ['429 with seconds', refused(429, '2'), 4, 4],
  ['429 with a date', refused(429, soon()), 4, 4],
  ['429 with neither', refused(429, 'later'), 4, 1],
  ['500', refused(500, '2'), 1, 1],
  ['502', refused(502, '2'), 4, 1],
  ['503', refused(503), 4, 1],
  ['503 with seconds', refused(503, '2'), 4, 4],
  ['503 with a date', refused(503, soon()), 4, 4],
  ['a page with 429 and seconds', refused(429, '2', page), 4, 1],
  ['a page with 503 and seconds', refused(503, '2', page), 4, 1],
  ['nothing with 503 and a date', refused(503, soon(), ''), 4, 1],
  ['503 after the deadline', refused(503, '59'), 1, 1],
  ['504', refused(504, '2'), 4, 1],
];

for (const [kind, words] of Object.entries(verbs)) {
  test(`${kind} is sent as often as the table says`, async (t) => {
    const isChange = kind !== 'GET';
    let now: Behaviour = answer(200);
    const behaviour: Behaviour = (response, request) => {
      // What a change looks up before it is sent is answered well.
      if (isChange && request.method === 'GET') return answer(200, one)(response, request);
      now(response, request);
    };
    const { imco, server } = await stage(t, { behaviours: [behaviour] });
    const method = kind.split(' ')[0];
    for (const [what, how, lists, changes] of table) {
      now = how;
      const before = server.received.length;
      const { code, stdout } = await imco(...words, '--timeout', '30s');
      const sent = server.received.slice(before).filter((request) => request.method === method);
      assert.equal(sent.length, isChange ? changes : lists, `${what}: ${sent.length}`);
      assert.notEqual(code, 0);
      assert.ok(isChange || stdout === '');
      assert.equal(new Set(sent.map(({ body }) => body)).size, 1);
    }
  });
}

test('a change is sent again where nothing of it left the machine', async (t) => {
  const staged = await stage(t, {});
  await staged.server.close();
  const { port } = staged.server;
  const create = verbs.POST ?? [];
  const refusedAll = await staged.imco(...create, '--debug');
  assert.equal(refusedAll.code, 6);
  assert.equal(refusedAll.stderr.match(/^-> POST /gm)?.length, 4);
  assert.match(refusedAll.stderr, new RegExp(`localhost:${port} refused the connection`));
  assert.doesNotMatch(refusedAll.stderr, /may have been carried out/);
});

test('a program gets the time to retry that the platform sent', async (t) => {
  const { imco } = await stage(t, { behaviours: [refused(503, '3600')] });
  const started = Date.now();
  const { code, stderr } = await imco(...list, '-o', 'json', '--timeout', '30s');
  const { error } = JSON.parse(stderr);
  assert.equal(code, 9);
  assert.equal(error.retry_after.seconds, 3600);
  const at = Date.parse(error.retry_after.at);
  assert.ok(at >= started + 3_599_000 && at <= Date.now() + 3_600_000, error.retry_after.at);
});
