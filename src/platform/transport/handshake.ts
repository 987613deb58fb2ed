/** A TLS handshake without a request, to diagnose a connection. */
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { openTls } from '../../lib/tls/tls.ts';
import { recogniseError } from '../failures/recognise.ts';
import type { Connection } from '../platform.ts';
import { createRedactor } from '../redact.ts';
import { createSecurity } from './certificates.ts';
import { limitTime, type ReachLimits } from './reachability.ts';
import { formatSocketAddress } from './socket-address.ts';

/** The certificate a server presents. */
export interface ShownCertificate {
  /** Common names of subject and issuer, or what they have instead. */
  readonly subject: string;
  readonly issuer: string;
  /** Number of certificates in the chain, including those of server and CA. */
  readonly chain: number;
  /** In ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** The result of a handshake. */
export interface Handshake {
  /** `TLSv1.3`. */
  readonly protocol: string;
  readonly cipher: string;
  readonly certificate: ShownCertificate;
}

const formatDistinguishedName = ({
  CN,
  O,
  OU,
}: Partial<DetailedPeerCertificate['subject']> = {}): string => String(CN || O || OU || 'unknown');

/** The number of certificates from this one to a self-signed one. */
const countChain = (first: DetailedPeerCertificate): number => {
  const seen = new Set<string>();
  let at: DetailedPeerCertificate | undefined = first;
  while (at?.fingerprint256 && !seen.has(at.fingerprint256)) {
    seen.add(at.fingerprint256);
    at = at.issuerCertificate;
  }
  return seen.size;
};

/** The certificate the other side has presented. */
export const createShownCertificate = (socket: TLSSocket): ShownCertificate => {
  const certificate = socket.getPeerCertificate(true);
  return {
    subject: formatDistinguishedName(certificate.subject),
    issuer: formatDistinguishedName(certificate.issuer),
    chain: countChain(certificate),
    from: Date.parse(certificate.valid_from),
    to: Date.parse(certificate.valid_to),
  };
};

/**
 * Runs the handshake of a request, with the same trust and certificate, but sends nothing. Throws
 * the failure that a request would report; a TLS 1.3 server refuses our certificate only later.
 */
export const runHandshake = async (
  connection: Connection,
  { now, ...patience }: ReachLimits & { readonly now: number },
): Promise<Handshake> => {
  const settings = createSecurity(connection);
  const address = formatSocketAddress(connection.endpoint);
  try {
    return await limitTime(
      patience,
      'ETIMEDOUT',
      (ended) =>
        new Promise<Handshake>((resolve, reject) => {
          const socket = openTls(address, settings);
          ended.addEventListener('abort', () => socket.destroy());
          socket.once('secureConnect', () =>
            resolve({
              protocol: socket.getProtocol() ?? 'TLS',
              cipher: socket.getCipher().standardName,
              certificate: createShownCertificate(socket),
            }),
          );
          socket.on('error', reject);
        }),
    );
  } catch (error) {
    patience.signal.throwIfAborted();
    throw recogniseError(
      { kind: 'broken', error, progress: 'unsent' },
      { connection, redactor: createRedactor(), request: `GET ${connection.endpoint}`, now },
    );
  }
};
