/** Credential files that hold something else: what it is, and the command that mends it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { type Authority, makeAuthority, type Pair } from '../../support/certificates.ts';
import { folderWith } from '../../support/folders.ts';
import { runImco } from '../../support/program.ts';

let authority: Authority;
let ca: string;
let person: Pair;
before(async () => {
  authority = await makeAuthority();
  const { cert, key } = await authority.client('CN=ada,O=Example,OU=Operators');
  person = { cert: `${cert.trimEnd()}\n`, key };
  ca = `${authority.cert.trimEnd()}\n`;
});

type Role = 'ca' | 'cert' | 'key';
const files = { ca: 'ca.pem', cert: 'cert.pem', key: 'key.pem' } as const;

const setUp = async (t: TestContext) => {
  const folder = await folderWith(t, {
    [files.ca]: ca,
    [files.cert]: person.cert,
    [files.key]: person.key,
  });
  const env = {
    IMCO_ENDPOINT: 'https://127.0.0.1:1',
    IMCO_CA: files.ca,
    IMCO_CERT: files.cert,
    IMCO_KEY: files.key,
  };
  const imco = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    runImco(words, { cwd: folder, home: folder, env: { ...env, ...more } });
  return { folder, imco };
};

/** Reads and checks the credentials, and sends nothing. */
const accepting = ['login', '--dry-run', '--no-verify'];

/** What a command says of a file with this content, and the doctor too. */
const saidOf = async (t: TestContext, contents: Partial<Record<Role, string | Buffer>>) => {
  const { folder, imco } = await setUp(t);
  for (const role of ['ca', 'cert', 'key'] as const) {
    const content = contents[role];
    if (content !== undefined) writeFileSync(join(folder, files[role]), content);
  }
  const { code, stderr } = await imco(['ping']);
  assert.equal(code, 10, stderr);
  const doctor = await imco(['doctor', '-o', 'json']);
  const found: readonly { status: string; message: string; fix?: string }[] = JSON.parse(
    doctor.stdout,
  );
  const failed = found.find(({ status }) => status === 'failed');
  assert.equal(stderr, `error: ${failed?.message}\nhint: ${failed?.fix}\n`);
  return { stderr, folder, imco };
};

const der = (pem: string): Buffer => Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ''), 'base64');

describe('a credential file that holds something else', () => {
  test('is diagnosed by its content', async (t) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const publicPem = String(publicKey.export({ type: 'spki', format: 'pem' }));
    const keyDer = createPrivateKey(person.key).export({ type: 'pkcs8', format: 'der' });
    const body = person.cert.replaceAll(/-----.*-----/g, '');
    const cases: readonly (readonly [Role, string | Buffer, RegExp])[] = [
      ['ca', '', /ca \S+ca\.pem \(from IMCO_CA\) is empty/],
      ['cert', '  \n', /is empty/],
      ['ca', ca.trimEnd() + ca, /has no line break between two certif/],
      ['ca', ca + ca.trimEnd() + person.cert, /has no line break between/],
      ['cert', der(person.cert), /is DER.*\n.*openssl x509 -inform der -in \S+cert\.pem -out/],
      ['ca', der(ca), /is DER.*\n.*openssl x509 -inform der -in \S+ca\.pem -out ca_/],
      ['key', der(person.key), /private key in DER.*\n.*openssl pkey -inform der/],
      ['cert', keyDer, /private key in DER/],
      ['key', privateKey.export({ type: 'pkcs8', format: 'der' }), /private key in DER/],
      ['key', der(person.cert), /is DER/],
      ['cert', person.key, /contains a private key, not a certificate/],
      ['ca', person.key, /contains a private key, not a certificate/],
      ['key', person.cert, /contains a certificate, not a private key/],
      ['key', publicPem, /contains a public key/],
      ['cert', publicPem, /contains a public key/],
      [
        'key',
        '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n',
        /OpenSSH format.*\n.*ssh-keygen -p -m PKCS8/,
      ],
      [
        'cert',
        '-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n',
        /certificate request \(CSR\)/,
      ],
      ['cert', '-----BEGIN NEW CERTIFICATE REQUEST-----\nAAAA\n', /(?:CSR|cut off)/],
      ['ca', '-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n', /PKCS#7.*\n.*openssl pkcs7/],
      ['ca', '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n', /revocation list/],
      ['ca', '<!DOCTYPE html><html>', /web page/],
      ['cert', 'PK\u0003\u0004rest', /ZIP archive.*\n.*imco login \S+cert\.pem/],
      ['key', 'ssh-ed25519 AAAAC3Nz ada\n', /SSH public key/],
      ['key', 'PuTTY-User-Key-File-3: ssh-rsa\n', /PuTTY/],
      ['cert', person.cert.replaceAll('\n', '\\n'), /contains \\n instead of line breaks/],
      ['key', person.key.replaceAll('\n', '\\n'), /contains \\n instead of line breaks/],
      ['cert', person.cert.replaceAll('\n', ' '), /PEM on a single line/],
      ['key', person.key.replaceAll('\n', ''), /PEM on a single line/],
      ['cert', person.cert.replaceAll(/^/gm, '    '), /white space or quotes before/],
      ['cert', person.cert.slice(0, 300), /is cut off/],
      ['cert', person.cert.replace(/\n.{10}/, '\n'), /damaged/],
      ['cert', body, /without its first and last line/],
      ['cert', Buffer.from(person.cert).toString('base64'), /base64-encoded PEM/],
      ['cert', 'hello', /does not contain a certificate in PEM format/],
      ['key', 'hello', /does not contain a private key in PEM format/],
    ];
    for (const [role, content, says] of cases) {
      const { stderr } = await saidOf(t, { [role]: content });
      assert.match(stderr, says);
      for (const line of person.key.split('\n').filter(({ length }) => length > 40)) {
        assert.ok(!stderr.includes(line), stderr);
      }
    }
  });

  test('swapped certificate and key, and a chain that starts with the CA, are reported', async (t) => {
    const exchanged = await saidOf(t, { cert: person.key, key: person.cert });
    assert.match(exchanged.stderr, /they are swapped\nhint: swap --cert and --key/);
    const chain = await saidOf(t, { cert: ca + person.cert });
    assert.match(chain.stderr, /the second one matches the key\nhint: put .* first/);
    const other = await authority.client();
    const stranger = await saidOf(t, { cert: ca + other.cert });
    assert.match(stranger.stderr, /key \S+ .* does not match cert/);
  });

  test('valid credentials with additional content are accepted', async (t) => {
    const { folder, imco } = await setUp(t);
    for (const [role, content] of [
      ['cert', person.cert + ca],
      ['cert', `Bag Attributes\n  friendlyName: ada\n${person.cert}`],
      ['cert', `${person.key}\n${person.cert}`],
      ['key', person.cert + person.key],
      ['cert', person.cert.replaceAll('\n', '\r\n')],
    ] as const) {
      writeFileSync(join(folder, files[role]), content);
      const { code, stderr } = await imco(accepting);
      assert.equal(code, 0, stderr);
    }
  });
});

const isMissing = spawnSync('openssl', ['version']).error !== undefined;
const needsOpenssl = { skip: isMissing && !process.env.CI ? 'there is no openssl here' : false };

describe('the suggested command', () => {
  test('converts a PKCS#12 or DER file into what imco accepts', needsOpenssl, async (t) => {
    const { folder } = await setUp(t);
    const run = (words: string): void => {
      execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'pipe' });
    };
    run(
      `pkcs12 -export -out all.p12 -inkey ${files.key} -in ${files.cert} -certfile ${files.ca} -passout pass:`,
    );
    run(`crl2pkcs7 -nocrl -certfile ${files.cert} -outform der -out cert.p7b`);
    run(
      `pkcs8 -topk8 -in ${files.key} -outform der -out key.der -passout pass:canary -v2 aes-256-cbc`,
    );
    const content = (name: string): Buffer => readFileSync(join(folder, name));
    for (const [role, name] of [
      ['ca', 'all.p12'],
      ['cert', 'all.p12'],
      ['key', 'all.p12'],
      ['cert', 'cert.p7b'],
      ['key', 'key.der'],
    ] as const) {
      const said = await saidOf(t, { [role]: content(name) });
      const command = /hint: run: openssl (.*)\n/.exec(said.stderr)?.[1] ?? '';
      assert.notEqual(command, '', said.stderr);
      const out = command.split(' ').at(-1) ?? '';
      const extra =
        name === 'all.p12'
          ? ['-passin', 'pass:', ...(role === 'key' ? ['-nodes'] : [])]
          : name === 'key.der'
            ? ['-passin', 'pass:canary']
            : [];
      execFileSync('openssl', [...command.split(' '), ...extra], {
        cwd: said.folder,
        stdio: 'pipe',
      });
      const mended = await said.imco(accepting, { [`IMCO_${role.toUpperCase()}`]: out });
      assert.equal(mended.code, 0, `${name} as ${role}: ${mended.stderr}`);
    }
    assert.ok(new X509Certificate(person.cert).subject.includes('ada'));
  });
});
