import { replaceEndpointVersion } from '../catalog/versions/endpoint-version.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import type { Request } from './platform.ts';

const escapeValue = (name: string, value: string): string => {
  if (value === '' || value === '.' || value === '..') {
    throw new UsageFailure(`"${value}" is not a valid ${name}`, { code: 'bad_path' });
  }
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    // A lone surrogate cannot be encoded in a URL.
    throw new UsageFailure(`the ${name} contains an invalid character`, {
      code: 'bad_path',
      cause,
    });
  }
};

/**
 * Fills a path template such as `/cloud/servers/{id}` with values, each encoded as one segment.
 * Throws a `UsageFailure` on a value that would change the structure of the path: empty, `.` or
 * `..`.
 */
export const buildPath = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`the path ${template} needs a value for ${name}`);
    return escapeValue(name, value);
  });

/** Whether a path has a `.` or `..` segment; URL parsers also read `%2e` as a dot. */
const hasParentStep = (path: string): boolean =>
  path
    .replaceAll(/%2e/gi, '.')
    .split(/[/\\]/)
    .some((segment) => segment === '.' || segment === '..');

/** URL parsers remove tabs and line breaks, which could join the dots around them. */
const control = /\p{Cc}/u;

/**
 * The URL of a request below `endpoint`, in the version of the endpoint or of the request. Throws a `UsageFailure` if the path does not start with a
 * single slash or leads outside the endpoint.
 */
export const buildUrl = (
  endpoint: string,
  request: Pick<Request, 'path' | 'query' | 'api'>,
): URL => {
  const [path = ''] = request.path.split(/[?#]/, 1);
  if (!/^\/(?![/\\])/.test(path) || hasParentStep(path) || control.test(path)) {
    throw new UsageFailure(`"${request.path}" is not a valid API path`, {
      code: 'bad_path',
      hint: 'use a path such as /cloud/servers, with a single slash at the start and without "." and ".."',
    });
  }
  const base = request.api ? replaceEndpointVersion(endpoint, request.api) : endpoint;
  const url = new URL(base + request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    url.searchParams.append(name, value);
  }
  return url;
};
