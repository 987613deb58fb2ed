/** Which CAs count beside that of the profile, and when. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { type Authority, makeAuthority } from '../../support/certificates.ts';
import { folderWith } from '../../support/folders.ts';
import { startImpostor } from '../../support/impostor.ts';
import { makeWorld, type World } from '../../support/mutual-tls.ts';
import { runImco } from '../../support/program.ts';

let world: World;
let company: Authority;
before(async () => {
  [world, company] = await Promise.all([makeWorld(), makeAuthority('CN=Company')]);
});

/** Pings a platform whose certificate is from the company's CA, which the profile does not name. */
const pinged = async (t: TestContext, env: Readonly<Record<string, string>>) => {
  const folder = await folderWith(t, {
    'ca.pem': world.authority.cert,
    'cert.pem': world.person.cert,
    'key.pem': world.person.key,
    'company.pem': `# a comment\n${company.cert}\n`,
    'revoked.pem': await company.revoking([]),
    'empty.pem': '',
  });
  const server = await startImpostor(t, await company.server());
  const paths = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value.replace('@', folder)]),
  );
  const ran = await runImco(['ping'], {
    cwd: folder,
    home: folder,
    env: {
      IMCO_ENDPOINT: server.endpoint,
      IMCO_CA: join(folder, 'ca.pem'),
      IMCO_CERT: join(folder, 'cert.pem'),
      IMCO_KEY: join(folder, 'key.pem'),
      ...paths,
    },
  });
  return { ...ran, server };
};

for (const variable of ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS']) {
  test(`${variable} is used only with system-ca`, async (t) => {
    const without = await pinged(t, { [variable]: '@/company.pem' });
    assert.equal(without.code, 6, without.stderr);
    assert.deepEqual(without.server.requests, []);
    const withSystem = await pinged(t, { [variable]: '@/company.pem', IMCO_SYSTEM_CA: 'yes' });
    assert.equal(withSystem.code, 0, withSystem.stderr);
  });

  test(`${variable} with an invalid file is ignored with a notice`, async (t) => {
    for (const value of ['@/missing.pem', '@', '/dev/zero']) {
      const ran = await pinged(t, { [variable]: value, IMCO_SYSTEM_CA: 'yes' });
      assert.equal(ran.code, 6);
      assert.match(ran.stderr, new RegExp(`notice: ${variable} ignored: `));
    }
  });
}

test('a file of revocation lists is checked for its content', async (t) => {
  const system = { SSL_CERT_FILE: '@/company.pem', IMCO_SYSTEM_CA: 'yes' };
  const good = await pinged(t, { ...system, IMCO_CRL: '@/revoked.pem' });
  assert.equal(good.code, 0, good.stderr);
  for (const [value, words] of [
    ['@/missing.pem', /crl .*missing\.pem \(from IMCO_CRL\) does not exist/],
    ['@/empty.pem', /crl .* does not contain a revocation list in PEM format/],
    ['@/company.pem', /crl .* does not contain a revocation list in PEM format/],
  ] as const) {
    const ran = await pinged(t, { ...system, IMCO_CRL: value });
    assert.equal(ran.code, 10, ran.stderr);
    assert.match(ran.stderr, words);
    assert.deepEqual(ran.server.requests, []);
  }
});

test('tls-min works like other settings', async (t) => {
  const system = { SSL_CERT_FILE: '@/company.pem', IMCO_SYSTEM_CA: 'yes' };
  assert.equal((await pinged(t, { ...system, IMCO_TLS_MIN: '1.3' })).code, 0);
  const wrong = await pinged(t, { ...system, IMCO_TLS_MIN: '1.1' });
  assert.equal(wrong.code, 10);
  assert.match(wrong.stderr, /IMCO_TLS_MIN: expected one of 1\.2, 1\.3/);
});
