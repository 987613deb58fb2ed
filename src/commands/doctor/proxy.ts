/** What the environment says of a proxy, and whether it is for the endpoint. */
import { readConfiguredProxy } from '../../config/proxy.ts';
import { readProxy } from '../../platform/transport/http-proxy.ts';
import { isProxyException } from '../../platform/transport/proxy-exceptions.ts';

/** A proxy as it may be shown. */
export interface NamedProxy {
  /** The variable it is from. */
  readonly variable: string;
  /** Without user and password. */
  readonly shown: string;
  /** `NO_PROXY` excepts the endpoint; otherwise requests go through it. */
  readonly isExcepted: boolean;
}

/**
 * The proxy the environment names for HTTPS; undefined where it names none. Throws a
 * `ConfigurationFailure` where what it names cannot be one.
 */
export const findNamedProxy = (
  env: Readonly<Record<string, string | undefined>>,
  endpoint: string,
): NamedProxy | undefined => {
  const proxy = readConfiguredProxy(env);
  if (!proxy) return undefined;
  const { variable, shown } = readProxy(proxy);
  return { variable, shown, isExcepted: isProxyException(new URL(endpoint), proxy.except) };
};
