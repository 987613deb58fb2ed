/** Every kind of command against a server that is not the platform, whatever the environment says. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { type Authority, makeAuthority, type Pair } from '../support/certificates.ts';
import { type Impostor, startImpostor } from '../support/impostor.ts';
import { makeWorld, type World } from '../support/mutual-tls.ts';
import { type Ran, spawnImco } from '../support/program.ts';

/** What stands in the way of good sense, with the options of Node it needs. */
interface Weakening {
  readonly env: Readonly<Record<string, string>>;
  readonly option?: string;
}

let folder: string;
let world: World;
let other: Authority;
/** Filled before the tests: paths are known only then. */
const weakenings = new Map<string, () => Weakening>([
  ['nothing', () => ({ env: {} })],
  ['NODE_TLS_REJECT_UNAUTHORIZED=0', () => ({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })],
  [
    'the same without warnings',
    () => ({ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' } }),
  ],
  ['NODE_EXTRA_CA_CERTS', () => ({ env: { NODE_EXTRA_CA_CERTS: join(folder, 'other.pem') } })],
  ['SSL_CERT_FILE', () => ({ env: { SSL_CERT_FILE: join(folder, 'other.pem') } })],
  ['SSL_CERT_DIR', () => ({ env: { SSL_CERT_DIR: folder } })],
  [
    '--use-openssl-ca',
    () => ({ env: { SSL_CERT_FILE: join(folder, 'other.pem') }, option: '--use-openssl-ca' }),
  ],
  [
    '--use-system-ca',
    () => ({ env: { SSL_CERT_FILE: join(folder, 'other.pem') }, option: '--use-system-ca' }),
  ],
  ['NODE_USE_SYSTEM_CA', () => ({ env: { NODE_USE_SYSTEM_CA: '1' } })],
  ['--tls-min-v1.0', () => ({ env: {}, option: '--tls-min-v1.0' })],
  ['--tls-max-v1.2', () => ({ env: {}, option: '--tls-max-v1.2' })],
  ['--tls-cipher-list', () => ({ env: {}, option: '--tls-cipher-list=ALL:@SECLEVEL=0' })],
  ['--tls-keylog', () => ({ env: {}, option: `--tls-keylog=${join(folder, 'keylog')}` })],
  ['--trace-tls', () => ({ env: {}, option: '--trace-tls' })],
  ['--insecure-http-parser', () => ({ env: {}, option: '--insecure-http-parser' })],
  ['OPENSSL_CONF', () => ({ env: { OPENSSL_CONF: join(folder, 'openssl.cnf') } })],
  [
    '--openssl-shared-config',
    () => ({
      env: { OPENSSL_CONF: join(folder, 'openssl.cnf') },
      option: '--openssl-shared-config',
    }),
  ],
  ['SSLKEYLOGFILE', () => ({ env: { SSLKEYLOGFILE: join(folder, 'keylog') } })],
  ['NODE_USE_ENV_PROXY', () => ({ env: { NODE_USE_ENV_PROXY: '1' } })],
]);

/** All that a configuration of OpenSSL can allow without loading code. */
const openssl = `openssl_conf = all
nodejs_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = weak
[weak]
MinProtocol = TLSv1
CipherString = ALL:@SECLEVEL=0
SignatureAlgorithms = RSA+SHA1:ECDSA+SHA1:RSA+SHA256:ECDSA+SHA256
Options = UnsafeLegacyServerConnect,UnsafeLegacyRenegotiation
`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imco-environment-'));
  [world, other] = await Promise.all([makeWorld(), makeAuthority('CN=Somebody else')]);
  const files = {
    'ca.pem': world.authority.cert,
    'cert.pem': world.person.cert,
    'key.pem': world.person.key,
    'other.pem': other.cert,
    'openssl.cnf': openssl,
    'site.tgz': 'bytes',
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(folder, name), text, { mode: 0o600 });
  }
});
after(() => rm(folder, { recursive: true, force: true }));

const credentials = () => ({
  IMCO_CA: join(folder, 'ca.pem'),
  IMCO_CERT: join(folder, 'cert.pem'),
  IMCO_KEY: join(folder, 'key.pem'),
});

const run = (
  words: readonly string[],
  { env, option }: Weakening,
  more: Readonly<Record<string, string>>,
): Promise<Ran> =>
  spawnImco(words, {
    cwd: folder,
    home: folder,
    env: { ...credentials(), ...env, ...(option && { NODE_OPTIONS: option }), ...more },
  });

/** Commands that talk to the platform, of each kind. */
const commands: readonly (readonly string[])[] = [
  ['ping'],
  ['cloud', 'servers', 'list', '-o', 'json'],
  ['cloud', 'servers', 'decommission', '5f0000000000000000000001', '--yes', '--force'],
  ['labels', 'create', '--name', 'x'],
  ['status'],
  ['api', 'GET', '/cloud/servers'],
  ['audit', 'events', '--follow'],
  ['wizard', 'apps', 'list'],
  ['login', '--ca', 'ca.pem', '--cert', 'cert.pem', '--key', 'key.pem'],
  ['doctor'],
];

/** A platform whose uploads go to another address. */
const platformThatUploadsTo = async (t: TestContext, address: string): Promise<string> => {
  const id = '5f0000000000000000000001';
  const script = { id, name: 'deploy', code: '', description: '', parameters: [] };
  const server = createServer({ ...world.server, ca: world.authority.cert, requestCert: true });
  server.on('request', (request, response) => {
    const isList = request.url?.endsWith('/scripts');
    const made = { id, name: 'site.tgz', uploaded: false, upload_url: `${address}/put` };
    const body = request.method === 'POST' ? made : isList ? [script] : script;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  // Listening on a port, the address of a server is an `AddressInfo`.
  return `https://localhost:${(server.address() as AddressInfo).port}/v2`;
};

const sawNothing = ({ answered, shown, requests }: Impostor, what: string): void =>
  assert.deepEqual([answered(), shown, requests], [0, [], []], what);

/** Two at a time: a process each on a machine of two processors. */
const inPairs = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const queue = [...all];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
};

const isKnown = (option: string | undefined): boolean =>
  option === undefined || process.allowedNodeEnvironmentFlags.has(option.replace(/=.*$/, ''));

for (const [name, weakening] of weakenings) {
  describe(`with ${name}`, () => {
    const skipped = (t: TestContext): boolean => {
      const { option } = weakening();
      if (isKnown(option)) return false;
      t.skip(`${process.version} does not know ${option}`);
      return true;
    };

    test('no command trusts a server that is not the platform', async (t) => {
      if (skipped(t)) return;
      const pairs: readonly Pair[] = [
        await other.server(),
        await world.authority.server(['a.example']),
      ];
      for (const pair of pairs) {
        await inPairs(commands, async (words) => {
          const impostor = await startImpostor(t, pair, { maxVersion: 'TLSv1.2' });
          const ran = await run(words, weakening(), { IMCO_ENDPOINT: impostor.endpoint });
          const what = `${words.join(' ')}: ${ran.stdout}${ran.stderr}`;
          assert.equal(ran.code, 6, what);
          assert.ok(impostor.connections() > 0, what);
          assert.doesNotMatch(ran.stderr, /BEGIN|Certificate:|Warning/, what);
          if (words[0] !== 'doctor') return sawNothing(impostor, what);
          // The one who looks for what is wrong asks for the time, with nothing of ours to show.
          assert.deepEqual(impostor.shown, [], what);
          for (const request of impostor.requests) assert.match(request, /^HEAD /, what);
        });
      }
    });

    test('no command trusts another storage or proxy', async (t) => {
      if (skipped(t)) return;
      const [storage, proxy] = [
        await startImpostor(t, await other.server()),
        await startImpostor(t, await other.server()),
      ];
      const endpoint = await platformThatUploadsTo(t, storage.endpoint);
      const upload = ['blueprint', 'attachments', 'upload', '--script', 'deploy', 'site.tgz'];
      const uploaded = await run(upload, weakening(), { IMCO_ENDPOINT: endpoint });
      assert.equal(uploaded.code, 6, uploaded.stderr);
      sawNothing(storage, uploaded.stderr);
      const proxied = await run(['ping'], weakening(), {
        IMCO_ENDPOINT: 'https://clients.example.com',
        HTTPS_PROXY: proxy.endpoint.replace('/v2', ''),
      });
      assert.equal(proxied.code, 6, proxied.stderr);
      sawNothing(proxy, proxied.stderr);
    });

    test('the platform is still reached, and no session keys are written to a file', async (t) => {
      if (skipped(t)) return;
      for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
        const real = await startImpostor(t, world.server, { maxVersion });
        const ran = await run(['cloud', 'servers', 'list', '-o', 'json'], weakening(), {
          IMCO_ENDPOINT: real.endpoint,
        });
        assert.deepEqual(ran, { code: 0, stdout: '[]\n', stderr: '' });
        assert.deepEqual(real.shown, ['ada']);
      }
      const keylog = join(folder, 'keylog');
      if (existsSync(keylog)) assert.equal(await readFile(keylog, 'utf8'), '');
    });

    test('a platform that is too weak is refused', async (t) => {
      if (skipped(t)) return;
      const rsa = await world.authority.server(undefined, undefined, 2048);
      const weak = await startImpostor(t, rsa, {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'ALL:@SECLEVEL=0',
      });
      const plain = await startImpostor(t, rsa, { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA' });
      for (const server of [weak, plain]) {
        const ran = await run(['ping'], weakening(), { IMCO_ENDPOINT: server.endpoint });
        assert.equal(ran.code, 6, ran.stderr);
        assert.deepEqual(server.requests, []);
      }
    });
  });
}
