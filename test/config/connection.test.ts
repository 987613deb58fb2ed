import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { createConnection } from '../../src/config/connection.ts';
import type { LoadOptions } from '../../src/config/files/layers.ts';
import { ConfigurationFailure } from '../../src/lib/failures/failures.ts';
import { type Authority, makeAuthority, type Pair } from '../support/certificates.ts';
import { failureOf } from '../support/failing.ts';
import { folderWith } from '../support/folders.ts';
import { runImco } from '../support/program.ts';
import { loadedWith } from './loading.ts';

let authority: Authority;
let person: Pair;
before(async () => {
  authority = await makeAuthority();
  person = await authority.client('CN=ada,O=Example,OU=Operators');
});

const folder = 'home/.config/imco';
const settingsFile = 'domain: example.com\nca: ca_cert.pem\ncert: cert.crt\nkey: private/cert.key';

const filesWith = (change: Readonly<Record<string, string>> = {}) => ({
  [`${folder}/config.yaml`]: settingsFile,
  [`${folder}/ca_cert.pem`]: authority.cert,
  [`${folder}/cert.crt`]: person.cert,
  [`${folder}/private/cert.key`]: person.key,
  ...Object.fromEntries(
    Object.entries(change).map(([name, content]) => [`${folder}/${name}`, content]),
  ),
});

const connected = async (
  t: TestContext,
  files: Readonly<Record<string, string>>,
  options: Partial<LoadOptions> = {},
) => {
  const loaded = await loadedWith(t, files, options);
  const notices: string[] = [];
  const connection = await createConnection(loaded.settings, {
    notice: (line) => notices.push(line),
    platform: 'linux',
  });
  return { connection, notices, home: join(loaded.folder, folder) };
};

test('settings and their files make a connection', async (t) => {
  const { connection, notices, home } = await connected(t, filesWith());
  assert.deepEqual(connection, {
    endpoint: 'https://clients.example.com/v2',
    api: 'v2',
    ca: { path: join(home, 'ca_cert.pem'), pem: authority.cert },
    cert: { path: join(home, 'cert.crt'), pem: person.cert },
    key: { path: join(home, 'private/cert.key'), pem: person.key },
    systemCa: false,
  });
  assert.deepEqual(notices, []);
});

test('the storage can have its own CA', async (t) => {
  const settings = `${settingsFile}\nstorage-ca: storage.pem`;
  const other = (await makeAuthority('CN=Storage')).cert;
  const files = filesWith({ 'config.yaml': settings, 'storage.pem': other });
  const { connection, home } = await connected(t, files);
  assert.deepEqual(connection.storageCa, { path: join(home, 'storage.pem'), pem: other });

  const missing = await failureOf(connected(t, filesWith({ 'config.yaml': settings })));
  assert.equal(missing.code, 'unreadable_file');
  assert.match(missing.message, /^storage-ca .*storage\.pem \(from .*\) does not exist$/);
  assert.match(missing.details.hint ?? '', /if the storage has a publicly trusted certificate/);

  const strange = filesWith({ 'config.yaml': settings, 'storage.pem': 'none' });
  const malformed = await failureOf(connected(t, strange));
  assert.equal(malformed.code, 'malformed_credentials');
  assert.match(malformed.message, /does not contain a certificate in PEM format$/);
});

test('without any configuration the two ways shows how are named', async (t) => {
  for (const env of [{}, { IMCO_OUTPUT: 'json', IMCO_TIMEOUT: '5s' }]) {
    const failure = await failureOf(connected(t, {}, { env }));
    assert.ok(failure instanceof ConfigurationFailure);
    assert.equal(failure.code, 'not_configured');
    assert.equal(failure.message, 'no platform is configured');
    const hint = failure.details.hint ?? '';
    assert.match(hint, /"imco login api-key\.zip" to log in, or "imco sandbox start" to try imco/);
  }
});

for (const columns of [40, 80]) {
  test(`a first run fits into five lines of ${columns} columns, with its commands in one piece`, async (t) => {
    const home = await folderWith(t, {});
    const words = ['cloud', 'servers', 'list'];
    const { code, stdout, stderr } = await runImco(words, { home, cwd: home, screen: columns });
    assert.equal(code, 10);
    assert.equal(stdout, '');
    const lines = stderr.trimEnd().split('\n');
    assert.ok(lines.length <= 5, stderr);
    for (const line of lines) assert.ok(line.length <= columns, line);
    for (const command of ['"imco login api-key.zip"', '"imco sandbox start"'])
      assert.ok(
        lines.some((line) => line.includes(command)),
        stderr,
      );
  });
}

test('where a platform is named, or a file is there, what is missing is named', async (t) => {
  const named = await failureOf(connected(t, {}, { env: { IMCO_DOMAIN: 'example.com' } }));
  assert.equal(named.message, 'no platform is configured: ca, cert and key are missing');
  const hint = named.details.hint ?? '';
  assert.match(hint, /"imco login api-key\.zip", .*\/home\/\.config\/imco\/config\.yaml/);
  assert.match(hint, /IMCO_CA, IMCO_CERT and IMCO_KEY/);
  assert.match(hint, /"imco sandbox start"/);
  const empty = await failureOf(connected(t, { [`${folder}/config.yaml`]: 'output: json' }));
  assert.equal(
    empty.message,
    'no platform is configured: domain (or endpoint), ca, cert and key are missing',
  );
});

test('missing settings of a profile are named with the profile', async (t) => {
  const content = 'current: live\nprofiles:\n  live: {domain: example.com, ca: a, cert: b}';
  const failure = await failureOf(connected(t, { [`${folder}/config.yaml`]: content }));
  assert.equal(failure.message, 'no platform is configured: key is missing in profile "live"');
});

test('if no profile is selected, the message lists them', async (t) => {
  const content = 'profiles:\n  live: {domain: example.com}\n  test: {domain: example.org}';
  const failure = await failureOf(connected(t, { [`${folder}/config.yaml`]: content }));
  assert.equal(failure.code, 'not_configured');
  assert.equal(
    failure.details.hint,
    'choose a profile with --profile or "imco config use": live or test',
  );
});

test('a file that is not there is named with its setting and origin', async (t) => {
  const { [`${folder}/cert.crt`]: _, ...files } = filesWith();
  const failure = await failureOf(connected(t, files));
  assert.equal(failure.kind, 'configuration');
  assert.equal(failure.code, 'unreadable_file');
  assert.match(
    failure.message,
    /^cert \/.*\/cert\.crt \(from \/.*\/config\.yaml\) does not exist$/,
  );
  const given = await failureOf(connected(t, filesWith(), { flags: { ca: '/nowhere/ca.pem' } }));
  assert.equal(given.message, 'ca /nowhere/ca.pem (from --ca) does not exist');
  const dir = await failureOf(connected(t, filesWith(), { env: { IMCO_KEY: '/' } }));
  assert.equal(dir.message, 'key / (from IMCO_KEY) is a folder');
});

test('files that are not PEM are named', async (t) => {
  for (const [name, content, words] of [
    ['ca_cert.pem', 'hello', 'does not contain a certificate in PEM format'],
    ['cert.crt', '', 'is empty'],
    ['cert.crt', person.key, 'contains a private key, not a certificate'],
    ['private/cert.key', 'hello', 'does not contain a private key in PEM format'],
    ['private/cert.key', person.cert, 'contains a certificate, not a private key'],
  ] as const) {
    const failure = await failureOf(connected(t, filesWith({ [name]: content })));
    assert.equal(failure.code, 'malformed_credentials');
    assert.ok(failure.message.endsWith(words), failure.message);
    assert.ok(failure.message.includes(`/${name} (from /`), failure.message);
  }
});

test('an encrypted key is distinguished from a broken one', async (t) => {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: {
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'hunter2',
    },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const failure = await failureOf(connected(t, filesWith({ 'private/cert.key': privateKey })));
  assert.equal(failure.code, 'locked_key');
});

test('a key of another certificate is found', async (t) => {
  const other = await authority.client();
  const failure = await failureOf(connected(t, filesWith({ 'private/cert.key': other.key })));
  assert.equal(failure.code, 'key_mismatch');
  assert.match(failure.message, /^key .*cert\.key \(from .*\) does not match cert .*cert\.crt/);
});

test('certificates of servers are refused', async (t) => {
  const tapp = await makeAuthority('CN=Root,O=Tapp');
  const hosts = await authority.client('CN=web-1,OU=Hosts');
  const unnamed = await tapp.client('CN=web-1');
  for (const { cert, key } of [hosts, unnamed]) {
    const failure = await failureOf(
      connected(t, filesWith({ 'cert.crt': cert, 'private/cert.key': key })),
    );
    assert.equal(failure.code, 'agent_certificate');
    assert.match(failure.message, /belongs to a server, not to a person$/);
  }
  const staff = await tapp.client('CN=ada,OU=Staff');
  await connected(t, filesWith({ 'cert.crt': staff.cert, 'private/cert.key': staff.key }));
});

test('a private key that others can read causes one notice with the fix', async (t) => {
  const { settings, folder: root } = await loadedWith(t, filesWith());
  const key = join(root, folder, 'private/cert.key');
  for (const [mode, platform, count] of [
    [0o640, 'linux', 1],
    [0o604, 'linux', 1],
    [0o600, 'linux', 0],
    [0o400, 'linux', 0],
    [0o644, 'win32', 0],
  ] as const) {
    await chmod(key, mode);
    const notices: string[] = [];
    await createConnection(settings, { notice: (line) => notices.push(line), platform });
    assert.equal(notices.length, count, mode.toString(8));
    if (count) assert.ok(notices[0]?.endsWith(`run chmod 600 '${key}'`));
  }
});
