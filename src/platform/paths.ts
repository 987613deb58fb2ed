import { UsageFailure } from '../lib/failures/failures.ts';
import type { Request } from './platform.ts';

const escapeValue = (name: string, value: string): string => {
  if (value === '' || value === '.' || value === '..') {
    throw new UsageFailure(`"${value}" cannot be the ${name} of anything`, { code: 'bad_path' });
  }
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    // Half of a surrogate pair has no place in a URL.
    throw new UsageFailure(`the ${name} holds a broken character`, { code: 'bad_path', cause });
  }
};

/**
 * The path a template such as `/cloud/servers/{id}` makes with these values, each encoded as one
 * segment. Throws a `UsageFailure` on a value that would change the shape of the path: empty,
 * `.` or `..`.
 */
export const buildPath = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`the path ${template} needs a value for ${name}`);
    return escapeValue(name, value);
  });

/** Dots also count when they are written `%2e`, as URL parsers read them. */
const hasParentStep = (path: string): boolean =>
  path
    .replaceAll(/%2e/gi, '.')
    .split(/[/\\]/)
    .some((segment) => segment === '.' || segment === '..');

/** A URL parser takes tabs and line ends out, so that dots around them come together. */
const control = /\p{Cc}/u;

/**
 * The URL of a request below `endpoint`. Throws a `UsageFailure` when the path does not start
 * with one slash or climbs out of the endpoint.
 */
export const buildUrl = (endpoint: string, request: Pick<Request, 'path' | 'query'>): URL => {
  const [path = ''] = request.path.split(/[?#]/, 1);
  if (!/^\/(?![/\\])/.test(path) || hasParentStep(path) || control.test(path)) {
    throw new UsageFailure(`"${request.path}" is no path of the platform`, {
      code: 'bad_path',
      hint: 'a path starts with one slash and has no "." or ".." in it, such as /cloud/servers',
    });
  }
  const url = new URL(endpoint + request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    url.searchParams.append(name, value);
  }
  return url;
};
