/** Certificates made on the fly for tests: authorities, servers and people, right and wrong. */
import 'reflect-metadata';
import { type KeyPairKeyObjectResult, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** The keys of a certificate: a curve, or the length of an RSA modulus. */
type KeyKind = 'P-256' | 'P-384' | 1024 | 2048;

const algorithmOf = (kind: KeyKind) =>
  typeof kind === 'number'
    ? {
        name: 'RSASSA-PKCS1-v1_5',
        modulusLength: kind,
        publicExponent: new Uint8Array([1, 0, 1]),
        hash: 'SHA-256',
      }
    : { name: 'ECDSA', namedCurve: kind, hash: 'SHA-256' };
const algorithm = algorithmOf('P-256');
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
  server(names?: readonly string[], lifetime?: Lifetime, kind?: KeyKind): Promise<Pair>;
  /** A certificate for a server with nothing but a common name. */
  nameless(subject: string): Promise<Pair>;
  /** An authority whose certificate is signed by this one. */
  authority(subject: string): Promise<Authority>;
  /** Its revocation list, as PEM text. */
  revoking(revoked: readonly Pair[]): Promise<string>;
  /** A certificate for a client; `subject` as in `CN=ada, OU=Hosts`. */
  client(subject?: string, lifetime?: Lifetime): Promise<Pair>;
  /** A certificate for a client with a key of its own making. */
  clientWith(keys: KeyPairKeyObjectResult): Promise<Pair>;
}

const newKeys = async (kind: KeyKind): Promise<webcrypto.CryptoKeyPair> =>
  // Both kinds of keys come in pairs, which the types do not say.
  (await webcrypto.subtle.generateKey(algorithmOf(kind), true, [
    'sign',
    'verify',
  ])) as webcrypto.CryptoKeyPair;

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

/** What signs certificates: a name and its key. */
interface Issuer {
  readonly subject: string;
  readonly key: webcrypto.CryptoKey;
}

const caExtensions = (): readonly x509.Extension[] => [
  new x509.BasicConstraintsExtension(true, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
];

/** Issues a certificate for a key. */
const issueFor = async (
  issuer: Issuer,
  publicKey: x509.PublicKeyType,
  subject: string,
  until: Lifetime,
  extensions: readonly x509.Extension[],
): Promise<string> => {
  const created = await x509.X509CertificateGenerator.create(
    {
      subject,
      issuer: issuer.subject,
      serialNumber: serialNumber(),
      publicKey,
      signingKey: issuer.key,
      signingAlgorithm: algorithm,
      ...dates(until),
      extensions: [...extensions],
    },
    webcrypto,
  );
  return created.toString('pem');
};

/** Issues a certificate with new keys. */
const issue = async (
  issuer: Issuer,
  subject: string,
  until: Lifetime,
  extensions: readonly x509.Extension[],
  kind: KeyKind = 'P-256',
) => {
  const keys = await newKeys(kind);
  const cert = await issueFor(issuer, keys.publicKey, subject, until, extensions);
  return { cert, key: await pemOf(keys.privateKey), keys };
};

const clientExtensions = (): readonly x509.Extension[] => [
  new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
];

const pairOf = ({ cert, key }: Pair): Pair => ({ cert, key });

/** An authority that signs with this key. */
const authorityWith = (pair: Pair, issuer: Issuer): Authority => ({
  ...pair,
  server: async (names = ['localhost', '127.0.0.1'], until = current, kind) =>
    pairOf(
      await issue(issuer, `CN=${names[0] ?? 'server'}`, until, [alternativeNames(names)], kind),
    ),
  nameless: async (subject) => pairOf(await issue(issuer, subject, current, [])),
  client: async (name = 'CN=ada', until = current) =>
    pairOf(await issue(issuer, name, until, clientExtensions())),
  clientWith: async ({ publicKey, privateKey }) => ({
    cert: await issueFor(
      issuer,
      new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
      'CN=ada',
      current,
      clientExtensions(),
    ),
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  }),
  authority: async (subject) => {
    const { keys, ...below } = await issue(issuer, subject, current, caExtensions());
    return authorityWith(below, { subject, key: keys.privateKey });
  },
  revoking: async (revoked) => {
    const list = await x509.X509CrlGenerator.create(
      {
        issuer: issuer.subject,
        thisUpdate: dates(current).notBefore,
        nextUpdate: dates(current).notAfter,
        signingAlgorithm: algorithm,
        signingKey: issuer.key,
        entries: revoked.map(({ cert }) => ({
          serialNumber: new x509.X509Certificate(cert).serialNumber,
          revocationDate: dates(current).notBefore,
        })),
      },
      webcrypto,
    );
    return x509.PemConverter.encode(list.rawData, 'X509 CRL');
  },
});

/** A certificate for a server that is signed by somebody whose own certificate is not of a CA. */
export const forgedBy = async (person: Pair): Promise<Pair> => {
  const { subject } = new x509.X509Certificate(person.cert);
  const [bytes] = x509.PemConverter.decode(person.key);
  const key = await webcrypto.subtle.importKey(
    'pkcs8',
    new Uint8Array(bytes ?? new ArrayBuffer(0)),
    algorithm,
    false,
    ['sign'],
  );
  const forged = await issue({ subject, key }, 'CN=localhost', current, [
    alternativeNames(['localhost']),
  ]);
  return { cert: `${forged.cert}\n${person.cert}`, key: forged.key };
};

/** A server's certificate, and CAs of one name and key, each of which may have signed all others. */
export const tangledChain = async (
  count: number,
): Promise<{ readonly leaf: Pair; readonly twins: readonly string[] }> => {
  const keys = await newKeys('P-256');
  const issuer = { subject: 'CN=Twin', key: keys.privateKey };
  const twins = await Promise.all(
    Array.from({ length: count }, () =>
      issueFor(issuer, keys.publicKey, 'CN=Twin', current, caExtensions()),
    ),
  );
  const leaf = await issue(issuer, 'CN=localhost', current, [alternativeNames(['localhost'])]);
  return { leaf: pairOf(leaf), twins };
};

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
      extensions: [...caExtensions()],
    },
    webcrypto,
  );
  const pair = { cert: root.toString('pem'), key: await pemOf(keys.privateKey) };
  return authorityWith(pair, { subject, key: keys.privateKey });
};
