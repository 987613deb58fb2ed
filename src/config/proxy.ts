/** The proxy the environment names for HTTPS. */
export interface ConfiguredProxy {
  /** The value of the variable: a URL, or host and port. It may contain a password. */
  readonly url: string;
  /** The name of the variable. */
  readonly variable: string;
  /** Hosts that are reached without it, as `NO_PROXY` lists them. */
  readonly except: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The first of these variables that is not empty. */
const findFirstSet = (env: Environment, names: readonly string[]): string | undefined =>
  names.find((name) => env[name]?.trim());

/**
 * The proxy in `https_proxy` or `HTTPS_PROXY`, in this order as in curl; undefined if there is
 * none. The value is parsed where the proxy is used.
 */
export const readConfiguredProxy = (env: Environment): ConfiguredProxy | undefined => {
  const variable = findFirstSet(env, ['https_proxy', 'HTTPS_PROXY']);
  if (variable === undefined) return undefined;
  const exceptions = findFirstSet(env, ['no_proxy', 'NO_PROXY']);
  return {
    url: env[variable]?.trim() ?? '',
    variable,
    except: exceptions === undefined ? '' : (env[exceptions] ?? ''),
  };
};
