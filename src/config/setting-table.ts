import { apiVersions, defaultApiVersion } from '../catalog/versions/api-version.ts';

/** The type of a setting: `path` is a file, `switch` is on or off, `duration` is like `5m`. */
type Shape =
  | { readonly kind: 'text' | 'path' | 'switch' | 'duration' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] };

/** One setting; its key in the table is its name in files. */
export type Setting = Shape & {
  /** One line for help and for the reference. */
  readonly about: string;
  /** The flag for it, on every command; some settings have files and environment only. */
  readonly flag?: string;
  readonly env: string;
  /**
   * Also accepted from an untrusted project file: it cannot change where requests and credentials
   * go.
   */
  readonly harmless: boolean;
  readonly fallback?: string | number | boolean;
};

/** All settings. Flags, environment, files and their checks follow this table. */
export const settingTable = {
  profile: {
    kind: 'text',
    about: 'Name of the profile to use',
    flag: '--profile',
    env: 'IMCO_PROFILE',
    harmless: true,
  },
  domain: {
    kind: 'text',
    about: 'Domain of the platform; the endpoint is clients.<domain>',
    flag: '--domain',
    env: 'IMCO_DOMAIN',
    harmless: false,
  },
  endpoint: {
    kind: 'text',
    about: 'URL of the platform, in place of domain and port',
    flag: '--endpoint',
    env: 'IMCO_ENDPOINT',
    harmless: false,
  },
  port: {
    kind: 'number',
    least: 1,
    most: 65_535,
    about: 'Port of clients.<domain> (default: 443)',
    flag: '--port',
    env: 'IMCO_PORT',
    harmless: false,
  },
  api: {
    kind: 'choice',
    of: apiVersions,
    about: 'API version, the first part of every path (default: v2)',
    flag: '--api',
    env: 'IMCO_API',
    harmless: false,
    fallback: defaultApiVersion,
  },
  ca: {
    kind: 'path',
    about: 'File with the CA certificate of the platform',
    flag: '--ca',
    env: 'IMCO_CA',
    harmless: false,
  },
  cert: {
    kind: 'path',
    about: 'File with your client certificate',
    flag: '--cert',
    env: 'IMCO_CERT',
    harmless: false,
  },
  key: {
    kind: 'path',
    about: 'File with the private key of your client certificate',
    flag: '--key',
    env: 'IMCO_KEY',
    harmless: false,
  },
  'passphrase-file': {
    kind: 'path',
    about: 'File with the passphrase of the private key',
    flag: '--passphrase-file',
    env: 'IMCO_PASSPHRASE_FILE',
    harmless: false,
  },
  'system-ca': {
    kind: 'switch',
    about: 'Also trust the CAs of the system',
    flag: '--system-ca',
    env: 'IMCO_SYSTEM_CA',
    harmless: false,
    fallback: false,
  },
  'tls-min': {
    kind: 'choice',
    of: ['1.2', '1.3'],
    about: 'Minimum TLS version (default: 1.2)',
    env: 'IMCO_TLS_MIN',
    harmless: false,
  },
  crl: {
    kind: 'path',
    about: 'File with the revocation lists (CRLs) of the platform, PEM (default: no check)',
    env: 'IMCO_CRL',
    harmless: false,
  },
  'storage-ca': {
    kind: 'path',
    about: 'File with the CA certificate of the storage for uploads and downloads',
    env: 'IMCO_STORAGE_CA',
    harmless: false,
  },
  protected: {
    kind: 'switch',
    about: 'Ask for the profile name before destructive commands',
    env: 'IMCO_PROTECTED',
    harmless: false,
    fallback: false,
  },
  'ssh-user': {
    kind: 'text',
    about: 'User to log in to servers as (default: that of ssh)',
    env: 'IMCO_SSH_USER',
    harmless: false,
  },
  'ssh-key': {
    kind: 'path',
    about: 'File with the private key to log in to servers with (default: those of ssh)',
    env: 'IMCO_SSH_KEY',
    harmless: false,
  },
  'ssh-address': {
    kind: 'text',
    about: 'Addresses of servers to try, in order (default: public,private,fqdn)',
    env: 'IMCO_SSH_ADDRESS',
    harmless: false,
  },
  output: {
    kind: 'text',
    about: 'Output format',
    flag: '--output',
    env: 'IMCO_OUTPUT',
    harmless: true,
  },
  color: {
    kind: 'choice',
    of: ['auto', 'always', 'never'],
    about: 'When to use colour',
    flag: '--color',
    env: 'IMCO_COLOR',
    harmless: true,
    fallback: 'auto',
  },
  relative: {
    kind: 'switch',
    about: 'Show times in tables as "3h ago" instead of local time (default: on a terminal)',
    flag: '--relative',
    env: 'IMCO_RELATIVE',
    harmless: true,
  },
  timeout: {
    kind: 'duration',
    about:
      'Time limit for a request with its retries (default: 60s); with --wait, for the wait (default: 30m)',
    flag: '--timeout',
    env: 'IMCO_TIMEOUT',
    harmless: true,
    fallback: '60s',
  },
  concurrency: {
    kind: 'number',
    least: 1,
    most: 64,
    about: 'Concurrent requests (default: 8, or up to 32 with high latency)',
    env: 'IMCO_CONCURRENCY',
    harmless: true,
    fallback: 8,
  },
} as const satisfies Readonly<Record<string, Setting>>;
