import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  explainPemProblem,
  isIssuedByChain,
  isKeyOf,
  readCertificateEnd,
} from '../../src/lib/tls/pem-texts.ts';
import {
  createCertificate,
  createPrivateKeyPem,
} from '../../src/sandbox/seed/network/certificate-text.ts';

const from = Date.UTC(2026, 0, 1);
const until = Date.UTC(2027, 5, 30);

const ca = createCertificate({ name: 'Demo CA', issuer: 'Demo CA', from, until });
const shop = createCertificate({ name: 'shop.example', issuer: 'Demo CA', from, until });
const other = createCertificate({ name: 'shop.example', issuer: 'Other CA', from, until });

const createKey = (locked?: 'locked'): string => {
  const lock = locked && { cipher: 'aes-256-cbc', passphrase: 'sesame' };
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'pem', type: 'pkcs8', ...lock }).toString();
};

describe('PEM texts', () => {
  test('a certificate is read with its name, issuer and end', () => {
    const read = new X509Certificate(shop);
    assert.deepEqual([read.subject, read.issuer], ['CN=shop.example', 'CN=Demo CA']);
    assert.equal(readCertificateEnd(shop), until);
    assert.equal(explainPemProblem(shop, 'certificate'), undefined);
  });

  test('a chain may hold several certificates, a certificate is one', () => {
    assert.equal(explainPemProblem(`${shop}${ca}`, 'certificates'), undefined);
    assert.match(explainPemProblem(`${shop}${ca}`, 'certificate') ?? '', /2 certificates/);
  });

  test('a text in the place of another is named, and never repeated', () => {
    const key = createKey();
    const damaged = shop.replace(/.{10}\n-----END/, '\n-----END');
    const cases: readonly (readonly [string, Parameters<typeof explainPemProblem>[1], RegExp])[] = [
      [key, 'certificate', /contains a private key/],
      [`${shop}${key}`, 'certificates', /contains a private key/],
      ['shop', 'certificate', /^expected a certificate in PEM format$/],
      [damaged, 'certificate', /damaged or incomplete/],
      [shop.slice(0, 100), 'certificate', /damaged or incomplete/],
      [shop, 'private-key', /this is a certificate/],
      [createKey('locked'), 'private-key', /has a passphrase/],
      [key.replace(/M/, ''), 'private-key', /damaged or incomplete/],
      ['sesame', 'private-key', /^expected a private key in PEM format$/],
    ];
    for (const [text, form, expected] of cases) {
      const problem = explainPemProblem(text, form) ?? '';
      assert.match(problem, expected);
      const secret = text.split('\n')[1] ?? text;
      assert.ok(form === 'certificate' || !problem.includes(secret), problem);
    }
  });

  test('a key belongs to its certificate only', () => {
    assert.equal(isKeyOf(shop, createPrivateKeyPem('shop.example')), true);
    assert.equal(isKeyOf(shop, createKey()), false);
  });

  test('a certificate is issued by the first one of its chain only', () => {
    assert.equal(isIssuedByChain(shop, ca), true);
    assert.equal(isIssuedByChain(other, ca), false);
  });
});
