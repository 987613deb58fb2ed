/** A look at whoever answers at an endpoint, also where it is not to be trusted. */
import { request } from 'node:http';
import { openUnverifiedTls } from '../../lib/tls/tls.ts';
import type { Connection } from '../platform.ts';
import { createOutsideSecurity } from './certificates.ts';
import { createShownCertificate, type ShownCertificate } from './handshake.ts';
import { limitTime, type ReachLimits } from './reachability.ts';
import { formatSocketAddress } from './socket-address.ts';

/** What can be seen of a server before it is trusted. */
export interface UntrustedServer {
  readonly certificate: ShownCertificate;
  /** Trusted by a CA of this machine. */
  readonly isTrustedBySystem: boolean;
  /** Its own time by the `Date` of an answer, in ms since 1970. */
  readonly time?: number;
}

/**
 * Looks at whoever answers, in order to say what is wrong with them: the one connection that is not
 * broken off where a certificate is not good. Nothing of ours goes over it, no certificate either,
 * but a HEAD without a body; nothing that comes is used but for words. Undefined where nobody
 * shakes hands without our certificate.
 */
export const inspectUntrustedServer = async (
  { storageCa: _, ...connection }: Connection,
  patience: ReachLimits,
): Promise<UntrustedServer | undefined> => {
  const address = formatSocketAddress(connection.endpoint);
  let seen: UntrustedServer | undefined;
  const looking = (ended: AbortSignal): Promise<UntrustedServer> =>
    new Promise((resolve, reject) => {
      const socket = openUnverifiedTls(address, createOutsideSecurity(connection));
      socket.once('secureConnect', () => {
        seen = {
          certificate: createShownCertificate(socket),
          isTrustedBySystem: socket.authorized,
        };
      });
      const asked = request({
        ...address,
        method: 'HEAD',
        path: new URL(connection.endpoint).pathname,
        createConnection: () => socket,
        insecureHTTPParser: false,
        signal: ended,
      });
      asked.once('response', (response) => {
        response.resume();
        const time = Date.parse(response.headers.date ?? '');
        if (seen) resolve({ ...seen, ...(!Number.isNaN(time) && { time }) });
      });
      asked.on('error', reject);
      asked.end();
    });
  try {
    return await limitTime(patience, 'ETIMEDOUT', looking);
  } catch {
    patience.signal.throwIfAborted();
    return seen;
  }
};
