import {
  type ApiVersion,
  apiVersions,
  defaultApiVersion,
  isApiVersion,
} from '../catalog/versions/api-version.ts';
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

/** Whether URLs, certificates and resolvers take a name for itself and for nothing else. */
const isPlainHost = (name: string): boolean =>
  isHostName(name) &&
  URL.canParse(`https://${name}`) &&
  new URL(`https://${name}`).hostname === name.toLowerCase();

/** Whether a text can be the domain of a platform, which is at `clients.` below it. */
export const isDomain = (value: string): boolean =>
  isPlainHost(value) && isPlainHost(`clients.${value}`);

const isAddress = (hostname: string): boolean => /^[\d.]+$|^\[/.test(hostname);

/**
 * The IP address that a text means in any of the forms URLs know, such as 0x7f.1, as it stands in a
 * URL, with its port where it has one; undefined where it means none.
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

/** What is wrong with a setting. */
interface Problem {
  readonly message: string;
  readonly hint?: string;
}

const aboutDomains = 'a domain is a name such as example.com';

/**
 * What is wrong with a domain, which is repeated only where it is an address or a name; undefined
 * when nothing is. `inPlace` is how an endpoint is given where the domain was.
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
      message: `${value} is an address, not a domain; ${inPlace}https://${address}${added}`,
      hint: `${aboutDomains}, and the platform is at clients.example.com then`,
    };
  }
  if (value.includes('://')) {
    return { message: `a URL is not a domain; ${inPlace}https://...`, hint: aboutDomains };
  }
  const [, name = '', end = ''] = /^(.+?)(\.|:\d+)$/.exec(value) ?? [];
  if (isPlainHost(name)) {
    return end === '.'
      ? { message: `${value} ends with a dot, which is not part of a domain: write ${name}` }
      : { message: `${value} is a domain with a port: give them apart, as domain and port` };
  }
  return {
    message: 'the domain is not a valid host name',
    hint: `${aboutDomains}; for a URL use endpoint`,
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
 * What URLs drop or replace in silence, so that another host than the one that is read is meant:
 * backslashes, white space, control characters, and letters of other alphabets before the path.
 */
const findDisguise = (value: string): string | undefined => {
  if (value.includes('\\')) return 'a backslash';
  if (/\s/.test(value)) return 'white space';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u001f\u007f-\u009f]/.test(value)) return 'a control character';
  const beforePath = /^[^:]*:\/*[^/?#]*/.exec(value)?.[0] ?? value;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is a range of such characters.
  return /[^\u0000-\u007f]/.test(beforePath) ? 'a character that is not ASCII' : undefined;
};

/** The host and port of a URL as they are written. */
const readWrittenHost = (value: string): string => /^https:\/\/([^/?#]*)/i.exec(value)?.[1] ?? '';

/** Whether a host is written as it is understood; IPv6 has several forms of the same address. */
const isWrittenPlainly = (value: string, { hostname }: URL): boolean => {
  const host = readWrittenHost(value).replace(/:\d*$/, '').toLowerCase();
  return host === hostname || (hostname.startsWith('[') && /^\[[\da-f:.]+\]$/.test(host));
};

const parseEndpoint = ({ value, origin }: ResolvedSetting<string>): URL => {
  const disguise = findDisguise(value);
  if (disguise !== undefined) {
    throw createEndpointFailure(
      `the endpoint has ${disguise} in it`,
      origin,
      'an endpoint is a URL such as https://clients.example.com; names in other alphabets are written as xn--...',
    );
  }
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:') return url;
  throw createEndpointFailure(
    url?.protocol === 'http:'
      ? 'the endpoint is not encrypted'
      : 'the endpoint is not a valid https URL',
    origin,
    'an endpoint is a URL such as https://clients.example.com',
  );
};

const buildFromUrl = (endpoint: ResolvedSetting<string>, api: string): string => {
  const url = parseEndpoint(endpoint);
  const { value, origin } = endpoint;
  if (url.username || url.password || /[?#]/.test(value) || readWrittenHost(value).includes('@')) {
    throw createEndpointFailure(
      'the endpoint has more than host, port and path',
      origin,
      'leave user, password, query and fragment out',
    );
  }
  if (!isWrittenPlainly(value, url)) {
    const meant = isAddress(url.hostname) ? `; it means ${url.hostname}` : '';
    throw createEndpointFailure(
      `the host of the endpoint is not written plainly${meant}`,
      origin,
      'write a host name, or an address such as 10.0.0.5 or [::1]',
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  return url.origin + (path || `/${api}`);
};

/** The version that an endpoint ends in; undefined where it ends in none. */
const readEndpointVersion = (endpoint: string | undefined): string | undefined =>
  /\/(v\d+)\/*$/.exec(endpoint ?? '')?.[1];

/** The version of the API that is spoken where nothing says which. */
export const defaultApi: ResolvedSetting<ApiVersion> = {
  value: defaultApiVersion,
  origin: { kind: 'default', where: 'default' },
};

/** Where the platform is, and in which version of its API. */
export type AddressSettings = Pick<SettingValues, 'endpoint' | 'domain' | 'port' | 'api'>;

/**
 * The version of the API that settings mean: the one that their endpoint ends in, or `api`. Throws a
 * `ConfigurationFailure` where both are given and differ, or where imco does not support it.
 */
export const resolveApiVersion = ({
  endpoint,
  api,
}: Pick<AddressSettings, 'endpoint' | 'api'>): ApiVersion => {
  const version = readEndpointVersion(endpoint?.value);
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
        hint: `remove "/${version}" from the endpoint, or set api to ${version}`,
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
