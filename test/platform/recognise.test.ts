import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ConnectionFailure } from '../../src/failures.ts';
import type { Progress } from '../../src/platform/exchange.ts';
import { recognise } from '../../src/platform/recognise.ts';
import { redactorOf } from '../../src/platform/redact.ts';
import { connectionTo, makeWorld, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const endpoint = 'https://clients.example.com/v2';

const recognised = (error: unknown, progress: Progress, method = 'PUT') =>
  recognise(
    { kind: 'broken', error, progress },
    {
      connection: connectionTo(endpoint, world),
      redactor: redactorOf(),
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

test('a change of which anything was sent may have been carried out, whatever broke', () => {
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

test('too few open files are told as what they are', () => {
  for (const code of ['EMFILE', 'ENFILE']) {
    const failure = recognised(Object.assign(new Error(`connect ${code}`), { code }), 'unsent');
    assert.deepEqual([failure.kind, failure.code], ['configuration', 'too_many_open_files']);
    assert.match(failure.details.hint ?? '', /ulimit -n/);
  }
});

test('what is wrong with a certificate lasts, what breaks may pass', () => {
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
