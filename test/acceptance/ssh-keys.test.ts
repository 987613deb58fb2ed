/** SSH keys on their way to the platform: private ones byte for byte, public ones only if they are. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { explainPublicKeyProblem } from '../../src/catalog/notations/ssh-keys.ts';
import { type Client, membersOf, sandboxFor } from '../sandbox/support.ts';
import { folderWith } from '../support/folders.ts';
import { type Ran, runImco } from '../support/program.ts';
import { publicLine, publicLineOf } from '../support/ssh-keys.ts';

const isMissing = spawnSync('ssh-keygen', ['-?']).error !== undefined;
/** Where tests have to be complete, a program that is missing is a failure. */
const needsKeygen = { skip: isMissing && !process.env.CI ? 'there is no ssh-keygen here' : false };

interface Account {
  readonly imco: (words: readonly string[], stdin?: string) => Promise<Ran>;
  readonly client: Client;
  readonly folder: string;
  /** The profile of this name, as the platform has it. */
  readonly profile: (name: string) => Promise<Readonly<Record<string, unknown>> | undefined>;
}

const accountFor = async (t: TestContext): Promise<Account> => {
  const { client, sandbox } = await sandboxFor(t);
  const folder = await folderWith(t, { 'home/x': '' });
  const env = { IMCO_CONFIG: sandbox.folder.config };
  return {
    client,
    folder,
    imco: (words, stdin) =>
      runImco(words, { env, cwd: folder, home: join(folder, 'home'), ...(stdin && { stdin }) }),
    profile: async (name) => {
      const { json } = await client.send('GET', '/cloud/ssh_profiles');
      return Array.isArray(json) ? json.map(membersOf).find((row) => row.name === name) : undefined;
    },
  };
};

const create = ['cloud', 'ssh-profiles', 'create', '--name'];

describe('a private key', () => {
  test('arrives byte for byte, from a file and from stdin', async (t) => {
    const { imco, folder, profile } = await accountFor(t);
    const key = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;
    const forms = [key, key.replaceAll('\n', '\r\n'), `\n${key}\n\n`, key.trimEnd(), `${key} \t`];
    for (const [at, form] of forms.entries()) {
      writeFileSync(join(folder, 'key'), form);
      for (const [from, stdin] of [['key'], ['-', form]] as const) {
        const name = `k${at}${from}`;
        const words = ['--public-key', publicLine, '--private-key-file', from];
        const ran = await imco([...create, name, ...words], stdin);
        assert.equal(ran.code, 0, ran.stderr);
        assert.equal((await profile(name))?.private_key, form);
        const plain = await imco([...create, `u${name}`, '--public-key', publicLine]);
        assert.equal(plain.code, 0, plain.stderr);
        const update = ['cloud', 'ssh-profiles', 'update', `u${name}`, '--private-key-file', from];
        const changed = await imco(update, stdin);
        assert.equal(changed.code, 0, changed.stderr);
        assert.equal((await profile(`u${name}`))?.private_key, form);
      }
      const file = JSON.stringify({ name: `f${at}`, public_key: publicLine, private_key: form });
      const filed = await imco(['cloud', 'ssh-profiles', 'create', '--from-file', '-'], file);
      assert.equal(filed.code, 0, filed.stderr);
      assert.equal((await profile(`f${at}`))?.private_key, form);
    }
  });

  test('can be loaded by OpenSSH when it is read back', needsKeygen, async (t) => {
    const { imco, folder, profile } = await accountFor(t);
    for (const type of ['ed25519', 'rsa', 'ecdsa']) {
      const path = join(folder, type);
      execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', 'ops', '-f', path]);
      const words = [...create, type, '--private-key-file', type];
      const ran = await imco(words);
      assert.equal(ran.code, 0, ran.stderr);
      const held = await profile(type);
      const back = join(folder, `${type}-back`);
      writeFileSync(back, String(held?.private_key));
      chmodSync(back, 0o600);
      const derived = execFileSync('ssh-keygen', ['-y', '-f', back], { encoding: 'utf8' });
      const [kind, blob] = readFileSync(`${path}.pub`, 'utf8').split(' ');
      assert.ok(derived.startsWith(`${kind} ${blob}`), derived);
      // Given without its public key it is kept, and the public key is its own.
      assert.ok(String(held?.public_key).startsWith(`${kind} ${blob} `), String(held?.public_key));
    }
  });

  test('given alone is stored by the sandbox, with its public key', async (t) => {
    const { client } = await accountFor(t);
    const pairs = [
      generateKeyPairSync('ed25519'),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
      generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    ];
    for (const [at, { privateKey, publicKey }] of pairs.entries()) {
      const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
      const body = { name: `k${at}`, private_key: pem };
      const { status, json } = await client.send('POST', '/cloud/ssh_profiles', body);
      assert.equal(status, 201);
      const row = membersOf(json);
      assert.equal(row.private_key, pem);
      assert.equal(explainPublicKeyProblem(String(row.public_key)), undefined);
      const { n = '', x = '' } = createPublicKey(
        publicKey.export({ type: 'spki', format: 'pem' }),
      ).export({
        format: 'jwk',
      });
      const blob = Buffer.from(String(row.public_key).split(' ')[1] ?? '', 'base64');
      assert.ok(blob.includes(Buffer.from(n || x, 'base64url')));
    }
    const broken = '-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n';
    const body = { name: 'broken', private_key: broken };
    assert.equal((await client.send('POST', '/cloud/ssh_profiles', body)).status, 422);
  });

  test('is not accepted as a public key, sent or repeated', async (t) => {
    const { imco, folder, profile } = await accountFor(t);
    const keys = [
      String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
      `-----BEGIN OPENSSH PRIVATE KEY-----\n${'CANARY'.repeat(10)}\n-----END OPENSSH PRIVATE KEY-----\n`,
      `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${'CANARY'.repeat(10)}\n`,
    ];
    for (const key of keys) {
      writeFileSync(join(folder, 'id_ed25519'), key);
      const filed = JSON.stringify({ name: 'n', public_key: key });
      const [first] = [...(await namesOf(imco))];
      const at = ['cloud', 'ssh-profiles'];
      for (const [words, stdin] of [
        [[...create, 'n', '--public-key', '@id_ed25519']],
        [[...create, 'n', '--public-key', key]],
        [[...create, 'n', '--public-key', '@-'], key],
        [[...at, 'create', '--from-file', '-'], filed],
        [[...at, 'update', first ?? '', '--public-key', '@id_ed25519']],
        [[...at, 'update', first ?? '', '--from-file', '-'], filed],
        [['api', 'POST', '/cloud/ssh_profiles', '-f', 'name=n', '-F', 'public_key=@id_ed25519']],
        [['api', 'POST', '/cloud/ssh_profiles', '--input', '-'], filed],
      ] as const) {
        for (const more of [[], ['-o', 'json'], ['--dry-run', '-o', 'json'], ['--debug']]) {
          const ran = await imco([...words, ...more], stdin);
          assert.equal(ran.code, 2, ran.stderr);
          assert.match(ran.stderr, /this is a private key/);
          const said = ran.stdout + ran.stderr;
          for (const line of key.split('\n').filter(({ length }) => length > 30)) {
            if (!line.startsWith('-----')) assert.ok(!said.includes(line), said);
          }
          assert.doesNotMatch(said, /POST|PUT/);
        }
      }
      assert.equal(await profile('n'), undefined);
    }
  });
});

const namesOf = async (imco: Account['imco']): Promise<readonly string[]> =>
  (await imco(['cloud', 'ssh-profiles', 'list', '-o', 'name'])).stdout.trim().split('\n');

describe('a public key', () => {
  test('of each type is taken, with and without comment', () => {
    for (const line of [
      publicLine,
      `${publicLine} ada@example.com`,
      `${publicLine}  two words\n`,
      publicLineOf('ssh-rsa', [3, 257]),
      publicLineOf('ecdsa-sha2-nistp256', ['nistp256', 65]),
      publicLineOf('ecdsa-sha2-nistp521', ['nistp521', 133]),
      publicLineOf('sk-ssh-ed25519@openssh.com', [32, 'ssh:']),
      publicLineOf('sk-ecdsa-sha2-nistp256@openssh.com', ['nistp256', 65, 'ssh:']),
    ]) {
      assert.equal(explainPublicKeyProblem(line), undefined, line);
    }
  });

  test('that is not valid is refused by imco and by the sandbox', async (t) => {
    const { imco, client, folder } = await accountFor(t);
    writeFileSync(join(folder, 'hostname'), 'vm\n');
    const [type, blob = ''] = publicLine.split(' ');
    for (const given of [
      'nonsense',
      '@hostname',
      '@/etc/hostname',
      'ssh-ed25519',
      'ssh-ed25519 AAAA',
      `${type} ${blob.slice(0, -4)}`,
      `${type} ${blob}AAAA`,
      `${type} ${blob.replace('A', '*')}`,
      `ssh-rsa ${blob}`,
      publicLineOf('ssh-ed25519', [32], 'ssh-rsa'),
      publicLineOf('ssh-dss', [20, 20, 20, 20]),
      `${publicLine}\n${publicLine}`,
      `${type}\n${blob}`,
      '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA\n-----END PUBLIC KEY-----',
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    ]) {
      const ran = await imco([...create, 'n', '--public-key', given]);
      assert.equal(ran.code, 2, `${given}: ${ran.stdout}`);
      assert.match(ran.stderr, /--public-key: (?:expected|unsupported|the key)/);
      if (given.startsWith('@')) continue;
      const body = { name: 'n', public_key: given };
      assert.equal((await client.send('POST', '/cloud/ssh_profiles', body)).status, 422, given);
      const filed = await imco(
        ['cloud', 'ssh-profiles', 'create', '--from-file', '-'],
        JSON.stringify(body),
      );
      assert.equal(filed.code, 2, given);
    }
    const exchanged = await imco(
      [...create, 'n', '--private-key-file', '-'],
      `${publicLine} ops\n`,
    );
    assert.equal(exchanged.code, 2);
    assert.match(exchanged.stderr, /this is a public key; use the private key/);
  });
});
