/** The proxy the environment names for HTTPS. */
export interface ConfiguredProxy {
  /** As it stands there: a URL, or host and port. It may hold a password. */
  readonly url: string;
  /** The variable it is from. */
  readonly variable: string;
  /** Hosts that are reached without it, as `NO_PROXY` lists them. */
  readonly except: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The first of these variables that holds something. */
const findFirstSet = (env: Environment, names: readonly string[]): string | undefined =>
  names.find((name) => env[name]?.trim());

/**
 * The proxy of `https_proxy` or `HTTPS_PROXY`, the former first, as curl has it; undefined where
 * there is none. What it holds is read by whoever goes through it.
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
