/** The whole program where something between it and the platform answers, or nothing does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expired, makeAuthority } from '../support/certificates.ts';
import { answer, type Behaviour, type Received } from '../support/faulty-server.ts';
import { by, one, page, stage, world } from './staging.ts';

const missing = '5f0000000000000000000009';
/** What a load balancer without a backend says, in the ways there are. */
const notFounds: readonly (readonly [string, Behaviour])[] = [
  ['a web page', page(404, '404 Not Found')],
  ['text', answer(404, 'default backend - 404', { 'content-type': 'text/plain' })],
  ['nothing', answer(404, '')],
  ['other JSON', answer(404, { message: 'no Route matched with those values' })],
  ['a page of 410', page(410, 'Gone')],
];

const isList = ({ method, url }: Received): boolean =>
  method === 'GET' && url.endsWith('/cloud/servers');

const codeIn = (stderr: string): string => JSON.parse(stderr).error.code;

test('a 404 that is not from the platform counts only if the list lacks the resource, too', async (t) => {
  for (const [, notFound] of notFounds) {
    const show = ['cloud', 'servers', 'show'];
    const staged = await stage(t, {
      behaviours: [by((request) => (isList(request) ? answer(200, [one]) : notFound))],
    });
    const gone = await staged.imco(...show, missing, '-o', 'json');
    assert.deepEqual([gone.code, codeIn(gone.stderr)], [3, 'not_found'], gone.stderr);
    const there = await staged.imco(...show, `id:${one.id}`, '-o', 'json');
    assert.deepEqual([there.code, codeIn(there.stderr)], [6, 'foreign_answer'], there.stderr);
    const nothing = await stage(t, { behaviours: [notFound] });
    const unknown = await nothing.imco(...show, missing, '-o', 'json');
    assert.deepEqual([unknown.code, codeIn(unknown.stderr)], [6, 'foreign_answer'], unknown.stderr);
  }
});

for (const [what, notFound] of notFounds) {
  test(`${what} with 404 does not end a wait for a deletion`, async (t) => {
    let looks = 0;
    const platform = by(({ method, url }) => {
      if (method === 'DELETE') return answer(200, { ...one, state: 'decommissioning' });
      if (!url.includes(one.id)) return looks < 8 ? notFound : answer(200, []);
      looks += 1;
      return looks === 1 ? answer(200, one) : notFound;
    });
    const staged = await stage(t, { behaviours: [platform] });
    const words = ['cloud', 'servers', 'decommission', one.id, '--yes', '--wait', '-o', 'json'];
    const { code: exit, stderr } = await staged.imco(...words);
    assert.equal(exit, 0, stderr);
    assert.ok(looks >= 8, `it was gone after ${looks} looks`);
  });

  test(`${what} with 404 for as long as a wait lasts ends it by its deadline`, async (t) => {
    const platform = by(({ method, url }) => {
      if (method === 'DELETE') return answer(200, { ...one, state: 'decommissioning' });
      return url.endsWith('/servers') ? notFound : (answers.shift() ?? notFound);
    });
    const answers = [answer(200, one)];
    const staged = await stage(t, { behaviours: [platform] });
    const words = ['cloud', 'servers', 'decommission', one.id, '--yes', '--wait'];
    const { code: exit, stderr } = await staged.imco(...words, '--timeout', '2m');
    assert.equal(exit, 7, stderr);
    assert.match(stderr, /server web-1 could not be read; waited 2m for its deletion$/m);
    assert.match(stderr, /instead of the platform/);
  });

  test(`${what} for as long as a wait lasts: what was waited for is named`, async (t) => {
    const answers = [answer(200, one), answer(200, one)];
    const behaviour: Behaviour = (response, request) =>
      (answers.shift() ?? notFound)(response, request);
    const staged = await stage(t, { behaviours: [behaviour] });
    const words = ['cloud', 'servers', 'wait', one.id, '--for', 'state=operational'];
    const { code: exit, stderr } = await staged.imco(...words, '--timeout', '1m');
    assert.equal(exit, 7, stderr);
    assert.match(stderr, /was \w+ when last seen; waited \d+s for state=operational$/m);
  });

  test(`${what} with 404 for what every platform has is about the endpoint`, async (t) => {
    const staged = await stage(t, { behaviours: [notFound] });
    for (const words of [['labels', 'list'], ['ping'], ['cloud', 'servers', 'list']]) {
      const { code: exit, stderr, stdout } = await staged.imco(...words);
      assert.deepEqual([exit, stdout], [6, ''], stderr);
      assert.match(
        stderr,
        /^error: the endpoint has no API at \/v2\/\S+ \(4(?:04|10)\): .+\nhint: check endpoint, port and --api\n$/,
      );
      assert.doesNotMatch(stderr, /name or id/);
    }
  });
}

test('pages of a firewall are not refusals of the platform', async (t) => {
  for (const [status, exit] of [
    [401, 6],
    [403, 6],
    [502, 9],
    [503, 9],
  ] as const) {
    const staged = await stage(t, { behaviours: [page(status, 'Blocked by Example Inc.')] });
    for (const words of [
      ['cloud', 'servers', 'list'],
      ['ping'],
      ['labels', 'create', '--name', 'x'],
    ]) {
      const ran = await staged.imco(...words);
      assert.equal(ran.code, exit, ran.stderr);
      assert.match(ran.stderr, /responded instead of the platform.*"Blocked by Example Inc\."/);
      assert.doesNotMatch(ran.stderr, /administrator of the account|API key/);
    }
  }
});

test('a change that something in between refuses is sent once, and may have been carried out', async (t) => {
  const soon = { 'content-type': 'text/html', 'retry-after': '1' };
  const title = (words: string): string => `<html><title>${words}</title></html>`;
  const table = [
    [503, '503 Backend fetch failed', 9],
    [429, 'Too many requests', 9],
    [409, 'Error 1001 | DNS resolution error', 6],
    [422, 'Unprocessable', 6],
  ] as const;
  for (const [status, words, exit] of table) {
    const refusal = answer(status, title(words), soon);
    const platform = by(({ method }) => (method === 'GET' ? answer(200, one) : refusal));
    const staged = await stage(t, { behaviours: [platform] });
    for (const change of [
      ['labels', 'create', '--name', 'x'],
      ['cloud', 'servers', 'boot', one.id],
      ['cloud', 'servers', 'decommission', one.id, '--yes'],
    ]) {
      const before = staged.server.received.length;
      const { code, stderr } = await staged.imco(...change);
      assert.equal(code, exit, stderr);
      assert.match(stderr, /instead of the platform.*: web page "/);
      assert.match(stderr, /may have been carried out/);
      const sent = staged.server.received.slice(before).filter(({ method }) => method !== 'GET');
      assert.equal(sent.length, 1, change.join(' '));
    }
  }
});

test('an empty answer to a change is not a success', async (t) => {
  for (const status of [200, 201, 202, 204]) {
    const platform = by((request) =>
      request.method === 'GET' ? answer(200, isList(request) ? [one] : one) : answer(status),
    );
    const staged = await stage(t, { behaviours: [platform] });
    for (const words of [
      ['cloud', 'servers', 'boot', one.id],
      ['cloud', 'servers', 'update', one.id, '--name', 'x'],
      ['labels', 'create', '--name', 'x'],
    ]) {
      const ran = await staged.imco(...words);
      assert.equal(ran.code, 6, `${words.join(' ')}: ${ran.stderr}`);
      assert.match(ran.stderr, /the response is empty/);
      assert.match(ran.stderr, /may have been carried out/);
    }
    const deleted = await staged.imco('cloud', 'servers', 'decommission', one.id, '--yes');
    assert.equal(deleted.code, 0, deleted.stderr);
  }
});

test('a certificate that is wrong is not waited out', async (t) => {
  const old = await world.authority.server(['localhost'], expired);
  const other = await world.authority.server(['clients.example.com']);
  const stranger = await (await makeAuthority('CN=Another authority')).server();
  for (const [pair, says] of [
    [old, /has expired/],
    [other, /is valid only for clients\.example\.com/],
    [stranger, /not signed by/],
  ] as const) {
    const platform: Behaviour = (response, request) => {
      if (request.method === 'PUT') staged.server.present(pair);
      // Each look has its own connection.
      answer(200, one, { connection: 'close' })(response, request);
    };
    const staged = await stage(t, { behaviours: [platform] });
    const { code, stderr } = await staged.imco('cloud', 'servers', 'boot', one.id, '--wait');
    assert.equal(code, 6, stderr);
    assert.match(stderr, says);
    assert.equal(staged.server.received.length, 2);
  }
});
