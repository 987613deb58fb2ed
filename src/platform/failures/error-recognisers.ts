/** What the errors of Node, OpenSSL and undici mean to an operator, and what to do about them. */
import { readErrorCode, readErrorMessage, readErrorText } from '../../lib/failures/error-causes.ts';
import type { Connection } from '../platform.ts';
import type { Redactor } from '../redact.ts';
import { explainInvalidity, isSignedBy } from '../transport/certificates.ts';
import type { BrokenExchange } from '../transport/exchange.ts';

/** What is known beside the error when a request got no whole answer. */
export interface ErrorContext {
  readonly connection: Connection;
  readonly redactor: Redactor;
  /** The request as `METHOD URL`. */
  readonly request: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a rung makes of an error. */
interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** The platform refused us; otherwise it is out of reach. */
  readonly kind?: 'refused';
}

/** Everything a rung can speak of. */
export interface ErrorFacts extends ErrorContext {
  readonly broken: BrokenExchange;
  /** Host name. */
  readonly host: string;
  /** Host name and port. */
  readonly address: string;
}

/** One rung of the ladder: a pattern of the code and message of an error, and what it means. */
interface Rung {
  readonly like: RegExp;
  /** It does not pass by itself: who the other side is, or we are, has to change. */
  readonly lasting?: true;
  readonly means: (facts: ErrorFacts) => Finding;
}

const timeHint = (now: number): string =>
  `the clock of this machine says ${new Date(now).toISOString().slice(0, 16)}Z; if that is right, the platform has to renew it`;

const newKeyHint = 'make a new API key in the web interface and configure its files';

/** What the platform may have against our certificate, or undefined when its dates are good. */
const ownCertificate = ({ connection, now, host }: ErrorFacts): Finding | undefined => {
  const invalid = explainInvalidity(connection.cert, now);
  return invalid === undefined
    ? undefined
    : {
        kind: 'refused',
        code: 'client_certificate_invalid',
        message: `${host} refused your certificate: ${connection.cert.path} ${invalid}`,
        hint: newKeyHint,
      };
};

/**
 * A server may close the connection without a word when it does not know who signed our
 * certificate (Node's does). That is the likely reason where the authority is not ours either.
 */
const strangeCertificate = ({ connection, host }: ErrorFacts): Finding | undefined => {
  const { cert, ca, systemCa } = connection;
  return systemCa || isSignedBy(cert, ca)
    ? undefined
    : {
        kind: 'refused',
        code: 'client_certificate_refused',
        message: `${host} closed the connection; your certificate ${cert.path} is not signed by the authority in ${ca.path}`,
        hint: 'take ca, cert and key from the same key archive',
      };
};

/** The names a certificate is for, from Node's reason for refusing it. */
const namesIn = (reason: string): string =>
  /altnames: (.+)$|cert's CN: (.+)$/
    .exec(reason)
    ?.slice(1)
    .join('')
    .replaceAll(/DNS:|IP Address:/g, '') || 'another host';

const lost = (facts: ErrorFacts): Finding =>
  (facts.broken.progress === 'answering'
    ? undefined
    : (ownCertificate(facts) ?? strangeCertificate(facts))) ?? {
    code: 'connection_lost',
    message:
      facts.broken.progress === 'unsent'
        ? `${facts.address} closed the connection before it was secure`
        : `${facts.host} closed the connection before the answer was complete`,
    hint: 'try again; a platform that refuses your certificate or a firewall may do this too',
  };

/** What is no HTTP; a parser that gave up within itself has nothing to say of it. */
const noHttp = (facts: ErrorFacts): Finding => {
  const { address, redactor, broken } = facts;
  const isSaid = !/ASSERT/.test(readErrorCode(broken.error));
  return {
    code: 'bad_http',
    message: `${address} answered something that is no HTTP${isSaid ? `: ${redactor.text(readErrorMessage(broken.error))}` : ''}`,
    hint: 'check the endpoint and its port',
  };
};

/** Names as in Node's errors: OpenSSL's reasons, X509 verification, libuv, undici, llhttp. */
export const errorRecognisers: readonly Rung[] = [
  {
    like: /ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|NO_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|DECRYPT_ERROR)/,
    lasting: true,
    means: (facts) =>
      ownCertificate(facts) ?? {
        kind: 'refused',
        code: 'client_certificate_refused',
        message: `${facts.host} refused your certificate ${facts.connection.cert.path}`,
        hint: 'check that it is the current API key of this platform; one key a user is valid at a time',
      },
  },
  {
    like: /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|CERT_UNTRUSTED|INVALID_CA|CERT_SIGNATURE_FAILURE|CERT_CHAIN_TOO_LONG|PATH_LENGTH_EXCEEDED/,
    lasting: true,
    means: ({ host, connection }) => ({
      code: 'unknown_ca',
      message: `the certificate of ${host} is not signed by the authority in ${connection.ca.path}${connection.systemCa ? ' or one of the system' : ''}`,
      hint: 'check that ca and the endpoint are of the same platform; a proxy that intercepts TLS on your network does this too',
    }),
  },
  {
    like: /ERR_TLS_CERT_ALTNAME_INVALID/,
    lasting: true,
    means: ({ host, broken }) => ({
      code: 'host_mismatch',
      message: `the certificate shown for ${host} is for ${namesIn(readErrorText(broken.error, 'reason'))}`,
      hint: 'check domain and endpoint, and that the name leads to the platform (DNS, proxy)',
    }),
  },
  {
    like: /IMCO_CERT_WITHOUT_NAME/,
    lasting: true,
    means: ({ host }) => ({
      code: 'server_certificate_without_name',
      message: `the certificate of ${host} has no subjectAltName; a common name alone does not count`,
      hint: 'whoever runs the platform has to renew it with its host name as a subjectAltName',
    }),
  },
  {
    like: /CERT_REVOKED|CERTIFICATE_REVOKED/,
    lasting: true,
    means: ({ host, connection }) => ({
      code: 'server_certificate_revoked',
      message: `the certificate of ${host} is revoked (${connection.crl?.path ?? 'crl'})`,
      hint: 'do not use this platform until whoever runs it has explained why',
    }),
  },
  {
    like: /KEY_TOO_SMALL|MD_TOO_WEAK|KEY_TOO_WEAK/,
    lasting: true,
    means: ({ host }) => ({
      code: 'server_certificate_weak',
      message: `the certificate of ${host} or of its CA is too weak (RSA below 2048 bits, or SHA-1)`,
      hint: 'whoever runs the platform has to renew it',
    }),
  },
  {
    like: /UNABLE_TO_GET_CRL|CRL_HAS_EXPIRED|CRL_NOT_YET_VALID|CRL_SIGNATURE_FAILURE|UNABLE_TO_DECRYPT_CRL|ERROR_IN_CRL/,
    lasting: true,
    means: ({ host, connection, broken }) => ({
      code: 'crl_unusable',
      message: `the certificate of ${host} cannot be checked against ${connection.crl?.path ?? 'crl'}: ${readErrorMessage(broken.error)}`,
      hint: 'get the current revocation list of each CA of the platform, or take the setting crl out',
    }),
  },
  {
    like: /INVALID_PURPOSE|CERT_REJECTED/,
    lasting: true,
    means: ({ host, broken }) => ({
      code: 'server_certificate_unfit',
      message: `the certificate of ${host} is not fit for a server: ${readErrorMessage(broken.error)}`,
      hint: 'check that the endpoint is that of the platform',
    }),
  },
  {
    like: /CERT_HAS_EXPIRED/,
    lasting: true,
    means: ({ host, connection, now }) => {
      const authority = explainInvalidity(connection.ca, now);
      return authority
        ? {
            code: 'ca_expired',
            message: `the authority in ${connection.ca.path} ${authority}`,
            hint: 'get the current authority of the platform with a new key archive',
          }
        : {
            code: 'server_certificate_expired',
            message: `the certificate of ${host} has expired`,
            hint: timeHint(now),
          };
    },
  },
  {
    like: /CERT_NOT_YET_VALID/,
    lasting: true,
    means: ({ host, now }) => ({
      code: 'server_certificate_not_yet_valid',
      message: `the certificate of ${host} is not valid yet`,
      hint: timeHint(now),
    }),
  },
  {
    like: /ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE/,
    lasting: true,
    means: ({ address, connection }) => ({
      code: 'tls_version',
      message: `${address} does not speak TLS ${connection.tlsMin ?? '1.2'} or newer`,
      hint:
        connection.tlsMin === '1.3'
          ? 'check the endpoint, or set tls-min to 1.2'
          : 'check the endpoint; imco does not use older versions, which are not safe',
    }),
  },
  {
    like: /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|BAD_RECORD_TYPE|RECORD_LAYER_FAILURE|INVALID_RECORD/,
    means: ({ address }) => ({
      code: 'no_tls',
      message: `${address} does not speak TLS`,
      hint: 'check the endpoint and its port',
    }),
  },
  {
    // The server refuses http/1.1, the one protocol it was offered (ALPN).
    like: /NO_APPLICATION_PROTOCOL/,
    lasting: true,
    means: ({ address }) => ({
      code: 'no_http_1',
      message: `${address} speaks HTTP/2 only, and imco speaks HTTP/1.1`,
      hint: 'check the endpoint and its port, or have whoever runs it offer HTTP/1.1 as well (http/1.1 in ALPN)',
    }),
  },
  {
    like: /HANDSHAKE_FAILURE/,
    lasting: true,
    means: (facts) =>
      ownCertificate(facts) ?? {
        code: 'handshake_failure',
        message: `${facts.host} ended the TLS handshake`,
        hint: `either it refuses your certificate ${facts.connection.cert.path}, or it and imco have no cipher in common`,
      },
  },
  {
    like: /ENOTFOUND|EAI_|ENODATA/,
    means: ({ host }) => ({
      code: 'unknown_host',
      message: `the name ${host} cannot be resolved`,
      hint: 'check domain or endpoint, and the network or VPN you are in',
    }),
  },
  {
    like: /ECONNREFUSED/,
    means: ({ address }) => ({
      code: 'refused',
      message: `${address} refuses connections`,
      hint: 'check host and port; the platform may be down',
    }),
  },
  {
    like: /EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL/,
    means: ({ address }) => ({
      code: 'unreachable',
      message: `there is no way to ${address}`,
      hint: 'check the network or VPN you are in',
    }),
  },
  {
    like: /UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT/,
    means: ({ address }) => ({
      code: 'connect_timeout',
      message: `${address} does not answer`,
      hint: 'check host and port, and the network, VPN or firewall on the way',
    }),
  },
  {
    // What undici closes a connection for itself: 100 or 101 that nobody asked for.
    like: /UND_ERR_SOCKET_BAD_(RESPONSE|UPGRADE)/,
    means: noHttp,
  },
  {
    // The last two are answers that ended before the length they had announced.
    like: /ECONNRESET|EPIPE|ECONNABORTED|ENETRESET|UND_ERR_SOCKET|INVALID_EOF_STATE|CONTENT_LENGTH_MISMATCH/,
    means: lost,
  },
  {
    like: /UND_ERR_DESTROYED|UND_ERR_CLOSED/,
    means: ({ host }) => ({
      code: 'closed',
      message: `the connection to ${host} was closed`,
      hint: 'run the command again',
    }),
  },
  {
    like: /HPE_|HTTP_1\.1_PROTOCOL|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES|ERR_ASSERTION/,
    means: noHttp,
  },
];
