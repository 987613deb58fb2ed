/** Tunnels through a proxy; loaded only if the environment names one. */

import type { Connection } from '../platform.ts';
import type { Trace } from '../trace.ts';
import { createOutsideSecurity } from './certificates.ts';
import { type ProxySettings, readProxy } from './http-proxy.ts';
import { isProxyException } from './proxy-exceptions.ts';
import { openTunnel } from './tunnel.ts';
import type { Tunnel } from './undici.ts';

/**
 * Creates a function that returns the tunnel to an origin, or undefined if the proxy is not used
 * for it. TLS runs end to end through the tunnel; the proxy only sees host and port. Throws a
 * `ConfigurationFailure` if the environment contains an invalid proxy.
 */
export const createTunnels = (
  settings: ProxySettings,
  parts: {
    readonly connection: Connection;
    readonly version: string;
    /** For the connection to the proxy and its response, in ms. */
    readonly timeoutMs: number;
    readonly trace: Trace;
  },
): ((origin: string) => Tunnel | undefined) => {
  const proxy = readProxy(settings);
  const { connection, version, timeoutMs, trace } = parts;
  const security = proxy.isSecure ? createOutsideSecurity(connection) : undefined;
  return (origin) => {
    const url = new URL(origin);
    if (isProxyException(url, settings.except)) return undefined;
    const target = `${url.hostname}:${url.port || 443}`;
    return (signal) => {
      trace.through(proxy.shown, target);
      return openTunnel(proxy, { target, version, timeoutMs, security, signal });
    };
  };
};
