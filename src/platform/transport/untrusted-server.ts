/** A look at whoever answers at an endpoint, also where it is not to be trusted. */
import { request } from 'node:http';
import { openUnverifiedTls } from '../../lib/tls/tls.ts';
import type { Connection } from '../platform.ts';
import { outsideSecurityOf } from './certificates.ts';
import { type ShownCertificate, shownTo } from './handshake.ts';
import { type Patience, within } from './reachability.ts';
import { placeOf } from './socket-address.ts';

/** What can be seen of a server before it is trusted. */
export interface Stranger {
  readonly certificate: ShownCertificate;
  /** The authorities of this machine vouch for it. */
  readonly isVouchedFor: boolean;
  /** Its own time by the `Date` of an answer, in ms since 1970. */
  readonly time?: number;
}

/**
 * Looks at whoever answers, in order to say what is wrong with them: the one connection that is not
 * broken off where a certificate is not good. Nothing of ours goes over it, no certificate either,
 * but a HEAD without a body; nothing that comes is used but for words. Undefined where nobody
 * shakes hands without our certificate.
 */
export const lookAtStranger = async (
  { storageCa: _, ...connection }: Connection,
  patience: Patience,
): Promise<Stranger | undefined> => {
  const place = placeOf(connection.endpoint);
  let seen: Stranger | undefined;
  const looking = (ended: AbortSignal): Promise<Stranger> =>
    new Promise((resolve, reject) => {
      const socket = openUnverifiedTls(place, outsideSecurityOf(connection));
      socket.once('secureConnect', () => {
        seen = { certificate: shownTo(socket), isVouchedFor: socket.authorized };
      });
      const asked = request({
        ...place,
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
    return await within(patience, 'ETIMEDOUT', looking);
  } catch {
    patience.signal.throwIfAborted();
    return seen;
  }
};
