import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { Failure, type FailureKind } from '../../../src/lib/failures/failures.ts';
import { createRefusalFailure } from '../../../src/platform/failures/refusals.ts';
import { createRedactor } from '../../../src/platform/redact.ts';
import { failureOf } from '../../support/failing.ts';
import { answer } from '../../support/faulty-server.ts';
import { makeWorld, served, type World } from '../../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const refusal = (status: number, body: string, headers: Record<string, string> = {}): Failure =>
  createRefusalFailure(
    { kind: 'answered', status, headers, body: Buffer.from(body), cut: false },
    'PUT https://clients.example.com/v2/cloud/servers/1',
    { redactor: createRedactor(), now: 0 },
  );

test('every status has its kind and code', () => {
  const table: readonly (readonly [number, FailureKind, string])[] = [
    [301, 'connection', 'redirected'],
    [400, 'conflict', 'invalid'],
    [401, 'credentials', 'unauthorized'],
    [403, 'credentials', 'forbidden'],
    [404, 'target', 'not_found'],
    [408, 'timeout', 'request_timeout'],
    [409, 'conflict', 'conflict'],
    [410, 'target', 'not_found'],
    [418, 'failed', 'failed'],
    [422, 'conflict', 'invalid'],
    [429, 'unavailable', 'rate_limited'],
    [499, 'failed', 'failed'],
    [500, 'unavailable', 'server_error'],
    [502, 'unavailable', 'server_error'],
    [503, 'unavailable', 'unavailable'],
    [599, 'unavailable', 'server_error'],
  ];
  for (const [status, kind, code] of table) {
    const failure = refusal(status, '{"error":"no"}');
    assert.deepEqual([failure.kind, failure.code], [kind, code], String(status));
    assert.equal(failure.details.status, status);
    assert.equal(failure.details.request, 'PUT https://clients.example.com/v2/cloud/servers/1');
  }
});

test("what is not the platform's word has its own kinds, codes and words", () => {
  const page = '<html><head><title>Blocked by policy</title></head><body>x</body></html>';
  const table: readonly (readonly [number, FailureKind, string])[] = [
    [400, 'connection', 'foreign_answer'],
    [401, 'connection', 'foreign_answer'],
    [403, 'connection', 'foreign_answer'],
    [404, 'connection', 'foreign_answer'],
    [405, 'connection', 'foreign_answer'],
    [408, 'timeout', 'request_timeout'],
    [409, 'conflict', 'conflict'],
    [410, 'connection', 'foreign_answer'],
    [413, 'connection', 'foreign_answer'],
    [422, 'conflict', 'invalid'],
    [429, 'unavailable', 'rate_limited'],
    [500, 'unavailable', 'server_error'],
    [502, 'unavailable', 'server_error'],
    [503, 'unavailable', 'unavailable'],
    [504, 'unavailable', 'server_error'],
    [511, 'connection', 'foreign_answer'],
  ];
  const bodies = [
    page,
    'default backend - 404',
    '',
    '[]',
    '"no"',
    '7',
    '{"message":"no Route matched"}',
  ];
  for (const [status, kind, code] of table) {
    for (const body of bodies) {
      const failure = refusal(status, body);
      const isPage = body === page && kind === 'conflict';
      const expected = isPage ? ['connection', 'foreign_answer'] : [kind, code];
      assert.deepEqual([failure.kind, failure.code], expected, `${status} ${body}`);
      if ((status === 409 || status === 422) && body !== page) continue;
      assert.match(failure.message, /^a (?:proxy or load balancer|firewall or proxy) responded/);
      assert.doesNotMatch(failure.message, /does not allow|does not have|administrator/);
      assert.match(failure.details.hint ?? '', /may have been carried out/);
    }
    assert.match(refusal(status, page).message, /web page "Blocked by policy"$/);
  }
});

test('an HTML page with 409 or 422 is not from the platform, by content type or content', () => {
  const page = '<!DOCTYPE html><title>Error 1001 | DNS resolution error</title>';
  for (const status of [409, 422]) {
    for (const [body, type] of [
      [page, 'text/html; charset=UTF-8'],
      [page, 'application/json'],
      ['error code: 1001', 'text/html'],
      ['{"error":"no"}', 'text/html'],
    ] as const) {
      const failure = refusal(status, body, { 'content-type': type });
      assert.equal(failure.code, 'foreign_answer', `${status} ${type} ${body}`);
      assert.match(failure.message, /responded instead of the platform \(4(?:09|22)\)/);
      assert.match(failure.details.hint ?? '', /may have been carried out/);
    }
    for (const body of ['', 'name has already been taken', '{"name":["is taken"]}']) {
      const failure = refusal(status, body, { 'content-type': 'text/plain' });
      assert.equal(failure.kind, 'conflict', `${status} ${body}`);
    }
  }
});

test("JSON that calls itself a web page is not the platform's", () => {
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  assert.equal(refusal(404, '{"error":"no"}', headers).code, 'foreign_answer');
  assert.equal(
    refusal(404, '{"error":"no"}', { 'content-type': 'application/json' }).code,
    'not_found',
  );
  assert.equal(refusal(404, '{"errors":{"base":["no"]}}').code, 'not_found');
});

test('a 404 on a path that every platform has is reported as a wrong endpoint, with the path', () => {
  for (const body of ['<html><title>404 Not Found</title></html>', '{"error":"Not found"}', '']) {
    for (const path of ['/v3/ping', '/v2/labels', '/v2/cloud/server_arrays', '/krane/ping']) {
      const failure = createRefusalFailure(
        { kind: 'answered', status: 404, headers: {}, body: Buffer.from(body), cut: false },
        `GET https://clients.example.com:886${path}`,
        { redactor: createRedactor(), now: 0 },
      );
      assert.deepEqual([failure.kind, failure.code], ['connection', 'no_api']);
      assert.ok(failure.message.startsWith(`the endpoint has no API at ${path} (404)`));
      assert.equal(failure.details.hint, 'check endpoint, port and --api');
    }
  }
});

test('errors by field reach the message and the details, whatever their shape', () => {
  const failure = refusal(
    422,
    JSON.stringify({
      errors: {
        name: ["can't be blank", 'is too short'],
        size: 'is no number',
        template_id: { message: 'is unknown' },
        rules: [{ min_port: ['is missing'] }],
        base: ['the account is full'],
        count: 3,
        nothing: null,
      },
    }),
  );
  assert.deepEqual(failure.details.fields, {
    name: ["can't be blank", 'is too short'],
    size: ['is no number'],
    template_id: ['is unknown'],
    rules: ['min_port: is missing'],
    base: ['the account is full'],
    count: ['3'],
    nothing: [],
  });
  assert.match(
    failure.message,
    /^the platform refused the request \(422\): name: can't be blank, is too short; size: is no number; /,
  );
});

test('other bodies are summarised in one line', () => {
  const said = (body: string) => refusal(409, body).message.replace(/^.*?\(409\)(: )?/, '');
  assert.equal(said('{"error":"the server is booting"}'), 'the server is booting');
  assert.equal(said('{"error":{"code":7,"message":"busy"}}'), 'busy');
  assert.equal(said('{"message":"busy"}'), 'busy');
  assert.equal(said('{"errors":["a","b"]}'), 'a; b');
  assert.equal(said('{"errors":"busy"}'), 'busy');
  assert.equal(said('{"errors":{},"error":"busy"}'), 'busy');
  assert.equal(said('"busy"'), 'busy');
  assert.equal(said('{"state":"booting"}'), '{"state":"booting"}');
  assert.equal(said('plain\n  text'), 'plain text');
  assert.equal(said(''), '');
  assert.equal(
    said('<!DOCTYPE html><html><head><title>Bad\n Gateway</title></head><body>x</body></html>'),
    'web page "Bad Gateway"',
  );
  assert.equal(
    said('<html><style>p{}</style><body><p>Sorry &amp; bye</p></body>'),
    'web page "Sorry & bye"',
  );
  assert.equal(said('x'.repeat(5000)).length, 203);
});

test('invalid UTF-8 and secrets do not come through', () => {
  const failure = createRefusalFailure(
    {
      kind: 'answered',
      status: 422,
      headers: {},
      body: Buffer.concat([Buffer.from('{"error":"bad \xff byte"'), Buffer.from([0xff])]),
      cut: true,
    },
    'PUT https://h/v2/x?token=abc',
    { redactor: createRedactor(), now: 0 },
  );
  assert.equal(failure.details.request, 'PUT https://h/v2/x?token=[redacted]');
  const leaky = refusal(422, JSON.stringify({ echo: { password: 'hunter2' }, psk: 'hunter2' }));
  assert.ok(!leaky.message.includes('hunter2'));
});

test('a reason about a secret is reported without the secret', async () => {
  const refused = (sent: unknown, reason: string) =>
    createRefusalFailure(
      {
        kind: 'answered',
        status: 422,
        headers: {},
        body: Buffer.from(JSON.stringify({ errors: { psk: [reason], name: ['is hunter2'] } })),
        cut: false,
      },
      'POST https://h/v2/x',
      { redactor: createRedactor(), now: 0, sent },
    ).message;
  const told = refused({ psk: 'hunter2' }, 'hunter2 is too short');
  assert.match(told, /psk: \[redacted\] is too short; name: is \[redacted\]$/);
  assert.match(
    refused({ account_data: { psk: 'abcdef' } }, "can't be blank"),
    /psk: can't be blank/,
  );
  // What is as short as a word, or was not sent, can't be told apart from the reason.
  for (const sent of [{ psk: 'is' }, {}, undefined]) {
    assert.match(refused(sent, 'hunter2 is too short'), /psk: \[redacted\]/);
  }
});

test('the certificate error page of nginx is a credentials failure', () => {
  for (const title of ['The SSL certificate error', 'No required SSL certificate was sent']) {
    const page = `<html>\r\n<head><title>400 ${title}</title></head>\r\n<body></body></html>`;
    const failure = refusal(400, page);
    assert.equal(failure.kind, 'credentials');
    assert.equal(failure.code, 'client_certificate_refused');
  }
  const other = refusal(403, '<html><title>403.7 - Client certificate required</title></html>');
  assert.equal(other.code, 'client_certificate_refused');
  for (const status of [495, 496]) {
    const own = refusal(status, '<html><title>Who are you?</title></html>');
    assert.equal(own.code, 'client_certificate_refused');
  }
});

test("a page about the server's certificate is not about ours", () => {
  for (const title of [
    'Blocked: Server SSL Certificate Validation Error',
    'SSL certificate problem: self-signed certificate in chain',
    'Invalid TLS Certificate',
    'Access denied: the SSL certificate error of this site was reported',
    'Untrusted server: no required SSL certificate was sent by it',
  ]) {
    for (const status of [400, 401, 403]) {
      const page = `<html><head><title>${title}</title></head></html>`;
      const failure = refusal(status, page, { 'content-type': 'text/html' });
      assert.equal(failure.code, 'foreign_answer', `${status} ${title}`);
      assert.doesNotMatch(`${failure.message} ${failure.details.hint}`, /your certificate|revoked/);
    }
  }
});

test('a redirect is refused, and its target is named', async (t) => {
  for (const status of [301, 302, 307, 308]) {
    const { platform, server } = await served(t, world, [
      answer(status, '', { location: 'https://user:secret@evil.example/login' }),
    ]);
    const failure = await failureOf(platform.send({ method: 'GET', path: '/ping' }));
    assert.equal(failure.kind, 'connection');
    assert.equal(failure.code, 'redirected');
    assert.match(failure.message, /to https:\/\/\[redacted\]@evil\.example\/login/);
    assert.equal(server.received.length, 1);
  }
});

test('a refusal over the wire carries status, fields and request', async (t) => {
  const { platform, server } = await served(t, world, [
    answer(422, { errors: { name: ['has already been taken'] } }),
  ]);
  const failure = await failureOf(
    platform.send({ method: 'POST', path: '/cloud/servers', body: { name: 'web-1' } }),
  );
  assert.equal(failure.kind, 'conflict');
  assert.equal(failure.details.status, 422);
  assert.deepEqual(failure.details.fields, { name: ['has already been taken'] });
  assert.equal(failure.details.request, `POST ${server.endpoint}/cloud/servers`);
});

test('a refusal of many megabytes is read only up to a limit', async (t) => {
  const { platform } = await served(t, world, [answer(404, 'x'.repeat(8_000_000))]);
  const failure = await failureOf(platform.send({ method: 'GET', path: '/ping' }));
  assert.equal(failure.code, 'no_api');
  assert.ok(failure.message.length < 300);
});

test('every JSON body of a refusal can be read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, value) => {
      for (const body of [value, { errors: value }, { error: value }]) {
        assert.ok(refusal(status, JSON.stringify(body)) instanceof Failure);
      }
    }),
  );
});

test('a change refused by a proxy is reported as possibly carried out', () => {
  const page = { 'content-type': 'text/html' };
  for (const status of [301, 302, 307, 400, 404, 408, 413, 414, 418, 431, 500, 502, 503, 504]) {
    const { details } = refusal(status, '<html><title>x</title></html>', page);
    assert.match(details.hint ?? '', /may have been carried out/, String(status));
  }
});

test('the hint gives the time of the response, and times are in readable units', () => {
  const hour = refusal(503, '<html></html>', {
    'retry-after': '3600',
    'content-type': 'text/html',
  });
  assert.match(hour.message, /in 1 hour /);
  assert.match(hour.details.hint ?? '', /try again then/);
  assert.doesNotMatch(hour.details.hint ?? '', /minutes/);
  for (const [seconds, words] of [
    [1, '1 second'],
    [90, '90 seconds'],
    [5400, '90 minutes'],
    [7261, 'about 2 hours'],
    [86_400, '1 day'],
    [315_642_670, 'about 3653 days'],
  ] as const) {
    const { message } = refusal(503, '{"error":"x"}', { 'retry-after': String(seconds) });
    assert.ok(message.includes(`to try again in ${words}`), message);
  }
});
