/** Inspects the server at an endpoint, even if it is not trusted. */
import { request } from 'node:http';
import { openUnverifiedTls } from '../../lib/tls/tls.ts';
import type { Connection } from '../platform.ts';
import { createOutsideSecurity } from './certificates.ts';
import { createShownCertificate, type ShownCertificate } from './handshake.ts';
import { limitTime, type ReachLimits } from './reachability.ts';
import { formatSocketAddress } from './socket-address.ts';

/** What is visible of a server without trusting it. */
export interface UntrustedServer {
  readonly certificate: ShownCertificate;
  /** Whether a CA of this machine trusts it. */
  readonly isTrustedBySystem: boolean;
  /** The time of the server, from the `Date` header, in ms since 1970. */
  readonly time?: number;
}

/**
 * Inspects a server in order to explain what is wrong with it: the only connection that is not
 * closed if the certificate is invalid. It sends no credentials, only a HEAD request, and the
 * response is used only for messages. Undefined if the server requires our certificate for the
 * handshake.
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
