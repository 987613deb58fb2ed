import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { ConnectionFailure } from '../../../src/lib/failures/failures.ts';
import { recogniseError } from '../../../src/platform/failures/recognise.ts';
import { createRedactor } from '../../../src/platform/redact.ts';
import type { ExchangeProgress } from '../../../src/platform/transport/exchange.ts';
import { connectionTo, makeWorld, type World } from '../../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const endpoint = 'https://clients.example.com/v2';

const recognised = (error: unknown, progress: ExchangeProgress, method = 'PUT') =>
  recogniseError(
    { kind: 'broken', error, progress },
    {
      connection: connectionTo(endpoint, world),
      redactor: createRedactor(),
      request: `${method} ${endpoint}/cloud/servers/1/boot`,
      now: Date.now(),
    },
  );

const errors = [
  new Error('something nobody has heard of'),
  'text',
  Object.assign(new Error('HTTP/2: stream half-closed (remote)'), { code: 'ERR_STRANGE' }),
  Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  Object.assign(new Error('closed'), { code: 'UND_ERR_CLOSED' }),
  Object.assign(new Error('bad'), { code: 'HPE_INVALID_CONSTANT' }),
  Object.assign(new Error('EMFILE'), { code: 'EMFILE' }),
  new ConnectionFailure('the proxy went away', { hint: 'check the proxy' }),
];

test('a change that was sent in part is reported as possibly carried out, whatever failed', () => {
  for (const error of errors) {
    for (const progress of ['sent', 'answering'] as const) {
      const { details, message } = recognised(error, progress);
      assert.match(details.hint ?? '', /may have been carried out/, message);
    }
    for (const failure of [recognised(error, 'unsent'), recognised(error, 'sent', 'GET')]) {
      assert.doesNotMatch(failure.details.hint ?? '', /carried out/, failure.message);
    }
  }
});

const coded = (message: string, code: string, more: object = {}): Error =>
  Object.assign(new Error(message), { code, ...more });

test('a limit of this machine is not reported as a connection failure', () => {
  const cases: readonly (readonly [Error, string, RegExp])[] = [
    [coded('connect EMFILE', 'EMFILE'), 'too_many_open_files', /\(ulimit -n is \d+\).*ulimit -n/],
    [coded('getaddrinfo EMFILE', 'EMFILE'), 'too_many_open_files', /ulimit -n/],
    [coded('connect ENFILE', 'ENFILE'), 'too_many_open_files', /on this machine/],
    [coded('connect ENOMEM', 'ENOMEM'), 'out_of_memory', /ulimit -v/],
    [coded('connect ENOBUFS', 'ENOBUFS'), 'out_of_memory', /ulimit -v/],
    [new RangeError('WebAssembly.Instance(): Out of memory'), 'out_of_memory', /ulimit -v/],
    [new AggregateError([coded('connect EMFILE', 'EMFILE')]), 'too_many_open_files', /ulimit -n/],
  ];
  for (const [error, code, said] of cases) {
    const { kind, code: told, message, details } = recognised(error, 'unsent');
    assert.deepEqual([kind, told], ['configuration', code]);
    assert.match(`${message} ${details.hint}`, said);
  }
});

test('a missing or damaged file of imco is not reported as a connection failure', () => {
  const path = join(dirname(__dirname), 'gone.wasm');
  const compiling = Object.assign(new Error('unexpected end'), { name: 'CompileError' });
  for (const code of ['ENOENT', 'EACCES', 'EIO']) {
    const failure = recognised(coded(`${code}: open '${path}'`, code, { path }), 'unsent');
    assert.deepEqual([failure.kind, failure.code], ['configuration', 'incomplete_installation']);
  }
  assert.equal(recognised(compiling, 'unsent').code, 'incomplete_installation');
});

test('an error in the code is a defect, not a connection failure', () => {
  for (const Kind of [TypeError, ReferenceError]) {
    assert.equal(recognised(new Kind('x is not a function'), 'unsent').kind, 'defect');
  }
  const { kind, details } = recognised(new TypeError('x is not a function'), 'sent');
  assert.equal(kind, 'defect');
  assert.match(details.hint ?? '', /may have been carried out/);
});

test('certificate errors are lasting, connection errors are not', () => {
  const lasting = [
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ];
  for (const code of [...lasting, 'CERT_REVOKED']) {
    assert.equal(
      recognised(Object.assign(new Error(code), { code }), 'unsent').details.lasting,
      true,
    );
  }
  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT']) {
    const { details } = recognised(Object.assign(new Error(code), { code }), 'unsent');
    assert.equal(details.lasting, undefined);
  }
});
