import { ConfigurationFailure } from '../../lib/failures/failures.ts';

/** A proxy that tunnels TLS with CONNECT (RFC 9110, 9.3.6). */
export interface HttpProxy {
  /** Whether the connection to the proxy itself uses TLS. */
  readonly isSecure: boolean;
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** Value of `Proxy-Authorization`; secret. */
  readonly authorization?: string;
  /** The URL as shown: without user and password. */
  readonly shown: string;
  /** The environment variable it comes from. */
  readonly variable: string;
}

/** A proxy as the environment names it. */
export interface ProxySettings {
  /** A URL, or host and port. It may contain a password. */
  readonly url: string;
  /** The environment variable it comes from. */
  readonly variable: string;
  /** Hosts that are reached without it, as `NO_PROXY` lists them. */
  readonly except: string;
}

const createUnusable = (variable: string, why: string): ConfigurationFailure =>
  // The value is not repeated: it may contain a password.
  new ConfigurationFailure(`${variable} ${why}`, {
    code: 'bad_proxy',
    hint: 'use http://host:port or https://host:port, with user:password@ before the host if the proxy requires it',
  });

/** Decodes percent-encoding in user or password; an invalid `%` is kept, as in curl. */
const unescapeUserInfo = (part: string): string =>
  part.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });

/** The parts of a proxy address; user and password may contain any character. */
const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:(.*)@)?([^@]*)$/is;

/** Host and port only: anything else is most likely part of a password. */
const hostAndPort = /^(?:\[[\da-f:.]+\]|[^\s"'`\\/?#[\]:]+)(?::\d*)?\/?$/i;

/** User and password for `Proxy-Authorization`; undefined if there is no user. */
const encodeUserInfo = (user: string | undefined): string | undefined => {
  if (!user) return undefined;
  const [name = '', ...password] = user.split(':');
  const pair = `${unescapeUserInfo(name)}:${unescapeUserInfo(password.join(':'))}`;
  return pair === ':' ? undefined : pair;
};

/** Parses a proxy address. Throws a `ConfigurationFailure` that does not repeat it. */
export const readProxy = ({ url: given, variable }: ProxySettings): HttpProxy => {
  const [, scheme = 'http', user, address = ''] = parts.exec(given) ?? [];
  if (address === '') throw createUnusable(variable, 'does not contain a host');
  const text = `${scheme}://${address}`;
  if (!hostAndPort.test(address) || !URL.canParse(text)) {
    throw createUnusable(variable, 'is not a valid proxy URL');
  }
  const { protocol, hostname, port } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw createUnusable(variable, `uses ${protocol}//, which imco does not support`);
  }
  const isSecure = protocol === 'https:';
  const usualPort = isSecure ? 443 : 80;
  const pair = encodeUserInfo(user);
  return {
    isSecure,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? usualPort : Number(port),
    shown: `${protocol}//${hostname}:${port || usualPort}`,
    variable,
    ...(pair && {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
    }),
  };
};
