import { ConfigurationFailure } from '../failures.ts';

/** A proxy that lets TLS through with CONNECT (RFC 9110, 9.3.6). */
export interface HttpProxy {
  /** It is spoken to over TLS. */
  readonly isSecure: boolean;
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** Value of `Proxy-Authorization`; secret. */
  readonly authorization?: string;
  /** How it is told: without user and password. */
  readonly shown: string;
  /** Where it is named. */
  readonly variable: string;
}

/** A proxy as the environment names it. */
export interface ProxySettings {
  /** A URL, or host and port. It may hold a password. */
  readonly url: string;
  /** The variable it is from. */
  readonly variable: string;
  /** Hosts that are reached without it, as `NO_PROXY` lists them. */
  readonly except: string;
}

const unusable = (variable: string, why: string): ConfigurationFailure =>
  // The value is not repeated: there may be a password in it.
  new ConfigurationFailure(`${variable} ${why}`, {
    code: 'bad_proxy',
    hint: 'a proxy is written http://host:port or https://host:port, with user:password@ before the host where it wants them',
  });

/** A part of a URL as it was meant; as it stands where it is no sequence of escapes. */
const unescaped = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Reads a proxy. Throws a `ConfigurationFailure` that does not repeat it. */
export const readProxy = ({ url: given, variable }: ProxySettings): HttpProxy => {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (!URL.canParse(text)) throw unusable(variable, 'holds no URL of a proxy');
  const { protocol, hostname, port, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw unusable(
      variable,
      `names a proxy of the kind ${protocol}//, which imco does not speak to`,
    );
  }
  if (hostname === '') throw unusable(variable, 'names no host');
  const isSecure = protocol === 'https:';
  const usualPort = isSecure ? 443 : 80;
  const pair = `${unescaped(username)}:${unescaped(password)}`;
  return {
    isSecure,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? usualPort : Number(port),
    shown: `${protocol}//${hostname}:${port || usualPort}`,
    variable,
    ...(pair !== ':' && {
      authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
    }),
  };
};
