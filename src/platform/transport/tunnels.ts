/** Ways to the platform by way of a proxy; loaded only where the environment names one. */

import type { Connection } from '../platform.ts';
import type { Trace } from '../trace.ts';
import { createOutsideSecurity } from './certificates.ts';
import { type ProxySettings, readProxy } from './http-proxy.ts';
import { isProxyException } from './proxy-exceptions.ts';
import { openTunnel } from './tunnel.ts';
import type { Tunnel } from './undici.ts';

/**
 * The way to each origin: a tunnel, or undefined where the proxy is not for it. The TLS of the
 * origin is spoken through the tunnel end to end; the proxy sees host and port and nothing else.
 * Throws a `ConfigurationFailure` where what the environment holds is no proxy.
 */
export const createTunnels = (
  settings: ProxySettings,
  parts: {
    readonly connection: Connection;
    readonly version: string;
    /** For the connection to the proxy and its answer. */
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
