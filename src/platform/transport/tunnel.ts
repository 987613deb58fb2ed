import { request as plainRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { openTls, type TlsSettings } from '../../lib/tls/tls.ts';
import {
  createBrokenProxyFailure,
  createProxyRefusal,
  createSilentProxyFailure,
} from '../failures/proxy-failures.ts';
import type { HttpProxy } from './http-proxy.ts';

/** What is needed to request a tunnel. */
interface Wanted {
  /** Host and port. */
  readonly target: string;
  readonly version: string;
  readonly timeoutMs: number;
  /** TLS settings for the proxy itself, if it uses TLS. */
  readonly security: TlsSettings | undefined;
  /** Aborts the attempt. */
  readonly signal: AbortSignal;
}

/**
 * Requests a connection to `target` from `proxy`; resolves with the open socket. Rejects with a
 * `ConnectionFailure` that explains what the proxy did; nothing has reached the target then.
 */
export const openTunnel = (
  proxy: HttpProxy,
  { target, version, timeoutMs, security, signal }: Wanted,
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const request = plainRequest({
      host: proxy.host,
      port: proxy.port,
      method: 'CONNECT',
      path: target,
      createConnection: () => (security ? openTls(proxy, security) : connect(proxy)),
      insecureHTTPParser: false,
      signal,
      headers: {
        host: target,
        'user-agent': `imco/${version}`,
        ...(proxy.authorization && { 'proxy-authorization': proxy.authorization }),
      },
    });
    const end = (failure: Error): void => {
      clearTimeout(timer);
      reject(failure);
      request.destroy();
    };
    const timer = setTimeout(() => end(createSilentProxyFailure(proxy, target)), timeoutMs);
    request.once('connect', ({ statusCode = 0, headers }, socket: Socket, head) => {
      // From here on, TLS on top of the socket reports its errors.
      socket.on('error', () => {});
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        return end(createProxyRefusal(proxy, target, statusCode, headers['proxy-authenticate']));
      }
      clearTimeout(timer);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    // A proxy without CONNECT may respond as if it were a request to itself.
    request.once('response', ({ statusCode = 0 }) =>
      end(createProxyRefusal(proxy, target, statusCode)),
    );
    request.on('error', (error) => end(createBrokenProxyFailure(proxy, target, error)));
    request.end();
  });
