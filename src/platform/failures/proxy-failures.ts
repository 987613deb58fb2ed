/** Failures of proxies. Nothing has reached the target then. */

import { readErrorCode, readErrorMessage } from '../../lib/failures/error-causes.ts';
import type { ErrorCode } from '../../lib/failures/error-codes.ts';
import {
  ConnectionFailure,
  type Failure,
  type FailureDetails,
} from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { HttpProxy } from '../transport/http-proxy.ts';
import { findLocalFailure } from './local-failure.ts';

/** How to bypass the proxy. */
const suggestWithoutProxy = (target: string): string => {
  const host = target.replace(/:\d+$/, '');
  return `if ${host} can be reached without it, set NO_PROXY=${host}`;
};

const createProxyFailure = (
  proxy: HttpProxy,
  target: string,
  said: string,
  details: FailureDetails,
): ConnectionFailure =>
  new ConnectionFailure(`the proxy ${proxy.shown} ${said}`, {
    hint: `check ${proxy.variable}; ${suggestWithoutProxy(target)}`,
    ...details,
  });

/** The authentication schemes in the challenges of a proxy: the words without a value. */
const readOfferedSchemes = (challenge: string): readonly string[] =>
  challenge.split(',').flatMap((part) => /^\s*([\w-]{1,40})(?=\s|$)/.exec(part)?.[1] ?? []);

const createUnauthorized = (
  proxy: HttpProxy,
  target: string,
  challenge: string,
): ConnectionFailure => {
  const details = { code: 'proxy_auth_required', status: 407 } as const;
  const offered = readOfferedSchemes(challenge);
  if (offered.length > 0 && !offered.some((scheme) => /^basic$/i.test(scheme))) {
    return createProxyFailure(
      proxy,
      target,
      `requires ${joinWords(offered, 'or')} authentication (407)`,
      {
        ...details,
        hint: 'imco supports only Basic authentication (user and password); use a local proxy that supports the others',
      },
    );
  }
  const said = proxy.authorization
    ? `does not accept the user and password in ${proxy.variable} (407)`
    : 'requires a user and a password (407)';
  return createProxyFailure(proxy, target, said, {
    ...details,
    hint: `set ${proxy.variable} to http://user:password@host:port, and write @ in user or password as %40`,
  });
};

/** The failure for a proxy that responded with an error status. */
export const createProxyRefusal = (
  proxy: HttpProxy,
  target: string,
  status: number,
  challenge = '',
): ConnectionFailure => {
  if (status === 407) return createUnauthorized(proxy, target, challenge);
  return status >= 500
    ? createProxyFailure(proxy, target, `cannot reach ${target} (${status})`, {
        code: 'proxy_unavailable',
        status,
      })
    : createProxyFailure(proxy, target, `refused the connection to ${target} (${status})`, {
        code: 'proxy_refused',
        status,
      });
};

/** The failure for a proxy that does not respond in time. */
export const createSilentProxyFailure = (proxy: HttpProxy, target: string): ConnectionFailure =>
  createProxyFailure(proxy, target, 'does not respond', { code: 'proxy_timeout' });

/** Patterns for the codes of Node's errors: libuv, llhttp, OpenSSL, X509 verification. */
const troubles: readonly {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly says: string;
}[] = [
  {
    pattern: /ENOTFOUND|EAI_|ENODATA/,
    code: 'proxy_unknown_host',
    says: 'has a host name that cannot be resolved',
  },
  { pattern: /ECONNREFUSED/, code: 'proxy_unreachable', says: 'refused the connection' },
  { pattern: /ETIMEDOUT/, code: 'proxy_timeout', says: 'does not respond' },
  {
    pattern: /EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL/,
    code: 'proxy_unreachable',
    says: 'cannot be reached',
  },
  { pattern: /ECONNRESET|EPIPE|ECONNABORTED/, code: 'proxy_lost', says: 'closed the connection' },
  {
    pattern: /NO_APPLICATION_PROTOCOL/,
    code: 'proxy_no_http_1',
    says: 'supports only HTTP/2, but imco requires HTTP/1.1',
  },
  { pattern: /HPE_/, code: 'proxy_bad_http', says: 'did not send a valid HTTP response' },
  {
    pattern: /WRONG_VERSION|PACKET_LENGTH|HTTP_REQUEST|EPROTO/,
    code: 'proxy_no_tls',
    says: 'does not support TLS: it may need http:// instead of https://',
  },
  {
    pattern: /CERT|ISSUER|VERIFY|ALTNAME|INVALID_CA/,
    code: 'proxy_untrusted',
    says: 'has a certificate that is not trusted',
  },
];

/** The failure for a broken connection to a proxy. */
export const createBrokenProxyFailure = (
  proxy: HttpProxy,
  target: string,
  cause: unknown,
): Failure => {
  const local = findLocalFailure(cause);
  if (local) return local;
  const found = troubles.find(({ pattern }) => pattern.test(readErrorCode(cause)));
  const { code, says } = found ?? {
    code: 'proxy_failed',
    says: `failed: ${readErrorMessage(cause)}`,
  };
  return createProxyFailure(proxy, target, says, { code, cause });
};
