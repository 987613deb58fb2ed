import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { expired, makeAuthority, notYetValid, type Pair } from '../../support/certificates.ts';
import { answer, type FaultyServer, startFaultyServer } from '../../support/faulty-server.ts';
import { folderWith } from '../../support/folders.ts';
import { makeWorld, type World } from '../../support/mutual-tls.ts';
import { type Ran, runImco } from '../../support/program.ts';
import { zipOf } from '../../support/zip.ts';
import { archiveOf, loginHome } from '../logging-in.ts';

let world: World;
let server: FaultyServer;
before(async () => {
  world = await makeWorld();
  server = await startFaultyServer(
    world.server,
    world.authority.cert,
    Array.from({ length: 80 }, () => answer(200, {})),
  );
});
after(() => server.close());

interface Setup {
  readonly home: string;
  readonly config: string;
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
  /** All files below the home folder but the archive. */
  readonly left: () => Promise<readonly string[]>;
}

const setUp = async (
  t: TestContext,
  archive: Buffer = archiveOf(world.authority.cert, world.person),
  env: Readonly<Record<string, string>> = {},
): Promise<Setup> => {
  const home = await folderWith(t, {});
  await writeFile(join(home, 'api-key.zip'), archive);
  return {
    home,
    config: join(home, '.config/imco/config.yaml'),
    imco: (...words) => runImco(words, { home, cwd: home, env }),
    left: async () => {
      const found = await readdir(home, { recursive: true, withFileTypes: true });
      return found
        .filter((one) => !one.isDirectory() && one.name !== 'api-key.zip')
        .map((one) => join(one.parentPath, one.name).slice(home.length + 1));
    },
  };
};

const login = ['login', 'api-key.zip'] as const;

/** The key of the world's person, locked. */
const lockedKey = (): string =>
  String(
    createPrivateKey(world.person.key).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'correct horse',
    }),
  );

describe('login', () => {
  test('saves working credentials that only their owner can read', async (t) => {
    const { home, config, imco } = await setUp(t);
    const { code, stdout, stderr } = await imco(...login, '--endpoint', server.endpoint);
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /^Logged in as ada \(profile "default", https:.*\)\. Certificate valid until [\d-]+\.\n$/,
    );
    const keys = join(home, '.config/imco/keys/default');
    const [folder = ''] = await readdir(keys);
    for (const name of ['ca_cert.pem', 'cert.crt', 'cert.key']) {
      assert.equal((await stat(join(keys, folder, name))).mode & 0o777, 0o600, name);
    }
    for (const path of [keys, join(keys, folder)]) {
      assert.equal((await stat(path)).mode & 0o777, 0o700, path);
    }
    assert.equal((await stat(config)).mode & 0o777, 0o600);
    assert.match(await readFile(config, 'utf8'), /^ {4}key: keys\/default\/[^/]+\/cert\.key$/m);
    assert.equal((await imco('ping')).code, 0);
  });

  test('writes nothing if the credentials are wrong', async (t) => {
    const { authority, person } = world;
    const other = await makeAuthority();
    const [stranger, old, early, agent] = await Promise.all([
      other.client(),
      authority.client('CN=ada', expired),
      authority.client('CN=ada', notYetValid),
      authority.client('CN=web-1,OU=Hosts'),
    ]);
    const wrong: readonly (readonly [string, Pair, string])[] = [
      [authority.cert, { cert: person.cert, key: stranger.key }, 'key_mismatch'],
      [authority.cert, stranger, 'wrong_authority'],
      [authority.cert, old, 'certificate_invalid'],
      [authority.cert, early, 'certificate_invalid'],
      [authority.cert, agent, 'agent_certificate'],
      [person.cert, { cert: authority.cert, key: person.key }, 'swapped_credentials'],
      ['hello', person, 'malformed_credentials'],
      [authority.cert, { cert: person.cert, key: 'hunter2' }, 'malformed_credentials'],
      [authority.cert, { cert: person.cert, key: lockedKey() }, 'locked_key'],
    ];
    for (const [ca, pair, says] of wrong) {
      const { imco, left } = await setUp(t, archiveOf(ca, pair));
      const words = [...login, '--endpoint', server.endpoint, '-o', 'json', '--no-verify'];
      const { code, stdout, stderr } = await imco(...words);
      assert.equal(code, 10, says);
      assert.equal(stdout, '');
      assert.equal(JSON.parse(stderr).error.code, says);
      assert.doesNotMatch(stderr, /hunter2|BEGIN/);
      assert.deepEqual(await left(), []);
    }
  });

  test('refuses weak keys, with --no-verify too', async (t) => {
    const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
    const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
    for (const [keys, says] of [
      [rsa(512), 'an RSA key of 512 bits; at least 2048 bits are required'],
      [rsa(1024), 'an RSA key of 1024 bits; at least 2048 bits are required'],
      [rsa(2040), 'an RSA key of 2040 bits; at least 2048 bits are required'],
      [ec('secp256k1'), 'a key on the curve secp256k1, which TLS does not support'],
      [ec('prime192v1'), 'a key on the curve prime192v1, which TLS does not support'],
    ] as const) {
      const weak = await world.authority.clientWith(keys);
      const { imco, left } = await setUp(t, archiveOf(world.authority.cert, weak));
      const { code, stderr } = await imco(
        ...login,
        '--endpoint',
        server.endpoint,
        '--no-verify',
        '-o',
        'json',
      );
      assert.equal(code, 10, says);
      const { error } = JSON.parse(stderr);
      assert.equal(error.code, 'weak_key', stderr);
      assert.ok(error.message.includes(says), stderr);
      assert.deepEqual(await left(), []);
    }
  });

  test('accepts keys that are strong enough', async (t) => {
    for (const keys of [
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('ec', { namedCurve: 'secp521r1' }),
      generateKeyPairSync('ed25519'),
    ]) {
      const pair = await world.authority.clientWith(keys);
      const { imco } = await setUp(t, archiveOf(world.authority.cert, pair));
      const { code, stderr } = await imco(...login, '--endpoint', server.endpoint);
      assert.equal(code, 0, stderr);
    }
  });

  test('reports rejected credentials only if the platform rejected them', async (t) => {
    for (const [status, exit, says] of [
      [401, 4, 'the platform rejected the credentials; nothing was saved'],
      [403, 4, 'the platform rejected the credentials; nothing was saved'],
      [404, 6, 'the server did not respond like the platform; nothing was saved'],
      [302, 6, 'the server did not respond like the platform; nothing was saved'],
      [400, 5, 'the platform did not respond as expected; nothing was saved'],
    ] as const) {
      const { folders, imco, endpoint } = await loginHome(t, status);
      const { code, stderr } = await imco(...login, '--endpoint', endpoint);
      assert.equal(code, exit, stderr);
      assert.ok(stderr.includes(`${says}\n`), stderr);
      assert.deepEqual(await folders(), []);
    }
  });

  test('a server without an API is reported with the path', async (t) => {
    const page = answer(404, '<html><title>404 Not Found</title></html>');
    const elsewhere = await startFaultyServer(world.server, world.authority.cert, [page]);
    t.after(() => elsewhere.close());
    for (const path of ['/v3/', '/krane/']) {
      const { home, imco } = await setUp(t);
      for (const [name, pem] of Object.entries({
        'ca.pem': world.authority.cert,
        'cert.pem': world.person.cert,
        'key.pem': world.person.key,
      })) {
        await writeFile(join(home, name), pem, { mode: 0o600 });
      }
      const origin = new URL(elsewhere.endpoint).origin;
      const ssl = `<ssl cert="${home}/cert.pem" key="${home}/key.pem" server_ca="${home}/ca.pem"/>`;
      const xml = `<concerto version="1.0" server="${origin}${path}">${ssl}</concerto>`;
      await writeFile(join(home, 'client.xml'), xml);
      const { code, stderr } = await imco('login', '--from-concerto', 'client.xml');
      assert.equal(code, 6, stderr);
      assert.ok(stderr.includes(`the endpoint has no API at ${path}ping (404)`), stderr);
      assert.doesNotMatch(stderr, /name or id/);
    }
  });

  test('finds credentials through the paths in an early client.xml', async (t) => {
    const { home, imco } = await setUp(t);
    const old = join(home, '.concerto');
    await mkdir(join(old, 'ssl/private'), { recursive: true });
    await writeFile(join(old, 'ssl/ca_cert.pem'), world.authority.cert);
    await writeFile(join(old, 'ssl/cert.crt'), world.person.cert);
    await writeFile(join(old, 'ssl/private/cert.key'), world.person.key, { mode: 0o600 });
    const through = `${old}/client.xml/ssl`;
    const xml = `<concerto version="1.0" server="${server.endpoint}">
      <ssl cert="${through}/cert.crt" key="${through}/private/cert.key" server_ca="${through}/ca_cert.pem"/>
    </concerto>`;
    await writeFile(join(old, 'client.xml'), xml);
    const first = await imco('login', '--from-concerto');
    assert.equal(first.code, 0, first.stderr);
    assert.ok(
      first.stderr.includes(
        `notice: ${old}/client.xml: ${through}/cert.crt is not a valid path; using ${old}/ssl/cert.crt`,
      ),
      first.stderr,
    );
    // Its settings taken along to another place, the keys left where they are, and the other way.
    await writeFile(join(home, 'client.xml'), xml);
    const moved = await imco('login', '--from-concerto', 'client.xml', '--profile', 'b');
    assert.equal(moved.code, 0, moved.stderr);
    await rename(join(old, 'ssl'), join(home, 'ssl'));
    const again = await imco('login', '--from-concerto', 'client.xml', '--profile', 'c');
    assert.equal(again.code, 0, again.stderr);
    await rm(join(home, 'ssl'), { recursive: true });
    const gone = await imco('login', '--from-concerto', 'client.xml', '--profile', 'd');
    assert.equal(gone.code, 10);
    assert.ok(gone.stderr.includes(`${old}/ssl/`), gone.stderr);
  });

  test('writes no files from a hostile archive', async (t) => {
    const evil = zipOf([
      { name: 'ca_cert.pem', bytes: Buffer.from(world.authority.cert) },
      { name: 'cert.crt', bytes: Buffer.from(world.person.cert) },
      { name: 'private/cert.key', bytes: Buffer.from(world.person.key) },
      { name: '../../x', bytes: Buffer.from('x') },
    ]);
    const { imco, left } = await setUp(t, evil);
    const { code, stderr } = await imco(...login, '--endpoint', server.endpoint);
    assert.equal(code, 10);
    assert.match(stderr, /\.\.\/\.\.\/x has a path outside the archive/);
    assert.deepEqual(await left(), []);
  });

  test('writes nothing that the platform rejects, unless --no-verify is given', async (t) => {
    const { imco, left } = await setUp(t);
    const nobody = ['--endpoint', 'https://127.0.0.1:1', '--timeout', '1s'];
    const { code, stderr } = await imco(...login, ...nobody);
    assert.ok(code === 6 || code === 7, stderr);
    assert.match(stderr, /the platform could not be reached.*; nothing was saved/);
    assert.deepEqual(await left(), []);
    const untried = await imco(...login, ...nobody, '--no-verify');
    assert.equal(untried.code, 0, untried.stderr);
    assert.match(untried.stdout, /without testing them on the platform/);
  });

  test('replaces a profile only with --replace, and keeps its other settings', async (t) => {
    const { home, config, imco } = await setUp(t);
    const first = [...login, '--endpoint', server.endpoint, '--protected'];
    assert.equal((await imco(...first)).code, 0);
    const before = await readFile(config, 'utf8');
    const refused = await imco(...first);
    assert.equal(refused.code, 5);
    assert.match(refused.stderr, /add --replace/);
    assert.equal(await readFile(config, 'utf8'), before);
    // What the platform does not take replaces nothing.
    const failed = ['--replace', '--endpoint', 'https://127.0.0.1:1', '--timeout', '1s'];
    assert.notEqual((await imco(...login, ...failed)).code, 0);
    assert.equal(await readFile(config, 'utf8'), before);
    const replaced = await imco(...login, '--replace', '-o', 'json');
    assert.equal(replaced.code, 0, replaced.stderr);
    assert.equal(JSON.parse(replaced.stdout).replaced, true);
    const text = await readFile(config, 'utf8');
    assert.match(text, /protected: true/);
    assert.ok(text.includes(`endpoint: ${server.endpoint}`));
    assert.notEqual(text, before);
    // The old keys are gone.
    assert.equal((await readdir(join(home, '.config/imco/keys/default'))).length, 1);
  });

  test('a replaced profile keeps its server trust settings', async (t) => {
    const { home, config, imco } = await setUp(t);
    assert.equal((await imco(...login, '--endpoint', server.endpoint)).code, 0);
    await writeFile(join(home, 'revoked.pem'), 'no list');
    assert.equal((await imco('config', 'set', 'tls-min', '1.3')).code, 0);
    const text = await readFile(config, 'utf8');
    await writeFile(config, text.replace(/^ {4}tls-min:/m, `    crl: ${home}/revoked.pem\n$&`));
    const before = await readFile(config, 'utf8');
    // The keys are tried with it, too.
    const tried = await imco(...login, '--replace');
    assert.equal(tried.code, 10, tried.stderr);
    assert.match(tried.stderr, /revoked\.pem/);
    assert.equal(await readFile(config, 'utf8'), before);
    const replaced = await imco(...login, '--replace', '--no-verify');
    assert.equal(replaced.code, 0, replaced.stderr);
    const after = await readFile(config, 'utf8');
    assert.notEqual(after, before);
    assert.match(after, /^ {4}tls-min: ["']?1\.3["']?$/m);
    assert.ok(after.includes(`    crl: ${home}/revoked.pem\n`));
  });

  test('moves a flat profile to the named profiles', async (t) => {
    const { config, imco } = await setUp(t);
    await mkdir(join(config, '..'), { recursive: true });
    await writeFile(config, '# mine\ndomain: a.example\noutput: csv\n');
    const words = [...login, '--endpoint', server.endpoint, '--profile', 'prod'];
    const shape = '[].[name,current,endpoint]';
    const { code, stderr } = await imco(...words);
    assert.equal(code, 0, stderr);
    const { stdout } = await imco('config', 'list', '-o', 'json', '--query', shape);
    assert.deepEqual(JSON.parse(stdout), [
      ['default', true, 'https://clients.a.example/v2'],
      ['prod', false, server.endpoint.replace(/\/v2$|$/, '/v2')],
    ]);
    assert.match(
      await readFile(config, 'utf8'),
      /^output: csv\nprofiles:\n {2}default:\n {4}# mine\n {4}domain: a/,
    );
  });

  test('imports endpoint and credentials of the old client', async (t) => {
    const { home, imco } = await setUp(t, undefined, { CONCERTO_ENDPOINT: server.endpoint });
    const ssl = join(home, '.concerto/ssl');
    await mkdir(join(ssl, 'private'), { recursive: true });
    await writeFile(join(ssl, 'ca_cert.pem'), world.authority.cert);
    await writeFile(join(ssl, 'cert.crt'), world.person.cert);
    await writeFile(join(ssl, 'private/cert.key'), world.person.key, { mode: 0o600 });
    await writeFile(
      join(home, '.concerto/client.xml'),
      `<?xml version="1.0"?><!-- mine -->
<concerto version="1.0" server="https://old.example:886/" log_file="x" log_level="info">
  <ssl cert="${ssl}/cert.crt" key="${ssl}/private/cert.key" server_ca="${ssl}/ca_cert.pem"/>
</concerto>`,
    );
    const { code, stdout, stderr } = await imco('login', '--from-concerto');
    assert.equal(code, 0, stderr);
    assert.match(stderr, /CONCERTO_ENDPOINT is set and overrides .*client\.xml/);
    assert.ok(stdout.includes(server.endpoint));
    const entity =
      '<!DOCTYPE concerto [<!ENTITY x SYSTEM "file:///etc/passwd">]><concerto a="&x;"/>';
    for (const content of ['<concerto', '<html/>', 'hunter2', entity]) {
      await writeFile(join(home, 'other.xml'), content);
      const words = ['login', '--from-concerto', 'other.xml', '--profile', 'b'];
      const broken = await imco(...words);
      assert.equal(broken.code, 10, content);
      assert.doesNotMatch(broken.stderr, /hunter2|root:/);
    }
  });

  test('a key with a passphrase stays encrypted, and works with the passphrase file', async (t) => {
    const { cert } = world.person;
    const { home, imco } = await setUp(
      t,
      archiveOf(world.authority.cert, { cert, key: lockedKey() }),
    );
    await writeFile(join(home, 'pass'), 'correct horse\n', { mode: 0o600 });
    const words = [...login, '--endpoint', server.endpoint, '--passphrase-file', 'pass'];
    const { code, stderr } = await imco(...words);
    assert.equal(code, 0, stderr);
    const [path = ''] = (
      await readdir(join(home, '.config/imco/keys'), { recursive: true })
    ).filter((name) => name.endsWith('cert.key'));
    assert.match(await readFile(join(home, '.config/imco/keys', path), 'utf8'), /ENCRYPTED/);
    assert.equal((await imco('ping')).code, 0);
    await writeFile(join(home, 'pass'), 'battery staple');
    const wrong = await imco('ping');
    assert.equal(wrong.code, 10);
    assert.match(wrong.stderr, /the passphrase in .*pass does not unlock key/);
    await chmod(join(home, 'pass'), 0o600);
    assert.doesNotMatch(wrong.stderr, /battery|horse/);
  });

  test('does not write through symbolic links', async (t) => {
    const { home, imco } = await setUp(t);
    const elsewhere = await folderWith(t, {});
    await mkdir(join(home, '.config/imco'), { recursive: true });
    await symlink(elsewhere, join(home, '.config/imco/keys'));
    const { code, stderr } = await imco(...login, '--endpoint', server.endpoint);
    assert.equal(code, 10);
    assert.match(stderr, /keys is a symbolic link/);
    assert.deepEqual(await readdir(elsewhere), []);
  });

  test('reports missing values without a terminal', async (t) => {
    const { imco, left } = await setUp(t);
    for (const [words, says] of [
      [['login'], /login needs an API key archive/],
      [login, /login needs the address of the platform/],
      [[...login, '--from-concerto'], /cannot be combined/],
      [['login', '--ca', 'x'], /login also needs --cert and --key/],
      [[...login, '--domain', 'a.example', '--profile', '../x'], /letters, digits/],
    ] as const) {
      const { code, stderr } = await imco(...words);
      assert.equal(code, 2, words.join(' '));
      assert.match(stderr, says);
    }
    assert.deepEqual(await left(), []);
  });
});

describe('logout', () => {
  test('removes credentials, profile and cached names after confirmation', async (t) => {
    const { home, config, imco, left } = await setUp(t);
    await imco(...login, '--endpoint', server.endpoint, '--protected');
    const names = join(home, '.cache/imco/names');
    for (const name of ['default', 'default@%2Fx', 'other']) {
      await mkdir(join(names, name), { recursive: true });
    }
    for (const words of [['logout'], ['logout', '--yes'], ['logout', '--confirm', 'other']]) {
      assert.equal((await imco(...words)).code, 2, words.join(' '));
    }
    const dry = await imco('logout', '--dry-run');
    assert.equal(dry.code, 0, dry.stderr);
    assert.equal((await imco('ping')).code, 0);
    const { code, stderr } = await imco('logout', '--confirm', 'default');
    assert.equal(code, 0, stderr);
    assert.deepEqual(await left(), ['.config/imco/config.yaml']);
    assert.doesNotMatch(await readFile(config, 'utf8'), /default|current/);
    assert.deepEqual(await readdir(names), ['other']);
  });

  test('keeps credential files that no login created', async (t) => {
    const { home, config, imco } = await setUp(t);
    await mkdir(join(config, '..'), { recursive: true });
    await writeFile(join(home, 'my.key'), world.person.key);
    await writeFile(config, 'current: a\nprofiles:\n  a: {domain: a.example, key: ~/my.key}\n');
    const { code, stderr } = await imco('logout', '--yes');
    assert.equal(code, 0, stderr);
    assert.match(stderr, /not removed, because other programs or profiles may use them: .*my\.key/);
    assert.equal(await readFile(join(home, 'my.key'), 'utf8'), world.person.key);
  });
});
