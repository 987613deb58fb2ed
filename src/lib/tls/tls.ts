/**
 * The one module that opens TLS. Every decision about it is made here and handed to Node in so many
 * words: what is left to Node's defaults, a variable of the environment or an option in NODE_OPTIONS
 * can change.
 */
import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import {
  connect,
  createSecureContext,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { explainIdentityProblem, explainPeerProblem } from './peer-certificate.ts';

/** The oldest version of TLS that is spoken. */
export type TlsVersion = '1.2' | '1.3';

/**
 * Suites with an ephemeral key exchange and authenticated encryption: a key that is stolen later
 * opens nothing that was recorded. Keys of less than 112 bits of strength (RSA below 2048) and
 * SHA-1 are refused (OpenSSL's security level 2).
 */
const suites = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  '@SECLEVEL=2',
].join(':');

const signatures = [
  'ECDSA+SHA256',
  'ECDSA+SHA384',
  'ECDSA+SHA512',
  'ed25519',
  'ed448',
  'RSA-PSS+SHA256',
  'RSA-PSS+SHA384',
  'RSA-PSS+SHA512',
  'RSA+SHA256',
  'RSA+SHA384',
  'RSA+SHA512',
].join(':');

/** What a connection is held to. PEM text throughout. */
export interface TlsTerms {
  /** The CAs a server's certificate may lead to, and no others. */
  readonly cas: readonly string[];
  /** Our own certificate and its key, where the server gets to see one. */
  readonly identity?: { readonly cert: string; readonly key: string };
  /** Certificates their CA has revoked; then every CA of a chain has to have a list in it. */
  readonly crl?: string | undefined;
  readonly oldest: TlsVersion;
}

/** Terms made ready for any number of connections. */
export interface TlsSettings {
  readonly context: SecureContext;
  /** The CAs as certificates, if the server must be verified before it receives our certificate. */
  readonly anchors?: () => readonly X509Certificate[];
}

const certificatePattern =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END [^-]+-----/g;

const parseCertificates = (pem: string): readonly X509Certificate[] =>
  (pem.match(certificatePattern) ?? []).flatMap((text) => {
    try {
      return [new X509Certificate(text)];
    } catch {
      // OpenSSL passes over what it cannot read in a bundle, too.
      return [];
    }
  });

/**
 * Makes terms ready. Throws Node's error where OpenSSL does not take one of the texts. Like the old
 * client and curl, a CA is trusted also where it is no root itself.
 */
export const createTlsSettings = ({ cas, identity, crl, oldest }: TlsTerms): TlsSettings => {
  let anchors: readonly X509Certificate[] | undefined;
  return {
    context: createSecureContext({
      ca: [...cas],
      ...identity,
      ...(crl !== undefined && { crl }),
      minVersion: `TLSv${oldest}`,
      maxVersion: 'TLSv1.3',
      ciphers: suites,
      sigalgs: signatures,
      ecdhCurve: 'auto',
      allowPartialTrustChain: true,
    }),
    ...(identity && {
      anchors: () => {
        anchors ??= cas.flatMap(parseCertificates);
        return anchors;
      },
    }),
  };
};

/** Where a connection leads. */
export interface TlsTarget {
  /** A name or an address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** A connection that leads there already, such as a tunnel. */
  readonly socket?: Socket | undefined;
}

/** What `judge` finds; a certificate it cannot read is a problem as well. */
const findProblem = (judge: () => Error | undefined): Error | undefined => {
  try {
    return judge();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return Object.assign(new Error(message), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  }
};

const open = (
  { host, port, socket }: TlsTarget,
  { context }: TlsSettings,
  judging: { readonly rejectUnauthorized: boolean; readonly requestOCSP: boolean },
): TLSSocket => {
  // `requestOCSP` is handed on to the socket, which the types leave out.
  const options = {
    host,
    port,
    ...(socket && { socket }),
    // An address is not a server name (RFC 6066, 3).
    ...(isIP(host) === 0 && { servername: host }),
    secureContext: context,
    ...judging,
    checkServerIdentity: (_: string, certificate: PeerCertificate) =>
      explainIdentityProblem(host, certificate),
    ALPNProtocols: ['http/1.1'],
    enableTrace: false,
  };
  const secured = connect(options);
  // --tls-keylog has Node write down what decrypts the connection, in a listener of its own.
  secured.removeAllListeners('keylog');
  return secured;
};

/**
 * Opens a connection over TLS. The server has to show a certificate with the name of `host` in its
 * subjectAltName that leads to one of the CAs; otherwise the socket ends with an error whose code
 * says why (`ERR_TLS_CERT_ALTNAME_INVALID`, `UNABLE_TO_VERIFY_LEAF_SIGNATURE` ...).
 *
 * Node judges a server only when the handshake is over, and in TLS 1.2 our certificate has crossed
 * the wire in the clear by then. The answer to a question for OCSP is reported in between, also where
 * there is none: at that moment the server has shown its certificate, and we have not shown ours.
 */
export const openTls = (target: TlsTarget, settings: TlsSettings): TLSSocket => {
  const { anchors } = settings;
  const secured = open(target, settings, {
    rejectUnauthorized: true,
    requestOCSP: anchors !== undefined,
  });
  if (anchors) {
    secured.once('OCSPResponse', () => {
      const problem = findProblem(() => explainPeerProblem(secured, target.host, anchors()));
      if (problem) secured.destroy(problem);
    });
  }
  return secured;
};

/**
 * Opens a connection to whoever answers, whatever certificate they show, in order to say what is
 * wrong with it. Throws where the settings have a certificate of ours to show.
 */
export const openUnverifiedTls = (target: TlsTarget, settings: TlsSettings): TLSSocket => {
  if (settings.anchors) throw new Error('an unverified server must not receive a certificate');
  return open(target, settings, { rejectUnauthorized: false, requestOCSP: false });
};
