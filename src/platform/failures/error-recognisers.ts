/** Explains errors of Node, OpenSSL and undici to an operator. */
import { clientCertificateErrors } from './client-certificate-errors.ts';
import { connectionErrors } from './connection-errors.ts';
import type { ErrorRecogniser } from './error-facts.ts';
import { handshakeErrors } from './handshake-errors.ts';
import { serverCertificateErrors } from './server-certificate-errors.ts';

/** All recognisers; the first whose pattern matches explains the error. */
export const errorRecognisers: readonly ErrorRecogniser[] = [
  ...clientCertificateErrors,
  ...serverCertificateErrors,
  ...handshakeErrors,
  ...connectionErrors,
];
