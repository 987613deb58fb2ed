/**
 * Errors of connections that fail, end early or do not carry HTTP, by the codes of libuv, undici
 * and llhttp.
 */
import { readErrorCode, readErrorMessage } from '../../lib/failures/error-causes.ts';
import { explainForeignSigner, explainOwnCertificate } from './client-certificate-errors.ts';
import type { ErrorFacts, ErrorRecogniser, Finding } from './error-facts.ts';

const explainLostConnection = (facts: ErrorFacts): Finding =>
  (facts.broken.progress === 'answering'
    ? undefined
    : (explainOwnCertificate(facts) ?? explainForeignSigner(facts))) ?? {
    code: 'connection_lost',
    message:
      facts.broken.progress === 'unsent'
        ? `${facts.address} closed the connection during the TLS handshake`
        : `${facts.host} closed the connection before the response was complete`,
    hint: 'try again; if it happens again, check your certificate and any firewall on the way',
  };

/** A response that is not HTTP; the message of a failed assertion in the parser is left out. */
const explainNoHttp = (facts: ErrorFacts): Finding => {
  const { address, redactor, broken } = facts;
  const isSaid = !/ASSERT/.test(readErrorCode(broken.error));
  return {
    code: 'bad_http',
    message: `${address} did not send a valid HTTP response${isSaid ? `: ${redactor.text(readErrorMessage(broken.error))}` : ''}`,
    hint: 'check the endpoint and its port',
  };
};

export const connectionErrors: readonly ErrorRecogniser[] = [
  {
    pattern: /ENOTFOUND|EAI_|ENODATA/,
    explain: ({ host }) => ({
      code: 'unknown_host',
      message: `the host name ${host} cannot be resolved`,
      hint: 'check domain or endpoint, and your DNS, network and VPN',
    }),
  },
  {
    pattern: /ECONNREFUSED/,
    explain: ({ address }) => ({
      code: 'refused',
      message: `${address} refused the connection`,
      hint: 'check host and port; the platform may be down',
    }),
  },
  {
    pattern: /EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL/,
    explain: ({ address }) => ({
      code: 'unreachable',
      message: `${address} cannot be reached`,
      hint: 'check your network and VPN',
    }),
  },
  {
    pattern: /UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT/,
    explain: ({ address }) => ({
      code: 'connect_timeout',
      message: `${address} does not respond`,
      hint: 'check host and port, and any VPN, proxy or firewall on the way',
    }),
  },
  {
    // undici closes the connection itself after a 100 or 101 that was not requested.
    pattern: /UND_ERR_SOCKET_BAD_(RESPONSE|UPGRADE)/,
    explain: explainNoHttp,
  },
  {
    // The last two are responses that ended before the announced length.
    pattern:
      /ECONNRESET|EPIPE|ECONNABORTED|ENETRESET|UND_ERR_SOCKET|INVALID_EOF_STATE|CONTENT_LENGTH_MISMATCH/,
    explain: explainLostConnection,
  },
  {
    pattern: /UND_ERR_DESTROYED|UND_ERR_CLOSED/,
    explain: ({ host }) => ({
      code: 'closed',
      message: `the connection to ${host} was closed`,
      hint: 'run the command again',
    }),
  },
  {
    pattern: /HPE_|HTTP_1\.1_PROTOCOL|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES|ERR_ASSERTION/,
    explain: explainNoHttp,
  },
];
