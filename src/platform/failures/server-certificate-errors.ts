/** Errors about the certificate of a server, by the reasons of OpenSSL and Node. */
import { readErrorMessage, readErrorText } from '../../lib/failures/error-causes.ts';
import { explainInvalidity } from '../transport/certificates.ts';
import type { ErrorRecogniser } from './error-facts.ts';

const createTimeHint = (now: number): string =>
  `check the clock of this machine (${new Date(now).toISOString().slice(0, 16)}Z); if it is right, ask the administrator of the platform to renew the certificate`;

/** The host names in a certificate, from Node's reason for refusing it. */
const readCertificateNames = (reason: string): string =>
  /altnames: (.+)$|cert's CN: (.+)$/
    .exec(reason)
    ?.slice(1)
    .join('')
    .replaceAll(/DNS:|IP Address:/g, '') || 'another host';

export const serverCertificateErrors: readonly ErrorRecogniser[] = [
  {
    pattern:
      /SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY|CERT_UNTRUSTED|INVALID_CA|CERT_SIGNATURE_FAILURE|CERT_CHAIN_TOO_LONG|PATH_LENGTH_EXCEEDED/,
    lasting: true,
    explain: ({ host, connection }) => ({
      code: 'unknown_ca',
      message: `the certificate of ${host} is not signed by the CA in ${connection.ca.path}${connection.systemCa ? ' or a CA of the system' : ''}`,
      hint: 'check that ca and the endpoint belong to the same platform; a proxy that intercepts TLS can also cause this',
    }),
  },
  {
    pattern: /ERR_TLS_CERT_ALTNAME_INVALID/,
    lasting: true,
    explain: ({ host, broken }) => ({
      code: 'host_mismatch',
      message: `the certificate of ${host} is valid only for ${readCertificateNames(readErrorText(broken.error, 'reason'))}`,
      hint: 'check domain and endpoint, and that DNS and proxy lead to the platform',
    }),
  },
  {
    pattern: /IMCO_CERT_WITHOUT_NAME/,
    lasting: true,
    explain: ({ host }) => ({
      code: 'server_certificate_without_name',
      message: `the certificate of ${host} has no subjectAltName; a common name alone is not accepted`,
      hint: 'ask the administrator of the platform to renew it with the host name as a subjectAltName',
    }),
  },
  {
    pattern: /CERT_REVOKED|CERTIFICATE_REVOKED/,
    lasting: true,
    explain: ({ host, connection }) => ({
      code: 'server_certificate_revoked',
      message: `the certificate of ${host} has been revoked (${connection.crl?.path ?? 'crl'})`,
      hint: 'do not use this platform until its administrator has explained why',
    }),
  },
  {
    pattern: /KEY_TOO_SMALL|MD_TOO_WEAK|KEY_TOO_WEAK/,
    lasting: true,
    explain: ({ host }) => ({
      code: 'server_certificate_weak',
      message: `the certificate of ${host} or of its CA is too weak (RSA below 2048 bits, or SHA-1)`,
      hint: 'ask the administrator of the platform to renew it',
    }),
  },
  {
    pattern:
      /UNABLE_TO_GET_CRL|CRL_HAS_EXPIRED|CRL_NOT_YET_VALID|CRL_SIGNATURE_FAILURE|UNABLE_TO_DECRYPT_CRL|ERROR_IN_CRL/,
    lasting: true,
    explain: ({ host, connection, broken }) => ({
      code: 'crl_unusable',
      message: `the certificate of ${host} cannot be checked against ${connection.crl?.path ?? 'crl'}: ${readErrorMessage(broken.error)}`,
      hint: 'get the current revocation list of each CA of the platform, or remove the setting crl',
    }),
  },
  {
    pattern: /INVALID_PURPOSE|CERT_REJECTED/,
    lasting: true,
    explain: ({ host, broken }) => ({
      code: 'server_certificate_unfit',
      message: `the certificate of ${host} is not valid for a server: ${readErrorMessage(broken.error)}`,
      hint: 'check that the endpoint is the one of the platform',
    }),
  },
  {
    pattern: /CERT_HAS_EXPIRED/,
    lasting: true,
    explain: ({ host, connection, now }) => {
      const invalidity = explainInvalidity(connection.ca, now);
      return invalidity
        ? {
            code: 'ca_expired',
            message: `the CA in ${connection.ca.path} ${invalidity}`,
            hint: 'create a new API key in the web interface, which contains the current CA, and run "imco login api-key.zip"',
          }
        : {
            code: 'server_certificate_expired',
            message: `the certificate of ${host} has expired`,
            hint: createTimeHint(now),
          };
    },
  },
  {
    pattern: /CERT_NOT_YET_VALID/,
    lasting: true,
    explain: ({ host, now }) => ({
      code: 'server_certificate_not_yet_valid',
      message: `the certificate of ${host} is not valid yet`,
      hint: createTimeHint(now),
    }),
  },
];
