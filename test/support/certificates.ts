/** Certificates made on the fly for tests: authorities, servers and people, right and wrong. */
import 'reflect-metadata';
import { type KeyPairKeyObjectResult, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

type Curve = 'P-256' | 'P-384';

const onCurve = (namedCurve: Curve) => ({ name: 'ECDSA', namedCurve, hash: 'SHA-256' });
const algorithm = onCurve('P-256');
const day = 24 * 60 * 60 * 1000;

/** A certificate and its key as PEM text. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** When a certificate is good, in days from now. */
interface Lifetime {
  readonly from: number;
  readonly to: number;
}

export const current: Lifetime = { from: -1, to: 30 };
export const expired: Lifetime = { from: -30, to: -2 };
export const notYetValid: Lifetime = { from: 5, to: 30 };

export interface Authority extends Pair {
  /** A certificate for a server that has these names: DNS names and IP addresses. */
  server(names?: readonly string[], lifetime?: Lifetime, curve?: Curve): Promise<Pair>;
  /** A certificate for a client; `subject` as in `CN=ada, OU=Hosts`. */
  client(subject?: string, lifetime?: Lifetime): Promise<Pair>;
  /** A certificate for a client with a key of its own making. */
  clientWith(keys: KeyPairKeyObjectResult): Promise<Pair>;
}

const newKeys = (curve: Curve) =>
  webcrypto.subtle.generateKey(onCurve(curve), true, ['sign', 'verify']);

const pemOf = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const serialNumber = (): string =>
  Buffer.from(webcrypto.getRandomValues(new Uint8Array(8))).toString('hex');

const dates = ({ from, to }: Lifetime) => ({
  notBefore: new Date(Date.now() + from * day),
  notAfter: new Date(Date.now() + to * day),
});

const alternativeNames = (names: readonly string[]): x509.SubjectAlternativeNameExtension =>
  new x509.SubjectAlternativeNameExtension(
    names.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? 'ip' : 'dns', value })),
  );

/** Makes an authority of its own. */
export const makeAuthority = async (
  subject = 'CN=Test authority',
  lifetime: Lifetime = { from: -60, to: 60 },
): Promise<Authority> => {
  const keys = await newKeys('P-256');
  const root = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: subject,
      serialNumber: serialNumber(),
      keys,
      signingAlgorithm: algorithm,
      ...dates(lifetime),
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      ],
    },
    webcrypto,
  );

  const issue = async (
    name: string,
    until: Lifetime,
    extensions: readonly x509.Extension[],
    publicKey: x509.PublicKeyType,
  ): Promise<string> => {
    const made = await x509.X509CertificateGenerator.create(
      {
        subject: name,
        issuer: root.subject,
        serialNumber: serialNumber(),
        publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: algorithm,
        ...dates(until),
        extensions: [...extensions],
      },
      webcrypto,
    );
    return made.toString('pem');
  };

  const issueNew = async (
    name: string,
    until: Lifetime,
    extensions: readonly x509.Extension[],
    curve: Curve = 'P-256',
  ): Promise<Pair> => {
    const own = await newKeys(curve);
    const cert = await issue(name, until, extensions, own.publicKey);
    return { cert, key: await pemOf(own.privateKey) };
  };

  const forClients = [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])];

  return {
    cert: root.toString('pem'),
    key: await pemOf(keys.privateKey),
    server: (names = ['localhost', '127.0.0.1'], until = current, curve) =>
      issueNew(`CN=${names[0] ?? 'server'}`, until, [alternativeNames(names)], curve),
    client: (name = 'CN=ada', until = current) => issueNew(name, until, forClients),
    clientWith: async ({ publicKey, privateKey }) => ({
      cert: await issue(
        'CN=ada',
        current,
        forClients,
        new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
      ),
      key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    }),
  };
};
