/** The TLS handshake by itself, for whoever wants to know what was agreed, or why it was not. */
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import { openTls } from '../../lib/tls/tls.ts';
import { recogniseError } from '../failures/recognise.ts';
import type { Connection } from '../platform.ts';
import { createRedactor } from '../redact.ts';
import { createSecurity } from './certificates.ts';
import { limitTime, type ReachLimits } from './reachability.ts';
import { formatSocketAddress } from './socket-address.ts';

/** The certificate a server shows. */
export interface ShownCertificate {
  /** Whose it is and who signed it, by their common names or what they have instead. */
  readonly subject: string;
  readonly issuer: string;
  /** How many certificates lead to the CA, its own included. */
  readonly chain: number;
  /** In ms since 1970. */
  readonly from: number;
  readonly to: number;
}

/** What both sides have agreed on. */
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

/** How many certificates there are from this one to one that signed itself. */
const countChain = (first: DetailedPeerCertificate): number => {
  const seen = new Set<string>();
  let at: DetailedPeerCertificate | undefined = first;
  while (at?.fingerprint256 && !seen.has(at.fingerprint256)) {
    seen.add(at.fingerprint256);
    at = at.issuerCertificate;
  }
  return seen.size;
};

/** The certificate the other side has shown. */
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
 * Shakes hands as every request does: the same trust, the same certificate. Nothing is sent. Throws
 * what a request would be reported with; a server of TLS 1.3 refuses our certificate only later.
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
