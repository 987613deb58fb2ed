/** Who gets to see the operator's certificate, and what is asked of a server. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { connect } from 'node:tls';
import type { Failure } from '../../src/lib/failures/failures.ts';
import { createTlsSettings, openTls, openUnverifiedTls } from '../../src/lib/tls/tls.ts';
import type { Connection } from '../../src/platform/platform.ts';
import {
  type Authority,
  forgedBy,
  makeAuthority,
  type Pair,
  tangledChain,
} from '../support/certificates.ts';
import { failureOf } from '../support/failing.ts';
import { startImpostor } from '../support/impostor.ts';
import { connectionTo, makeWorld, opened, type World } from '../support/mutual-tls.ts';

const versions = ['TLSv1.2', 'TLSv1.3'] as const;

let world: World;
let other: Authority;
before(async () => {
  [world, other] = await Promise.all([makeWorld(), makeAuthority('CN=Somebody else')]);
});

/** Servers that are not the platform, by what is wrong with them. */
const impostors: readonly (readonly [what: string, pair: () => Promise<Pair>, code: string])[] = [
  ['of another CA', () => other.server(), 'unknown_ca'],
  [
    'of the same CA for another host',
    () => world.authority.server(['example.com']),
    'host_mismatch',
  ],
  [
    'that shows the certificate of a person',
    () => world.authority.client('CN=localhost'),
    'server_certificate_unfit',
  ],
  [
    'with a common name only',
    () => world.authority.nameless('CN=localhost'),
    'server_certificate_without_name',
  ],
  [
    'whose certificate has expired',
    () => world.authority.server(['localhost'], { from: -9, to: -1 }),
    'server_certificate_expired',
  ],
];

const boot = { method: 'PUT', path: '/cloud/servers/1/boot', body: {} } as const;

const refusedBy = async (
  t: TestContext,
  endpoint: string,
  change: Partial<Connection> = {},
): Promise<Failure> => {
  const platform = await opened(t, { ...connectionTo(endpoint, world), ...change });
  return failureOf(platform.send(boot));
};

for (const version of versions) {
  describe(`a server over ${version}`, () => {
    for (const [what, pair, code] of impostors) {
      test(`${what} is refused before it receives a certificate or a request`, async (t) => {
        const impostor = await startImpostor(t, await pair(), {
          minVersion: version,
          maxVersion: version,
        });
        const failure = await refusedBy(t, impostor.endpoint);
        assert.equal(failure.code, code, failure.message);
        assert.ok(impostor.connections() > 0);
        assert.deepEqual([impostor.answered(), impostor.shown, impostor.requests], [0, [], []]);
      });
    }

    test('is known before our certificate is shown, whether it staples an answer or not', async (t) => {
      const { server: pair, authority, person } = world;
      const limits = { minVersion: version, maxVersion: version };
      // An OCSPResponse that says no more than "unauthorized" (RFC 6960, 4.2.1).
      for (const staple of [undefined, Buffer.from([0x30, 0x03, 0x0a, 0x01, 0x06])]) {
        const server = await startImpostor(t, pair, { ...limits, ...(staple && { staple }) });
        const identity = { ...person, ca: authority.cert };
        const options = {
          ...identity,
          port: server.port,
          servername: 'localhost',
          requestOCSP: true,
        };
        const socket = connect(options);
        t.after(() => socket.destroy());
        const seen: unknown[] = [];
        socket.once('OCSPResponse', (response) => {
          seen.push(response, socket.getPeerCertificate().raw instanceof Buffer);
        });
        await once(socket, 'secureConnect');
        assert.deepEqual(seen, [staple ?? null, true]);
      }
    });
  });
}

test('NODE_TLS_REJECT_UNAUTHORIZED turns nothing off', async (t) => {
  const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  t.after(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  });
  for (const [what, pair, code] of impostors) {
    const impostor = await startImpostor(t, await pair());
    const failure = await refusedBy(t, impostor.endpoint);
    assert.equal(failure.code, code, what);
    assert.deepEqual([impostor.answered(), impostor.requests], [0, []], what);
  }
});

test('OpenSSL verifies the server again after the handshake', async (t) => {
  // Where no certificate of ours is shown there is nothing to be judged before that.
  const settings = createTlsSettings({ cas: [world.authority.cert], oldest: '1.2' });
  for (const [what, pair] of impostors) {
    const impostor = await startImpostor(t, await pair());
    const socket = openTls({ host: 'localhost', port: impostor.port }, settings);
    t.after(() => socket.destroy());
    await assert.rejects(once(socket, 'secureConnect'), Error, what);
    assert.deepEqual(impostor.requests, []);
  }
  const real = await startImpostor(t, world.server);
  const socket = openTls({ host: 'localhost', port: real.port }, settings);
  t.after(() => socket.destroy());
  await once(socket, 'secureConnect');
});

test('the platform itself sees the certificate, in both versions', async (t) => {
  for (const version of versions) {
    const real = await startImpostor(t, world.server, { minVersion: version, maxVersion: version });
    const platform = await opened(t, connectionTo(real.endpoint, world));
    await platform.send(boot);
    assert.deepEqual(real.shown, ['ada']);
    assert.deepEqual(real.requests, ['PUT /v2/cloud/servers/1/boot']);
  }
});

test('a CA between, which the server sends along, leads to the one that is trusted', async (t) => {
  const between = await world.authority.authority('CN=Between');
  const pair = await between.server();
  const real = await startImpostor(
    t,
    { ...pair, cert: `${pair.cert}\n${between.cert}` },
    {
      maxVersion: 'TLSv1.2',
    },
  );
  const platform = await opened(t, connectionTo(real.endpoint, world));
  await platform.send(boot);
  assert.deepEqual(real.shown, ['ada']);
  // Without it the chain is broken, and nobody gets to see anything.
  const alone = await startImpostor(t, pair, { maxVersion: 'TLSv1.2' });
  assert.equal((await refusedBy(t, alone.endpoint)).code, 'unknown_ca');
  assert.deepEqual([alone.answered(), alone.requests], [0, []]);
});

test('a chain of CAs that have all signed each other holds nobody up', async (t) => {
  const { leaf, twins } = await tangledChain(12);
  for (const count of [8, 12]) {
    const cert = [leaf.cert, ...twins.slice(0, count)].join('\n');
    const impostor = await startImpostor(t, { cert, key: leaf.key }, { maxVersion: 'TLSv1.2' });
    const begun = performance.now();
    assert.equal((await refusedBy(t, impostor.endpoint)).code, 'unknown_ca');
    assert.ok(performance.now() - begun < 5000, `${count} took too long`);
    assert.deepEqual([impostor.answered(), impostor.requests], [0, []]);
  }
});

test('a client certificate of the platform is not accepted as its CA', async (t) => {
  // Signed with the key of a certificate that is for a client.
  const forged = await forgedBy(world.person);
  const impostor = await startImpostor(t, forged, { maxVersion: 'TLSv1.2' });
  assert.equal((await refusedBy(t, impostor.endpoint)).code, 'unknown_ca');
  assert.deepEqual([impostor.answered(), impostor.requests], [0, []]);
});

test('only cipher suites with forward secrecy and authenticated encryption are used', async (t) => {
  const pair = await world.authority.server(undefined, undefined, 2048);
  for (const ciphers of ['AES128-SHA', 'AES256-GCM-SHA384', 'ECDHE-RSA-AES128-SHA256']) {
    const weak = await startImpostor(t, pair, { maxVersion: 'TLSv1.2', ciphers });
    assert.equal((await refusedBy(t, weak.endpoint)).code, 'handshake_failure', ciphers);
    assert.deepEqual(weak.requests, []);
  }
});

test('a server whose key is too short is refused', async (t) => {
  const pair = await world.authority.server(undefined, undefined, 1024);
  const weak = await startImpostor(t, pair, { ciphers: 'DEFAULT:@SECLEVEL=0' });
  assert.equal((await refusedBy(t, weak.endpoint)).code, 'server_certificate_weak');
  assert.deepEqual(weak.requests, []);
});

test('a revoked certificate is refused if crl names a list', async (t) => {
  const [revoked, good] = [await world.authority.server(), world.server];
  const crl = { path: '/keys/revoked.pem', pem: await world.authority.revoking([revoked]) };
  const bad = await startImpostor(t, revoked);
  const failure = await refusedBy(t, bad.endpoint, { crl });
  assert.equal(failure.code, 'server_certificate_revoked', failure.message);
  assert.deepEqual(bad.requests, []);
  const real = await startImpostor(t, good);
  const platform = await opened(t, { ...connectionTo(real.endpoint, world), crl });
  await platform.send(boot);
  // A list of another CA says nothing of this one.
  const strange = { path: '/keys/other.pem', pem: await other.revoking([]) };
  assert.equal((await refusedBy(t, real.endpoint, { crl: strange })).code, 'crl_unusable');
});

test('with tls-min 1.3, older versions are refused', async (t) => {
  const old = await startImpostor(t, world.server, { maxVersion: 'TLSv1.2' });
  const failure = await refusedBy(t, old.endpoint, { tlsMin: '1.3' });
  assert.equal(failure.code, 'tls_version');
  assert.match(failure.details.hint ?? '', /tls-min/);
  assert.deepEqual(old.requests, []);
});

test('a server nobody vouches for can not be looked at with a certificate of ours', () => {
  const settings = createTlsSettings({ cas: [], identity: world.person, oldest: '1.2' });
  assert.throws(() => openUnverifiedTls({ host: 'localhost', port: 1 }, settings));
});

test('one module opens TLS', () => {
  const opening = /from 'node:(?:tls|https)'/;
  const files = readdirSync('src', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => {
      const text = readFileSync(join('src', file), 'utf8');
      const imported = /import (?!type)\{([^}]*)\} from 'node:(?:tls|https)'/g;
      const names = [...text.matchAll(imported)].flatMap(([, list = '']) => list.split(','));
      return (
        opening.test(text) &&
        names.some((name) => /^\s*(connect|request|get|createSecureContext)\b/.test(name))
      );
    });
  assert.deepEqual(files, ['lib/tls/tls.ts']);
});
