/** Connections that are not made, end early, or carry no HTTP, by the names of libuv, undici and llhttp. */
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
        ? `${facts.address} closed the connection before it was secure`
        : `${facts.host} closed the connection before the answer was complete`,
    hint: 'try again; a platform that refuses your certificate or a firewall may do this too',
  };

/** What is no HTTP; a parser that gave up within itself has nothing to say of it. */
const explainNoHttp = (facts: ErrorFacts): Finding => {
  const { address, redactor, broken } = facts;
  const isSaid = !/ASSERT/.test(readErrorCode(broken.error));
  return {
    code: 'bad_http',
    message: `${address} answered something that is no HTTP${isSaid ? `: ${redactor.text(readErrorMessage(broken.error))}` : ''}`,
    hint: 'check the endpoint and its port',
  };
};

export const connectionErrors: readonly ErrorRecogniser[] = [
  {
    pattern: /ENOTFOUND|EAI_|ENODATA/,
    explain: ({ host }) => ({
      code: 'unknown_host',
      message: `the name ${host} cannot be resolved`,
      hint: 'check domain or endpoint, and the network or VPN you are in',
    }),
  },
  {
    pattern: /ECONNREFUSED/,
    explain: ({ address }) => ({
      code: 'refused',
      message: `${address} refuses connections`,
      hint: 'check host and port; the platform may be down',
    }),
  },
  {
    pattern: /EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL/,
    explain: ({ address }) => ({
      code: 'unreachable',
      message: `there is no way to ${address}`,
      hint: 'check the network or VPN you are in',
    }),
  },
  {
    pattern: /UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT/,
    explain: ({ address }) => ({
      code: 'connect_timeout',
      message: `${address} does not answer`,
      hint: 'check host and port, and the network, VPN or firewall on the way',
    }),
  },
  {
    // What undici closes a connection for itself: 100 or 101 that nobody asked for.
    pattern: /UND_ERR_SOCKET_BAD_(RESPONSE|UPGRADE)/,
    explain: explainNoHttp,
  },
  {
    // The last two are answers that ended before the length they had announced.
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
