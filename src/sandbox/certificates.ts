import type { webcrypto } from 'node:crypto';

/** A certificate and its private key, both PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** Everything mutual TLS needs on both sides. The key of the authority is thrown away. */
export interface Certificates {
  /** PEM of the authority's certificate. */
  readonly ca: string;
  readonly server: Identity;
  readonly operator: Identity;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 24 * 3600 * 1000;
const validDays = 3650;

const makeKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/**
 * Makes an authority, a certificate for a server on this machine and one for a user named
 * `operator`, valid for ten years from `now` (milliseconds since 1970). Takes some 100 ms.
 */
export const makeCertificates = async (now: number): Promise<Certificates> => {
  // The library's decorators need this in place before it is loaded.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const validity = { notBefore: new Date(now - day), notAfter: new Date(now + validDays * day) };

  const authorityKeys = await makeKeys();
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: 'CN=IMCO Sandbox CA, O=IMCO Sandbox',
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });

  const issue = async (
    subject: string,
    usage: string,
    names: readonly { type: 'dns' | 'ip'; value: string }[],
  ): Promise<Identity> => {
    const keys = await makeKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      ...validity,
      subject,
      issuer: authority.subject,
      publicKey: keys.publicKey,
      signingKey: authorityKeys.privateKey,
      signingAlgorithm: algorithm,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([usage]),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
        ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension([...names])] : []),
      ],
    });
    const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return {
      cert: `${certificate.toString('pem')}\n`,
      key: `${x509.PemConverter.encode(key, 'PRIVATE KEY')}\n`,
    };
  };

  return {
    ca: `${authority.toString('pem')}\n`,
    server: await issue('CN=localhost, O=IMCO Sandbox', x509.ExtendedKeyUsage.serverAuth, [
      { type: 'dns', value: 'localhost' },
      { type: 'ip', value: '127.0.0.1' },
      { type: 'ip', value: '::1' },
    ]),
    // A certificate of the unit `Hosts` would belong to a server, not to a person.
    operator: await issue(
      'CN=operator, OU=Users, O=IMCO Sandbox',
      x509.ExtendedKeyUsage.clientAuth,
      [],
    ),
  };
};
