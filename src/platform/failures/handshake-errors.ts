/** Errors of TLS handshakes that fail before certificates are checked. */
import { explainOwnCertificate } from './client-certificate-errors.ts';
import type { ErrorRecogniser } from './error-facts.ts';

export const handshakeErrors: readonly ErrorRecogniser[] = [
  {
    pattern: /ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE/,
    lasting: true,
    explain: ({ address, connection }) => ({
      code: 'tls_version',
      message: `${address} does not support TLS ${connection.tlsMin ?? '1.2'} or newer`,
      hint:
        connection.tlsMin === '1.3'
          ? 'check the endpoint, or set tls-min to 1.2'
          : 'check the endpoint; imco does not use older versions, because they are insecure',
    }),
  },
  {
    pattern:
      /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|BAD_RECORD_TYPE|RECORD_LAYER_FAILURE|INVALID_RECORD/,
    explain: ({ address }) => ({
      code: 'no_tls',
      message: `${address} does not support TLS`,
      hint: 'check the endpoint and its port',
    }),
  },
  {
    // The server refuses http/1.1, the only protocol that imco offers in ALPN.
    pattern: /NO_APPLICATION_PROTOCOL/,
    lasting: true,
    explain: ({ address }) => ({
      code: 'no_http_1',
      message: `${address} supports only HTTP/2, but imco requires HTTP/1.1`,
      hint: 'check the endpoint and its port, or ask the administrator of the platform to enable HTTP/1.1 (http/1.1 in ALPN)',
    }),
  },
  {
    pattern: /HANDSHAKE_FAILURE/,
    lasting: true,
    explain: (facts) =>
      explainOwnCertificate(facts) ?? {
        code: 'handshake_failure',
        message: `${facts.host} aborted the TLS handshake`,
        hint: `check your certificate ${facts.connection.cert.path}: the server may refuse it, or have no cipher in common with imco`,
      },
  },
];
