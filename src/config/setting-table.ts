import { apiVersions, defaultApiVersion } from '../catalog/versions/api-version.ts';

/** What a setting holds: `path` is a file, `switch` is on or off, `duration` is as in
 * `5m`. */
type Shape =
  | { readonly kind: 'text' | 'path' | 'switch' | 'duration' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] };

/** One setting, wherever it comes from; its key is its name in files. */
export type Setting = Shape & {
  /** One line for help and for the reference. */
  readonly about: string;
  /** The flag of every command that sets it; some are set in files and the environment only. */
  readonly flag?: string;
  readonly env: string;
  /** Counts from a project file too: it cannot change where requests and credentials go. */
  readonly harmless: boolean;
  readonly fallback?: string | number | boolean;
};

/** Every setting there is. Flags, environment, files and their checks all follow this table. */
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
    about: 'Port of clients.<domain>, where it is not the usual one of HTTPS',
    flag: '--port',
    env: 'IMCO_PORT',
    harmless: false,
  },
  api: {
    kind: 'choice',
    of: apiVersions,
    about: 'Version of the API, the first part of every path',
    flag: '--api',
    env: 'IMCO_API',
    harmless: false,
    fallback: defaultApiVersion,
  },
  ca: {
    kind: 'path',
    about: 'File with the authority that signs the certificate of the platform',
    flag: '--ca',
    env: 'IMCO_CA',
    harmless: false,
  },
  cert: {
    kind: 'path',
    about: 'File with your certificate',
    flag: '--cert',
    env: 'IMCO_CERT',
    harmless: false,
  },
  key: {
    kind: 'path',
    about: 'File with the private key of your certificate',
    flag: '--key',
    env: 'IMCO_KEY',
    harmless: false,
  },
  'passphrase-file': {
    kind: 'path',
    about: 'File with the passphrase of the private key, where it has one',
    flag: '--passphrase-file',
    env: 'IMCO_PASSPHRASE_FILE',
    harmless: false,
  },
  'system-ca': {
    kind: 'switch',
    about: 'Trust the authorities of the system too',
    flag: '--system-ca',
    env: 'IMCO_SYSTEM_CA',
    harmless: false,
    fallback: false,
  },
  'tls-min': {
    kind: 'choice',
    of: ['1.2', '1.3'],
    about: 'Oldest version of TLS to speak; 1.2 unless set',
    env: 'IMCO_TLS_MIN',
    harmless: false,
  },
  crl: {
    kind: 'path',
    about:
      'File with the revocation lists of the CAs of the platform, PEM; unless set none is checked',
    env: 'IMCO_CRL',
    harmless: false,
  },
  'storage-ca': {
    kind: 'path',
    about: 'File with the authority of the storage that uploads and downloads go to',
    env: 'IMCO_STORAGE_CA',
    harmless: false,
  },
  protected: {
    kind: 'switch',
    about: 'Ask for the name of the profile before anything is destroyed',
    env: 'IMCO_PROTECTED',
    harmless: false,
    fallback: false,
  },
  output: {
    kind: 'text',
    about: 'Format of answers',
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
    about: 'In tables, times as 3h ago instead of local times',
    flag: '--relative',
    env: 'IMCO_RELATIVE',
    harmless: true,
  },
  timeout: {
    kind: 'duration',
    about: 'Longest a request may take with its retries, or with --wait the whole wait (30m)',
    flag: '--timeout',
    env: 'IMCO_TIMEOUT',
    harmless: true,
    fallback: '60s',
  },
  concurrency: {
    kind: 'number',
    least: 1,
    most: 64,
    about: 'Requests under way at once; unless set up to 32 on a platform far away',
    env: 'IMCO_CONCURRENCY',
    harmless: true,
    fallback: 8,
  },
} as const satisfies Readonly<Record<string, Setting>>;
