import { isApiVersion } from '../../catalog/versions/api-version.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { OtherVersionFailure } from '../../operate/input/other-version.ts';

/** A query parameter. */
export type Parameter = [name: string, value: string];

const createPathRefusal = (message: string, hint: string): UsageFailure =>
  new UsageFailure(message, { code: 'bad_path', hint });

const wholeUrl = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Git Bash converts an argument that begins with a slash to a Windows path. */
const windowsPath = /^[a-z]:[/\\]/i;

/** The path of an absolute URL below the endpoint. Hosts are compared as parsed, never as text. */
const readPathBelow = (word: string, endpoint: URL): string => {
  if (!URL.canParse(word))
    throw createPathRefusal(`"${word}" is not a valid URL`, 'give a path, such as cloud/servers');
  const url = new URL(word);
  const isBelow =
    url.origin === endpoint.origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith(`${endpoint.pathname}/`);
  if (isBelow) return url.pathname.slice(endpoint.pathname.length) + url.search;
  throw createPathRefusal(
    `"${word}" is not below ${endpoint.href}`,
    'your certificate is only sent to the configured endpoint; give a path, such as cloud/servers',
  );
};

/**
 * The path without the API version, which the endpoint has already and documentation repeats. Throws
 * an `OtherVersionFailure` on another version: below that of the endpoint there is no such path.
 */
const withoutPrefix = (path: string, endpoint: URL): string => {
  if (path.startsWith(`${endpoint.pathname}/`)) return path.slice(endpoint.pathname.length);
  const first = /^\/([^/?]+)\//.exec(path)?.[1] ?? '';
  if (!isApiVersion(first)) return path;
  throw new OtherVersionFailure(
    `"${path}" is a path of API ${first}`,
    { code: 'bad_path' },
    { version: first, instead: 'leave out the version' },
  );
};

const withParameters = (path: string, parameters: readonly Parameter[]): string => {
  if (parameters.length === 0) return path;
  const query = new URLSearchParams([...parameters]);
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
};

/**
 * The path of a request below `endpoint` (which has no trailing slash), with the query parameters
 * added. The leading slash is optional; the API version or the full URL of the endpoint may come
 * before it. Throws a `UsageFailure` on a URL outside the endpoint.
 */
export const readApiPath = (
  word: string,
  parameters: readonly Parameter[],
  endpoint: URL,
): string => {
  if (windowsPath.test(word)) {
    throw createPathRefusal(
      `"${word}" is a path on this machine; your shell may have converted the API path`,
      'leave out the leading slash, as in cloud/servers',
    );
  }
  if (word.includes('#')) throw createPathRefusal(`"${word}" contains "#"`, 'write %23 instead');
  const path = wholeUrl.test(word)
    ? readPathBelow(word, endpoint)
    : withoutPrefix(word.startsWith('/') ? word : `/${word}`, endpoint);
  return withParameters(path, parameters);
};

/**
 * Throws a `UsageFailure` if a segment of the path is empty: an empty variable in place of an id
 * would send the request to another resource.
 */
export const checkSegments = (path: string): void => {
  const [segments = ''] = path.split('?', 1);
  if (!segments.slice(1).split('/').includes('')) return;
  throw createPathRefusal(
    `"${path}" has an empty segment`,
    'nothing was sent; check whether a variable is empty',
  );
};
