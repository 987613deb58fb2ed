import {
  type ApiVersion,
  apiVersions,
  defaultApiVersion,
  isApiVersion,
} from '../catalog/versions/api-version.ts';
import { readEndpointVersion } from '../catalog/versions/endpoint-version.ts';
import { ConfigurationFailure, UsageFailure } from '../lib/failures/failures.ts';
import type { Origin, ResolvedSetting, SettingValues } from './settings.ts';

const createEndpointFailure = (message: string, origin: Origin, hint?: string): Error =>
  origin.kind === 'flag'
    ? new UsageFailure(`${origin.where}: ${message}`, {
        code: 'bad_setting',
        ...(hint && { hint }),
      })
    : new ConfigurationFailure(`${message} (${origin.where})`, {
        code: 'bad_setting',
        ...(hint && { hint }),
      });

/** A host name by RFC 1123, 2.1: labels of letters, digits and inner hyphens. */
const isHostName = (name: string): boolean =>
  name.length <= 253 &&
  name.split('.').every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));

/** Whether a name means the same host in URLs, certificates and resolvers. */
const isPlainHost = (name: string): boolean =>
  isHostName(name) &&
  URL.canParse(`https://${name}`) &&
  new URL(`https://${name}`).hostname === name.toLowerCase();

/** Whether a string can be the domain of a platform, whose host is `clients.<domain>`. */
export const isDomain = (value: string): boolean =>
  isPlainHost(value) && isPlainHost(`clients.${value}`);

const isAddress = (hostname: string): boolean => /^[\d.]+$|^\[/.test(hostname);

/**
 * Reads an IP address in any form that URLs accept, such as 0x7f.1; returns it normalised as in a
 * URL, with its port if any. Undefined if the string is not an address.
 */
const readAddress = (text: string): string | undefined => {
  if (!/^[[\]0-9a-fx.:]+$/i.test(text)) return undefined;
  const bracketed = `[${text}]`;
  const [, host = '', port = ''] = URL.canParse(`https://${bracketed}`)
    ? ['', bracketed]
    : (/^(.*?)(:\d*)?$/.exec(text) ?? []);
  if (!URL.canParse(`https://${host}${port}`)) return undefined;
  const { hostname } = new URL(`https://${host}`);
  return isAddress(hostname) ? `${hostname}${port}` : undefined;
};

/** What is wrong with a setting, and what to do. */
interface Problem {
  readonly message: string;
  readonly hint?: string;
}

const aboutDomains = 'a domain is a name such as example.com';

/**
 * Explains what is wrong with a domain; undefined if it is valid. The value is repeated only if it
 * is an address or a name. `inPlace` is how an endpoint is given instead.
 */
export const explainDomainProblem = (
  value: string,
  port?: number,
  inPlace = 'use --endpoint ',
): Problem | undefined => {
  if (isDomain(value)) return undefined;
  const address = readAddress(value);
  if (address !== undefined) {
    const added = port === undefined || /\]:|^[^[]*:/.test(address) ? '' : `:${port}`;
    return {
      message: `${value} is an IP address, not a domain; ${inPlace}https://${address}${added}`,
      hint: `${aboutDomains}; imco then connects to clients.example.com`,
    };
  }
  if (value.includes('://')) {
    return { message: `expected a domain, not a URL; ${inPlace}https://...`, hint: aboutDomains };
  }
  const [, name = '', end = ''] = /^(.+?)(\.|:\d+)$/.exec(value) ?? [];
  if (isPlainHost(name)) {
    return end === '.'
      ? { message: `${value} ends with a dot, which is not part of a domain; use ${name}` }
      : { message: `${value} contains a port; set domain and port separately` };
  }
  return {
    message: 'the domain is not a valid host name',
    hint: `${aboutDomains}; to give a URL, use endpoint`,
  };
};

const buildFromDomain = (
  domain: ResolvedSetting<string>,
  port: number | undefined,
  api: string,
): string => {
  const problem = explainDomainProblem(domain.value, port);
  if (problem) throw createEndpointFailure(problem.message, domain.origin, problem.hint);
  return `https://clients.${domain.value.toLowerCase()}${port ? `:${port}` : ''}/${api}`;
};

/**
 * Finds what URL parsers silently drop or replace, so that the URL names another host than it seems
 * to: backslashes, white space, control characters, and non-ASCII letters before the path.
 */
const findDisguise = (value: string): string | undefined => {
  if (value.includes('\\')) return 'a backslash';
  if (/\s/.test(value)) return 'white space';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern is for these characters.
  if (/[\u0000-\u001f\u007f-\u009f]/.test(value)) return 'a control character';
  const beforePath = /^[^:]*:\/*[^/?#]*/.exec(value)?.[0] ?? value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is a range of such characters.
  return /[^\u0000-\u007f]/.test(beforePath) ? 'a character that is not ASCII' : undefined;
};

/** The host and port of a URL as written, before normalisation. */
const readWrittenHost = (value: string): string => /^https:\/\/([^/?#]*)/i.exec(value)?.[1] ?? '';

/** Whether a host is written in its normalised form; an IPv6 address may have several. */
const isWrittenPlainly = (value: string, { hostname }: URL): boolean => {
  const host = readWrittenHost(value).replace(/:\d*$/, '').toLowerCase();
  return host === hostname || (hostname.startsWith('[') && /^\[[\da-f:.]+\]$/.test(host));
};

const parseEndpoint = ({ value, origin }: ResolvedSetting<string>): URL => {
  const disguise = findDisguise(value);
  if (disguise !== undefined) {
    throw createEndpointFailure(
      `the endpoint contains ${disguise}`,
      origin,
      'use a URL such as https://clients.example.com; write names in other alphabets as xn--...',
    );
  }
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:') return url;
  throw createEndpointFailure(
    url?.protocol === 'http:'
      ? 'the endpoint uses http, which is not encrypted'
      : 'the endpoint is not a valid https URL',
    origin,
    'use a URL such as https://clients.example.com',
  );
};

const buildFromUrl = (endpoint: ResolvedSetting<string>, api: string): string => {
  const url = parseEndpoint(endpoint);
  const { value, origin } = endpoint;
  if (url.username || url.password || /[?#]/.test(value) || readWrittenHost(value).includes('@')) {
    throw createEndpointFailure(
      'the endpoint can only contain host, port and path',
      origin,
      'remove user, password, query and fragment',
    );
  }
  if (!isWrittenPlainly(value, url)) {
    const meant = isAddress(url.hostname) ? `; it is read as ${url.hostname}` : '';
    throw createEndpointFailure(
      `the host of the endpoint is not a plain host name or IP address${meant}`,
      origin,
      'use a host name, or an IP address such as 10.0.0.5 or [::1]',
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  return url.origin + (path || `/${api}`);
};

/** The version of the API that is spoken where nothing says which. */
export const defaultApi: ResolvedSetting<ApiVersion> = {
  value: defaultApiVersion,
  origin: { kind: 'default', where: 'default' },
};

/** Where the platform is, and in which version of its API. */
export type AddressSettings = Pick<SettingValues, 'endpoint' | 'domain' | 'port' | 'api'>;

/** What to do where a version was given next to an endpoint that ends in another one. */
const suggestOneVersion = (
  { origin, value }: ResolvedSetting<ApiVersion>,
  endpoint: ResolvedSetting<string>,
  version: ApiVersion,
): string => {
  const remove = `remove "/${version}" from the endpoint`;
  const isSaved = endpoint.origin.kind === 'user' || endpoint.origin.kind === 'file';
  if (origin.kind !== 'flag' && origin.kind !== 'environment') {
    return isSaved
      ? `use API ${version}, or change both with "imco config set api ${value}"`
      : `${remove}, or set api to ${version}`;
  }
  const omit = `${origin.kind === 'flag' ? 'leave out' : 'unset'} ${origin.where}`;
  return endpoint.origin.kind === 'flag' || endpoint.origin.kind === 'environment'
    ? `${omit}, or end the endpoint in /${value}`
    : `${omit}, or ${remove} to choose the version for each command`;
};

/**
 * The version of the API that settings mean: the one that their endpoint ends in, or `api`. Throws a
 * `ConfigurationFailure` where both are given and differ, or where imco does not support it.
 */
export const resolveApiVersion = ({
  endpoint,
  api,
}: Pick<AddressSettings, 'endpoint' | 'api'>): ApiVersion => {
  const version = endpoint && readEndpointVersion(endpoint.value);
  if (!endpoint || version === undefined) return api.value;
  if (!isApiVersion(version)) {
    throw new ConfigurationFailure(
      `the endpoint ends in ${version}, which imco does not support (${endpoint.origin.where})`,
      { code: 'bad_setting', hint: `supported API versions: ${apiVersions.join(', ')}` },
    );
  }
  if (api.origin.kind !== 'default' && api.value !== version) {
    throw new ConfigurationFailure(
      `the endpoint (${endpoint.origin.where}) ends in ${version}, but api is ${api.value} (${api.origin.where})`,
      {
        code: 'api_version_mismatch',
        hint: suggestOneVersion(api, endpoint, version),
      },
    );
  }
  return version;
};

/**
 * The endpoint that settings mean, such as `https://clients.example.com/v2`, without a slash at
 * the end; undefined when there is neither domain nor endpoint. A URL without a path gets the API
 * version. Throws a `ConfigurationFailure`, or a `UsageFailure` where a flag is wrong.
 */
export const resolveEndpoint = (settings: AddressSettings): string | undefined => {
  const { endpoint, domain, port } = settings;
  const version = resolveApiVersion(settings);
  if (endpoint) return buildFromUrl(endpoint, version);
  return domain && buildFromDomain(domain, port?.value, version);
};
