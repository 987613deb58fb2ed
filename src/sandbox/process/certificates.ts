import type { webcrypto } from 'node:crypto';

/** A certificate and its private key, both PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** The certificates for mutual TLS on both sides. The private key of the CA is not stored. */
export interface Certificates {
  /** PEM of the CA's certificate. */
  readonly ca: string;
  readonly server: Identity;
  readonly operator: Identity;
}

/** The certificate of a server that is signed by another CA than the platform's. */
export interface ForeignIdentities {
  /** PEM of that CA's certificate. */
  readonly ca: string;
  readonly server: Identity;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 24 * 3600 * 1000;
const validDays = 3650;

const createKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

type Names = readonly { readonly type: 'dns' | 'ip'; readonly value: string }[];

const loopbackNames: Names = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
];

/** A CA that issues certificates; its private key is never written to a file. */
interface CertificateAuthority {
  readonly ca: string;
  issue(subject: string, usage: 'serverAuth' | 'clientAuth', names: Names): Promise<Identity>;
}

/** Creates a CA whose certificates are valid for ten years from `now`. */
const createAuthority = async (name: string, now: number): Promise<CertificateAuthority> => {
  // The decorators of the library require this to be loaded first.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const validity = { notBefore: new Date(now - day), notAfter: new Date(now + validDays * day) };
  const caKeys = await createKeys();
  const caCertificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: `CN=${name}, O=IMCO Sandbox`,
    keys: caKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });

  const issue: CertificateAuthority['issue'] = async (subject, usage, names) => {
    const keys = await createKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      ...validity,
      subject,
      issuer: caCertificate.subject,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage[usage]]),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
        ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension([...names])] : []),
      ],
    });
    const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
      cert: `${certificate.toString('pem')}\n`,
      key: `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n`,
    };
  };
  return { ca: `${caCertificate.toString('pem')}\n`, issue };
};

/** The host name of the platform of a domain. */
export const readHost = (domain: string): string => `clients.${domain.toLowerCase()}`;

/**
 * Creates a CA, a certificate for a server on this machine and one for a user named
 * `operator`, valid for ten years from `now` (milliseconds since 1970). With a domain, the server
 * certificate is also valid for the host of that domain. Takes about 100 ms.
 */
export const createCertificates = async (now: number, domain?: string): Promise<Certificates> => {
  const { ca, issue } = await createAuthority('IMCO Sandbox CA', now);
  return {
    ca,
    server: await issue('CN=localhost, O=IMCO Sandbox', 'serverAuth', [
      ...loopbackNames,
      ...(domain === undefined ? [] : [{ type: 'dns' as const, value: readHost(domain) }]),
    ]),
    // A certificate of the unit `Hosts` would belong to a server, not to a person.
    operator: await issue('CN=operator, OU=Users, O=IMCO Sandbox', 'clientAuth', []),
  };
};

/** Creates a separate CA for a storage host on this machine, and the certificate of the host. */
export const createForeignIdentities = async (now: number): Promise<ForeignIdentities> => {
  const { ca, issue } = await createAuthority('IMCO Sandbox Storage CA', now);
  return { ca, server: await issue('CN=localhost, O=IMCO Sandbox', 'serverAuth', loopbackNames) };
};
