/** Keys, tokens and passphrases in the place of a path: recognised where that can be, and never repeated. */
import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { makeAuthority } from '../support/certificates.ts';
import { folderWith } from '../support/folders.ts';
import { type Ran, runImco } from '../support/program.ts';

const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export(pkcs8));
const body = pem.replaceAll(/-----.*-----|\n/g, '');
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const encrypted = String(
  ed25519.export({ ...pkcs8, cipher: 'aes-256-cbc', passphrase: 'CANARYpassphrase' }),
);
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const shortBody = String(ed25519.export(pkcs8)).split('\n')[1] ?? '';

/** What a pipeline may put where the path of its key belongs. */
const contents: Readonly<Record<string, string>> = {
  'PEM as it is': pem,
  'an encrypted key': encrypted,
  'line ends written as \\n': pem.replaceAll('\n', '\\n'),
  CRLF: pem.replaceAll('\n', '\r\n'),
  'in one line': pem.replaceAll('\n', ' '),
  'base64 of PEM': base64(pem),
  'base64 of PEM, broken into lines': base64(pem).replaceAll(/.{76}/g, '$&\n'),
  'base64 of UTF-16': base64(Buffer.from(pem, 'utf16le')),
  'base64 of base64': base64(base64(pem)),
  'without heads': body,
  'without heads, in lines': pem.split('\n').slice(1, -2).join('\n'),
  'a line from its middle': pem.split('\n')[5] ?? '',
  'an Ed25519 key without heads': shortBody,
  'an older form': String(privateKey.export({ type: 'pkcs1', format: 'pem' })),
  hexadecimal: Buffer.from(body, 'base64').toString('hex'),
  'URL-safe base64': Buffer.from(pem).toString('base64url'),
  'a data URL': `data:application/x-pem-file;base64,${base64(pem)}`,
  'in quotes': `"${pem}"`,
};

/** Any twelve characters in a row of the key's own text would be too many. */
const leaks = ({ stdout, stderr }: Ran, secret: string): string | undefined => {
  const said = (stdout + stderr).replaceAll(/\s/g, '');
  const plain = secret.replaceAll(/-----[A-Z ]+-----|data:[^,]*,|\s|\\n|"/g, '');
  for (let at = 0; at + 12 <= plain.length; at += 6) {
    if (said.includes(plain.slice(at, at + 12))) return plain.slice(at, at + 12);
  }
  return undefined;
};

let files: Readonly<Record<string, string>> = {};
before(async () => {
  const authority = await makeAuthority();
  const person = await authority.client('CN=ada,OU=Operators');
  files = {
    'home/ca.pem': authority.cert,
    'home/cert.pem': person.cert,
    'home/key.pem': person.key,
    'home/locked.pem': String(
      createPrivateKey(person.key).export({
        ...pkcs8,
        cipher: 'aes-256-cbc',
        passphrase: 'CANARYpassphrase',
      }),
    ),
  };
});

const rest = { IMCO_ENDPOINT: 'https://127.0.0.1:1', IMCO_CA: 'ca.pem', IMCO_CERT: 'cert.pem' };

const program = async (t: TestContext, more: Readonly<Record<string, string>> = {}) => {
  const folder = await folderWith(t, { ...files, ...more });
  const home = join(folder, 'home');
  return {
    home,
    imco: (words: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      runImco(words, { home, cwd: home, env: { ...rest, ...env } }),
  };
};

/** Commands that show settings or fail over them, told in every way. */
const commands: readonly (readonly string[])[] = [
  ['ping'],
  ['ping', '--debug'],
  ['ping', '-o', 'json', '--debug'],
  ['doctor'],
  ['doctor', '-o', 'json'],
  ['config', 'show'],
  ['config', 'show', '-o', 'json'],
  ['config', 'show', '--origin'],
  ['config', 'list'],
  ['config', 'path'],
  ['cloud', 'servers', 'list', '-o', 'csv'],
  ['login', '--no-verify'],
];

describe('content for a path', () => {
  for (const [what, content] of Object.entries(contents)) {
    test(`in a variable: ${what}`, async (t) => {
      const { imco } = await program(t);
      for (const words of commands) {
        const ran = await imco(words, { IMCO_KEY: content });
        assert.equal(leaks(ran, content), undefined, words.join(' '));
        if (words[0] === 'ping') {
          assert.equal(ran.code, 10, ran.stderr);
          assert.match(
            ran.stderr,
            /IMCO_KEY expects a file path, but got (?:a|something that looks like a) /,
          );
          assert.match(ran.stderr, /mode 600/);
        }
      }
    });

    test(`in flags and words: ${what}`, async (t) => {
      const { imco, home } = await program(t);
      for (const words of [
        ...['key', 'cert', 'ca', 'passphrase-file', 'config'].flatMap((name) => [
          ['ping', `--${name}`, content],
          ['ping', `--${name}=${content}`, '-o', 'json'],
          ['doctor', `--${name}`, content],
          ['completion', 'zsh', `--${name}`, content],
        ]),
        ['login', content, '--domain', 'example.com'],
        ['login', '--key', content],
        ['login', '--from-concerto', content],
        ['config', 'set', 'key', content],
        ['config', 'set', 'ca', content, '--dry-run', '-o', 'json'],
        ['config', 'set', 'passphrase-file', content],
        ['config', 'trust', content],
        ['config', 'untrust', content],
        ['--config', content, 'config', 'set', 'output', 'json'],
        ['cloud', 'ssh-profiles', 'create', '--name', 'k', '--private-key-file', content],
        ['cloud', 'ssh-profiles', 'create', '--name', 'k', '--public-key', `@${content}`],
        ['cloud', 'ssh-profiles', 'create', '--from-file', content],
        ['network', 'vpns', 'create', '--psk-file', content],
        ['settings', 'saas-accounts', 'create', '--account-data-file', content],
        ['settings', 'cloud-accounts', 'create', '--credentials-file', content],
        ['blueprint', 'scripts', 'create', '--name', 's', '--code', `@${content}`],
        ['blueprint', 'templates', 'create', '--attributes', `@${content}`],
        ['api', 'POST', '/labels', '--input', content],
        ['api', 'POST', '/labels', '-F', `name=@${content}`],
        [content],
        ['cloud', content],
        ['cloud', 'servers', 'list', content],
        ['cloud', 'servers', 'list', '--limit', content],
        ['ping', `--no-such=${content}`],
        ['ping', '--no-such', content],
        ['help', content],
      ]) {
        const env = { IMCO_KEY: 'key.pem' };
        const ran = await imco(words, env);
        const shown = words.map((word) => (word === content ? '…' : word.slice(0, 20))).join(' ');
        assert.equal(leaks(ran, content), undefined, `${shown}: ${ran.stderr}`);
        const ofFile = ['ssh-profiles', '-F', '--input', '--code', '--psk-file'];
        if (words.some((word) => ofFile.includes(word))) {
          assert.equal(ran.code, 2, `${shown}: ${ran.stderr}`);
          assert.match(ran.stderr, /expects a file path, but got /, shown);
        }
        const isConfigured = words[0] === 'ping' || words[0] === 'config' || words[0] === 'login';
        if (isConfigured) assert.equal(ran.code, 2, `${shown}: ${ran.stderr}`);
      }
      const written = await readFile(join(home, '.config/imco/config.yaml'), 'utf8').catch(
        () => '',
      );
      assert.equal(leaks({ code: 0, stdout: written, stderr: '' }, content), undefined);
    });

    test(`in files: ${what}`, async (t) => {
      const path = '.config/imco/config.yaml';
      const lines = content.split('\n').map((line) => `      ${line}`);
      for (const written of [
        `key: ${JSON.stringify(content)}\n`,
        `current: a\nprofiles:\n  a:\n    key: |\n${lines.join('\n')}\n`,
        `current: a\nprofiles:\n  a:\n    key: >\n${lines.join('\n')}\n`,
      ]) {
        const { imco } = await program(t, { [`home/${path}`]: written });
        for (const words of commands) {
          const ran = await imco(words);
          assert.equal(leaks(ran, content), undefined, words.join(' '));
        }
        const failed = await imco(['ping']);
        assert.equal(failed.code, 10, failed.stderr);
        assert.match(failed.stderr, /key in \S+config\.yaml expects a file path, but got /);
      }
      const project = `key: ${JSON.stringify(content)}\nendpoint: https://127.0.0.1:1\n`;
      const { imco, home } = await program(t, { 'home/p/.imcorc': project });
      const words = ['config', 'trust', '.imcorc'];
      for (const form of [[], ['-o', 'json']]) {
        const ran = await runImco([...words, ...form], { home, cwd: join(home, 'p'), env: {} });
        assert.equal(ran.code, 10, ran.stderr);
        assert.equal(leaks(ran, content), undefined, ran.stderr);
      }
      const old = `<concerto server="https://127.0.0.1:1"><ssl cert="cert.pem" key="${content.replaceAll('"', '&quot;')}" server_ca="ca.pem"/></concerto>`;
      const { writeFile } = await import('node:fs/promises');
      await writeFile(join(home, 'client.xml'), old);
      const ran = await imco(['login', '--from-concerto', 'client.xml', '--no-verify'], {});
      assert.equal(ran.code, 10, ran.stderr);
      assert.equal(leaks(ran, content), undefined, ran.stderr);
    });
  }

  test('a passphrase instead of the path of its file is never repeated', async (t) => {
    const { imco, home } = await program(t);
    const secret = 'CANARYpassphrase';
    for (const given of [secret, `${secret} with/slashes`, `~/${secret}`, join(home, secret)]) {
      const env = { IMCO_KEY: 'locked.pem', IMCO_PASSPHRASE_FILE: given };
      for (const words of commands) {
        const { stdout, stderr } = await imco(words, env);
        assert.doesNotMatch(stdout + stderr, /CANARY/, words.join(' '));
      }
      const failed = await imco(['ping'], env);
      assert.equal(failed.code, 10);
      assert.match(failed.stderr, /the file given in IMCO_PASSPHRASE_FILE does not exist/);
      for (const words of [
        ['ping', '--passphrase-file', given],
        ['config', 'set', 'passphrase-file', given],
        ['config', 'set', 'passphrase-file', given, '-o', 'json'],
      ]) {
        const { code, stdout, stderr } = await imco(words, { IMCO_KEY: 'locked.pem' });
        assert.doesNotMatch(stdout + stderr, /CANARY/, words.join(' '));
        assert.notEqual(code, 0);
      }
    }
    const written = await readFile(join(home, '.config/imco/config.yaml'), 'utf8').catch(() => '');
    assert.doesNotMatch(written, /CANARY/);
  });

  test('a token instead of a path is not repeated', async (t) => {
    const { imco } = await program(t);
    for (const token of [
      'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
      '9f86d081884c7d659a2feaa0c55ad015',
      'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1',
    ]) {
      for (const words of [...commands, ['ping', '--key', token], ['login', token], [token]]) {
        const ran = await imco(words, { IMCO_KEY: token });
        assert.equal(leaks(ran, token), undefined, `${words.join(' ')}: ${ran.stderr}`);
      }
    }
  });

  test('an ordinary path and any existing path are shown', async (t) => {
    const odd = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
    const { imco, home } = await program(t, { [`home/${odd}`]: files['home/key.pem'] ?? '' });
    for (const path of [
      'key.pme',
      'private/cert.key',
      '/etc/imco/my-production-private-key-file',
    ]) {
      const missing = await imco(['ping'], { IMCO_KEY: path });
      assert.equal(missing.code, 10);
      assert.ok(missing.stderr.includes(path), missing.stderr);
      assert.match(missing.stderr, /does not exist/);
    }
    const long = '/tmp/credentials/production/accounts/europe/west/operators/private/key';
    assert.match((await imco(['ping'], { IMCO_KEY: long })).stderr, /does not exist/);
    const found = await imco(['config', 'show', '-o', 'json'], { IMCO_KEY: odd });
    assert.equal(JSON.parse(found.stdout).key, join(home, odd));
  });
});
