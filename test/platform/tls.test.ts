import assert from 'node:assert/strict';
import type { ServerOptions } from 'node:https';
import { before, type TestContext, test } from 'node:test';
import {
  ConfigurationFailure,
  ConnectionFailure,
  CredentialsFailure,
} from '../../src/lib/failures/failures.ts';
import { openPlatform } from '../../src/platform/client.ts';
import { recogniseError } from '../../src/platform/failures/recognise.ts';
import type { Connection } from '../../src/platform/platform.ts';
import { createRedactor } from '../../src/platform/redact.ts';
import { expired, makeAuthority, notYetValid, type Pair } from '../support/certificates.ts';
import { realClock } from '../support/clock.ts';
import { failureOf } from '../support/failing.ts';
import { answer, drop, startFaultyServer } from '../support/faulty-server.ts';
import { connectionTo, makeWorld, opened, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const ping = { method: 'GET', path: '/ping' } as const;

/** Pings a server with this certificate and these options; the connection may be changed. */
const pinged = async (
  t: TestContext,
  given: {
    readonly pair?: Pair;
    readonly options?: ServerOptions;
    readonly change?: Partial<Connection>;
  } = {},
) => {
  const { pair = world.server, options = {}, change = {} } = given;
  const server = await startFaultyServer(pair, world.authority.cert, [answer(200, {})], options);
  t.after(() => server.close());
  const platform = await opened(t, { ...connectionTo(server.endpoint, world), ...change });
  return platform.send(ping);
};

const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('TLS 1.2 and TLS 1.3 both work', async (t) => {
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const options = { minVersion: version, maxVersion: version };
    assert.equal((await pinged(t, { options })).status, 200);
  }
});

test('a platform that speaks only older TLS is refused', async (t) => {
  const options = {
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT:@SECLEVEL=0',
  } as const;
  const failure = await failureOf(pinged(t, { options }));
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'tls_version');
});

test('a certificate of another CA is refused, and the CA file is named', async (t) => {
  const other = await makeAuthority('CN=Other authority');
  for (const pair of [await other.server(), await other.server(['example.com'])]) {
    const failure = await failureOf(pinged(t, { pair }));
    assert.ok(failure instanceof ConnectionFailure);
    assert.equal(failure.code, 'unknown_ca', failure.message);
    assert.equal(
      failure.message,
      'the certificate of localhost is not signed by the CA in /keys/ca_cert.pem',
    );
  }
});

test('the CAs of the system do not make a private CA trusted', async (t) => {
  const other = await makeAuthority('CN=Other authority');
  const pair = await other.server();
  const failure = await failureOf(pinged(t, { pair, change: { systemCa: true } }));
  assert.equal(failure.code, 'unknown_ca', failure.message);
  assert.match(failure.message, /or a CA of the system$/);
  assert.equal((await pinged(t, { change: { systemCa: true } })).status, 200);
});

test('a certificate for another host is refused, and the host is named', async (t) => {
  const pair = await world.authority.server(['clients.example.com', 'example.com']);
  const failure = await failureOf(pinged(t, { pair }));
  assert.ok(failure instanceof ConnectionFailure);
  assert.equal(failure.code, 'host_mismatch');
  assert.equal(
    failure.message,
    'the certificate of localhost is valid only for clients.example.com, example.com',
  );
});

test('certificates of the platform outside their validity period are refused', async (t) => {
  for (const [lifetime, code] of [
    [expired, 'server_certificate_expired'],
    [notYetValid, 'server_certificate_not_yet_valid'],
  ] as const) {
    const pair = await world.authority.server(['localhost'], lifetime);
    const failure = await failureOf(pinged(t, { pair }));
    assert.ok(failure instanceof ConnectionFailure);
    assert.equal(failure.code, code);
    assert.match(failure.details.hint ?? '', /clock of this machine/);
  }
});

test('an expired CA and an expired server certificate have different messages', async (t) => {
  const old = await makeAuthority('CN=Old', expired);
  const pair = await old.server();
  const ca = { path: '/keys/old.pem', pem: old.cert };
  const failure = await failureOf(pinged(t, { pair, change: { ca } }));
  assert.equal(failure.code, 'ca_expired');
  assert.equal(failure.message, `the CA in /keys/old.pem expired on ${day(-2)}`);
});

test('an expired client certificate is reported with its date, in TLS 1.2 and 1.3', async (t) => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    for (const [lifetime, words] of [
      [expired, `expired on ${day(-2)}`],
      [notYetValid, `is not valid before ${day(5)}`],
    ] as const) {
      const person = await world.authority.client('CN=ada', lifetime);
      const change = {
        cert: { path: '/keys/cert.crt', pem: person.cert },
        key: { path: '/keys/cert.key', pem: person.key },
      };
      const failure = await failureOf(pinged(t, { options: { maxVersion }, change }));
      assert.ok(failure instanceof CredentialsFailure, failure.message);
      assert.equal(failure.code, 'client_certificate_invalid');
      assert.equal(failure.message, `localhost refused your certificate: /keys/cert.crt ${words}`);
    }
  }
});

test('a connection closed on an expired client certificate is explained', async (t) => {
  const person = await world.authority.client('CN=ada', expired);
  const options = { rejectUnauthorized: false };
  const server = await startFaultyServer(world.server, world.authority.cert, [drop], options);
  t.after(() => server.close());
  const platform = await opened(t, {
    ...connectionTo(server.endpoint, world),
    cert: { path: '/keys/cert.crt', pem: person.cert },
    key: { path: '/keys/cert.key', pem: person.key },
  });
  const failure = await failureOf(platform.send(ping));
  assert.equal(failure.code, 'client_certificate_invalid');
});

test('a platform that closes the connection on an unknown certificate gets no request', async (t) => {
  const stranger = await makeWorld();
  const { cert, key } = connectionTo('', stranger);
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const failure = await failureOf(pinged(t, { options: { maxVersion }, change: { cert, key } }));
    assert.equal(failure.code, 'client_certificate_refused');
    assert.match(failure.details.hint ?? '', /same API key/);
  }
});

test('a TLS alert about the client certificate is a credentials failure', async (t) => {
  // The client has no certificate on a curve this server takes, so it shows none.
  const pair = await world.authority.server(['localhost'], undefined, 'P-384');
  const options = { sigalgs: 'ecdsa_secp384r1_sha384', minVersion: 'TLSv1.3' } as const;
  const failure = await failureOf(pinged(t, { pair, options }));
  assert.ok(failure instanceof CredentialsFailure, failure.message);
  assert.equal(failure.code, 'client_certificate_refused');
  assert.equal(failure.message, 'localhost refused your certificate /keys/cert.crt');
});

test('alerts are recognised in the spelling of every supported Node version', () => {
  const spellings = [
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
    'ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED',
    'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
  ];
  const errors = [
    ...spellings.map((code) => Object.assign(new Error('alert'), { code })),
    Object.assign(
      new Error('write EPROTO 00:error:0A000412:SSL routines::sslv3 alert bad certificate:rec.c'),
      { code: 'EPROTO' },
    ),
  ];
  for (const error of errors) {
    const failure = recogniseError(
      { kind: 'broken', error, progress: 'sent' },
      {
        connection: connectionTo('https://clients.example.com/v2', world),
        redactor: createRedactor(),
        request: 'GET https://clients.example.com/v2/ping',
        now: Date.now(),
      },
    );
    assert.equal(failure.code, 'client_certificate_refused', error.message);
    assert.equal(failure.kind, 'credentials');
  }
});

test('a key of another certificate is found before anything is sent', async () => {
  const other = await world.authority.client();
  const connection = {
    ...connectionTo('https://localhost:1/v2', world),
    key: { path: '/keys/other.key', pem: other.key },
  };
  const failure = await failureOf(
    openPlatform(connection, { version: '1', clock: realClock, random: Math.random }),
  );
  assert.ok(failure instanceof ConfigurationFailure);
  assert.equal(failure.code, 'key_mismatch');
  assert.equal(failure.message, 'the key /keys/other.key does not match /keys/cert.crt');
});

test('a malformed credential file is named', async () => {
  for (const role of ['cert', 'key'] as const) {
    const connection = {
      ...connectionTo('https://localhost:1/v2', world),
      [role]: { path: `/keys/bad.${role}`, pem: 'not PEM at all' },
    };
    const failure = await failureOf(
      openPlatform(connection, { version: '1', clock: realClock, random: Math.random }),
    );
    assert.ok(failure instanceof ConfigurationFailure);
    assert.equal(failure.code, 'malformed_credentials');
    assert.match(failure.message, new RegExp(`^/keys/bad\\.${role} does not contain a readable`));
  }
});
