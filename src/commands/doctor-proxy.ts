/** What the environment says of a proxy, and whether it is for the endpoint. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy as it may be told. */
export interface NamedProxy {
  /** The variable it is from. */
  readonly variable: string;
  /** Without user and password. */
  readonly shown: string;
  /** `NO_PROXY` excepts the endpoint; otherwise requests go through it. */
  readonly isExcepted: boolean;
}

const firstSet = (env: Environment, names: readonly string[]): string | undefined =>
  names.find((name) => env[name]?.trim());

/** Where a proxy is, without who may use it; nothing of what is no URL, as it may be a password. */
const shownUrl = (given: string): string => {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (!URL.canParse(text)) return 'something that is no URL';
  const { protocol, host } = new URL(text);
  return `${protocol}//${host}`;
};

const isLocal = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** A host with all that is below it, with or without a port; `*` is everything. */
const covers = (entry: string, { hostname, port }: URL): boolean => {
  if (entry === '*') return true;
  const [, name = '', only] = /^\*?\.?([^:]*)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
  if (name === '' || (only !== undefined && only !== (port || '443'))) return false;
  return hostname === name || hostname.endsWith(`.${name}`);
};

/** The proxy the environment names for HTTPS; undefined where it names none. */
export const namedProxy = (env: Environment, endpoint: string): NamedProxy | undefined => {
  const variable = firstSet(env, ['https_proxy', 'HTTPS_PROXY']);
  if (variable === undefined) return undefined;
  const url = new URL(endpoint);
  const exceptions = env[firstSet(env, ['no_proxy', 'NO_PROXY']) ?? ''] ?? '';
  const entries = exceptions.split(/[\s,]+/).filter((entry) => entry !== '');
  return {
    variable,
    shown: shownUrl(env[variable]?.trim() ?? ''),
    isExcepted: isLocal(url.hostname) || entries.some((entry) => covers(entry, url)),
  };
};
