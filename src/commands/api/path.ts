import { UsageFailure } from '../../lib/failures/failures.ts';

/** A parameter of the query. */
export type Parameter = [name: string, value: string];

const createPathRefusal = (message: string, hint: string): UsageFailure =>
  new UsageFailure(message, { code: 'bad_path', hint });

const wholeUrl = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Git Bash makes a Windows path of any word that begins with a slash. */
const windowsPath = /^[a-z]:[/\\]/i;

/** What an absolute URL names below the endpoint; its host is compared as parsed, never as text. */
const readPathBelow = (word: string, endpoint: URL): string => {
  if (!URL.canParse(word))
    throw createPathRefusal(`"${word}" is no URL`, 'give a path: cloud/servers');
  const url = new URL(word);
  const isBelow =
    url.origin === endpoint.origin &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith(`${endpoint.pathname}/`);
  if (isBelow) return url.pathname.slice(endpoint.pathname.length) + url.search;
  throw createPathRefusal(
    `"${word}" is not below ${endpoint.href}`,
    'your certificate is shown to the configured endpoint only; give a path: cloud/servers',
  );
};

/** The path as it is without the version that the endpoint has: documentation writes it. */
const withoutPrefix = (path: string, endpoint: URL): string =>
  path.startsWith(`${endpoint.pathname}/`) ? path.slice(endpoint.pathname.length) : path;

const withParameters = (path: string, parameters: readonly Parameter[]): string => {
  if (parameters.length === 0) return path;
  const query = new URLSearchParams([...parameters]);
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
};

/**
 * The path of a request below `endpoint` (without a slash at its end), with the parameters added
 * to its query. The leading slash may be missing, and what the endpoint begins with may be there:
 * the version, or the whole URL. Throws a `UsageFailure` on what leads elsewhere.
 */
export const readApiPath = (
  word: string,
  parameters: readonly Parameter[],
  endpoint: URL,
): string => {
  if (windowsPath.test(word)) {
    throw createPathRefusal(
      `"${word}" is a file of this machine, perhaps what your shell made of the path`,
      'leave out the leading slash: cloud/servers',
    );
  }
  if (word.includes('#')) throw createPathRefusal(`"${word}" has a # in it`, 'write %23 for it');
  const path = wholeUrl.test(word)
    ? readPathBelow(word, endpoint)
    : withoutPrefix(word.startsWith('/') ? word : `/${word}`, endpoint);
  return withParameters(path, parameters);
};

/**
 * Throws a `UsageFailure` where a part of the path is empty: it is what an empty variable leaves of
 * an id, and then the request is about something else.
 */
export const checkSegments = (path: string): void => {
  const [segments = ''] = path.split('?', 1);
  if (!segments.slice(1).split('/').includes('')) return;
  throw createPathRefusal(`"${path}" has an empty part`, 'is a variable empty? nothing was sent');
};
