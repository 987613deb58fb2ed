/** Finds the proxy in the environment, and whether it applies to the endpoint. */
import { readConfiguredProxy } from '../../config/proxy.ts';
import { readProxy } from '../../platform/transport/http-proxy.ts';
import { isProxyException } from '../../platform/transport/proxy-exceptions.ts';

/** A proxy in a form that is safe to print. */
export interface NamedProxy {
  /** The variable that sets it. */
  readonly variable: string;
  /** Its URL without user and password. */
  readonly shown: string;
  /** Whether `NO_PROXY` excludes the endpoint. */
  readonly isExcepted: boolean;
}

/**
 * The proxy for HTTPS in the environment; undefined if there is none. Throws a
 * `ConfigurationFailure` if its URL is not valid.
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
