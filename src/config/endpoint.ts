import { ConfigurationFailure, UsageFailure } from '../failures.ts';
import type { Origin, Resolved, Values } from './settings.ts';

const wrong = (message: string, origin: Origin, hint: string): Error =>
  origin.kind === 'flag'
    ? new UsageFailure(`${origin.where}: ${message}`, { code: 'bad_setting', hint })
    : new ConfigurationFailure(`${message} (${origin.where})`, { code: 'bad_setting', hint });

/** A host name by RFC 1123, 2.1: labels of letters, digits and inner hyphens. */
const isHostName = (name: string): boolean =>
  name.length <= 253 &&
  name.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));

const fromDomain = (domain: Resolved<string>, port: number | undefined, api: string): string => {
  if (!isHostName(domain.value)) {
    throw wrong(
      'the domain is no host name',
      domain.origin,
      'a domain is a name such as example.com; for a URL use endpoint',
    );
  }
  return `https://clients.${domain.value.toLowerCase()}${port ? `:${port}` : ''}/${api}`;
};

const parsed = ({ value, origin }: Resolved<string>): URL => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:') return url;
  throw wrong(
    url?.protocol === 'http:' ? 'the endpoint is not encrypted' : 'the endpoint is no https URL',
    origin,
    'an endpoint is a URL such as https://clients.example.com',
  );
};

const fromUrl = (
  endpoint: Resolved<string>,
  api: string,
  notice: (line: string) => void,
): string => {
  const url = parsed(endpoint);
  if (url.username || url.password || url.search || url.hash || /[?#]/.test(endpoint.value)) {
    throw wrong(
      'the endpoint has more than host, port and path',
      endpoint.origin,
      'leave user, password, query and fragment out',
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  const version = /\/(v\d+)$/.exec(path)?.[1];
  if (version !== undefined && version !== api) {
    notice(`the endpoint (${endpoint.origin.where}) is for ${version}; imco speaks ${api}`);
  }
  return url.origin + (path || `/${api}`);
};

/**
 * The endpoint that settings mean, such as `https://clients.example.com/v2`, without a slash at
 * the end; undefined when there is neither domain nor endpoint. A URL without a path gets the API
 * version; another version in it is only worth a notice, as with the old client. Throws a
 * `ConfigurationFailure`, or a `UsageFailure` where a flag is wrong.
 */
export const endpointOf = (
  { endpoint, domain, port, api }: Partial<Values>,
  notice: (line: string) => void,
): string | undefined => {
  const version = api?.value ?? '';
  if (api && !/^v\d+$/.test(version)) {
    throw wrong('the API version is no version', api.origin, 'a version is a word such as v2');
  }
  if (endpoint) return fromUrl(endpoint, version, notice);
  return domain && fromDomain(domain, port?.value, version);
};
