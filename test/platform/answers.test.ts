import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ConnectionFailure } from '../../src/lib/failures/failures.ts';
import { failureOf } from '../support/failing.ts';
import { answer } from '../support/faulty-server.ts';
import { makeWorld, served, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const ping = { method: 'GET', path: '/ping' } as const;

test('any 2xx is an answer, with or without a body', async (t) => {
  const { platform } = await served(t, world, [
    answer(200, [1]),
    answer(201, { id: '1' }),
    answer(202),
    answer(204),
    answer(200, '  \n'),
    answer(200, 'null'),
  ]);
  assert.deepEqual(await platform.send(ping), { status: 200, body: [1] });
  assert.deepEqual(await platform.send(ping), { status: 201, body: { id: '1' } });
  assert.deepEqual(await platform.send(ping), { status: 202, body: undefined });
  assert.deepEqual(await platform.send(ping), { status: 204, body: undefined });
  assert.deepEqual(await platform.send(ping), { status: 200, body: undefined });
  assert.deepEqual(await platform.send(ping), { status: 200, body: null });
});

test('a byte order mark and invalid UTF-8 do not matter', async (t) => {
  const { platform } = await served(t, world, [
    answer(200, Buffer.from('\uFEFF{"name":"\u00e9"}')),
    answer(200, Buffer.concat([Buffer.from('["'), Buffer.from([0xff]), Buffer.from('"]')])),
  ]);
  assert.deepEqual((await platform.send(ping)).body, { name: '\u00e9' });
  assert.deepEqual((await platform.send(ping)).body, ['\uFFFD']);
});

test('a web page is summarised by its title', async (t) => {
  const page = '<!doctype html><html><head><title>Guest &amp; Wi-Fi</title></head></html>';
  const { platform } = await served(t, world, [answer(200, page, { 'content-type': 'text/html' })]);
  const failure = await failureOf(platform.send(ping));
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'no_json');
  assert.equal(failure.message, 'the response is a web page: Guest & Wi-Fi');
  assert.match(failure.details.hint ?? '', /proxy/);
});

test('incomplete or invalid JSON is reported without its content', async (t) => {
  const { platform } = await served(t, world, [answer(200, '[{"id":"1","psk":"hunter2')]);
  const failure = await failureOf(platform.send(ping));
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'broken_json');
  assert.equal(failure.message, 'the response is invalid or incomplete JSON');
  assert.equal(failure.details.status, 200);
});

test('text that is not JSON is summarised by its first words', async (t) => {
  const { platform } = await served(t, world, [answer(200, `It works. ${'-'.repeat(5000)}`)]);
  const failure = await failureOf(platform.send(ping));
  assert.match(failure.message, /^the response is not JSON: It works\. -+\.\.\.$/);
  assert.ok(failure.message.length < 250);
});

test('escape sequences in an answer are data and stay as they are', async (t) => {
  const name = '\u001b[2Jweb\u202e';
  const { platform } = await served(t, world, [answer(200, { name })]);
  assert.deepEqual((await platform.send(ping)).body, { name });
});
