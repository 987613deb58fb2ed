/** Errors by which a platform refuses the certificate of a client. */
import { explainInvalidity, isSignedBy } from '../transport/certificates.ts';
import type { ErrorFacts, ErrorRecogniser, Finding } from './error-facts.ts';

const newKeyHint = 'create a new API key in the web interface and run "imco login api-key.zip"';

/** Explains a refusal of our certificate by its dates; undefined if it is currently valid. */
export const explainOwnCertificate = ({
  connection,
  now,
  host,
}: ErrorFacts): Finding | undefined => {
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
 * Explains a closed connection by an unknown signer: a server may close the connection without an
 * alert if it does not know the CA of our certificate (Node does). That is likely if the
 * certificate is not signed by our CA either.
 */
export const explainForeignSigner = ({ connection, host }: ErrorFacts): Finding | undefined => {
  const { cert, ca, systemCa } = connection;
  return systemCa || isSignedBy(cert, ca)
    ? undefined
    : {
        kind: 'refused',
        code: 'client_certificate_refused',
        message: `${host} closed the connection; your certificate ${cert.path} is not signed by the CA in ${ca.path}`,
        hint: 'use ca, cert and key from the same API key (api-key.zip)',
      };
};

/** TLS alerts by which a server refuses a certificate. */
export const clientCertificateErrors: readonly ErrorRecogniser[] = [
  {
    pattern:
      /ALERT_(BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_\w+|NO_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|DECRYPT_ERROR)/,
    lasting: true,
    explain: (facts) =>
      explainOwnCertificate(facts) ?? {
        kind: 'refused',
        code: 'client_certificate_refused',
        message: `${facts.host} refused your certificate ${facts.connection.cert.path}`,
        hint: 'check that it is your current API key for this platform; only the newest key of a user is valid',
      },
  },
];
