import type { ApiVersion } from '../catalog/versions/api-version.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { findBlockingFile } from '../lib/files/blocked-path.ts';
import { joinWords } from '../lib/text/join-words.ts';
import type { TlsVersion } from '../lib/tls/tls.ts';
import type { CredentialReading } from './credentials/credential-file.ts';
import { readCredentials, readStorageCa } from './credentials/credentials.ts';
import { readCrl, readSystemCaFiles } from './credentials/further-trust.ts';
import type { Passphrase } from './credentials/private-key.ts';
import type { CredentialFile, Credentials } from './credentials/read-pem.ts';
import { resolveApiVersion, resolveEndpoint } from './endpoint.ts';
import { findSetting, type SettingName, type Settings, type SettingValues } from './settings.ts';

/** What is needed to reach a platform. */
export interface ConfiguredConnection extends Credentials {
  /** Origin and version, such as `https://clients.example.com/v2`; no slash at the end. */
  readonly endpoint: string;
  /** The version of the API that is spoken there. */
  readonly api: ApiVersion;
  readonly systemCa: boolean;
  /** Further CAs trusted with `systemCa`: files that the environment names. */
  readonly systemCaFiles?: readonly CredentialFile[];
  /** Revocation lists of the CAs of the platform. */
  readonly crl?: CredentialFile;
  readonly tlsMin?: TlsVersion;
  /** The CA of the storage, if it has its own. */
  readonly storageCa?: CredentialFile;
}

/** The settings that a connection to a platform requires. */
const neededSettings = ['domain', 'ca', 'cert', 'key'] as const;

const suggestNextStep = (
  missing: readonly SettingName[],
  { values, profiles, userFile }: Settings,
) => {
  if (!values.profile && profiles.length > 0) {
    return `choose a profile with --profile or "imco config use": ${joinWords(profiles, 'or')}`;
  }
  const variables = missing.map((name) => findSetting(name).env);
  const them = missing.length === 1 ? 'it' : 'them';
  const set = `set ${joinWords(variables, 'and')}`;
  // Without a home folder neither a login nor a sandbox can store credentials.
  if (userFile === undefined) {
    return `home folder not found: set HOME or XDG_CONFIG_HOME, then run "imco login api-key.zip"; or ${set}`;
  }
  const inPlace = findBlockingFile(userFile);
  if (inPlace !== undefined) {
    return `${inPlace} is not a folder: move it away, then run "imco login api-key.zip"; or ${set}`;
  }
  return `run "imco login api-key.zip", or add ${them} to ${userFile}, or ${set}; to try imco without an account, run "imco sandbox start"`;
};

/** A first run: no file has been read, nothing names a platform, and a login has a place to write to. */
const isFirstRun = (missing: readonly SettingName[], { files, userFile }: Settings): boolean =>
  files.length === 0 &&
  missing.length === neededSettings.length &&
  userFile !== undefined &&
  findBlockingFile(userFile) === undefined;

const createNotConfigured = (
  missing: readonly SettingName[],
  settings: Settings,
): ConfigurationFailure => {
  if (isFirstRun(missing, settings)) {
    return new ConfigurationFailure('no platform is configured', {
      code: 'not_configured',
      hint: 'run "imco login api-key.zip" to log in, or "imco sandbox start" to try imco without an account',
    });
  }
  const { profile } = settings.values;
  const names = missing.map((name) => (name === 'domain' ? 'domain (or endpoint)' : name));
  const verb = missing.length === 1 ? 'is' : 'are';
  return new ConfigurationFailure(
    `no platform is configured: ${joinWords(names, 'and')} ${verb} missing${profile ? ` in profile "${profile.value}"` : ''}`,
    { code: 'not_configured', hint: suggestNextStep(missing, settings) },
  );
};

/** What else decides which servers are trusted, in addition to the CA of the profile. */
type ServerTrust = Pick<ConfiguredConnection, 'systemCa' | 'systemCaFiles' | 'crl' | 'tlsMin'>;

/**
 * Reads the settings that decide which servers are trusted. Throws a `ConfigurationFailure` if a
 * revocation list cannot be read.
 */
export const readServerTrust = async (
  { crl, 'system-ca': systemCa, 'tls-min': tlsMin }: SettingValues,
  {
    env = {},
    notice,
    ...reading
  }: CredentialReading & {
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly notice: (line: string) => void;
  },
): Promise<ServerTrust> => ({
  systemCa: systemCa.value,
  ...(systemCa.value && {
    systemCaFiles: await readSystemCaFiles(env, { notice, signal: reading.signal }),
  }),
  ...(tlsMin?.value === '1.3' && { tlsMin: '1.3' }),
  ...(crl && { crl: await readCrl(crl, reading) }),
});

/**
 * Creates the connection that settings describe, with its credential files read and checked. Throws
 * a `ConfigurationFailure` if something is missing or wrong, and a `UsageFailure` if a flag is
 * wrong.
 */
export const createConnection = async (
  settings: Settings,
  options: {
    readonly notice: (line: string) => void;
    /** The environment, for variables that name further CAs (default: none). */
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** Asks a person for the passphrase of the key; undefined if nobody can be asked. */
    readonly ask?: Passphrase['ask'];
    /** As `process.platform`. */
    readonly platform: string;
    /** Aborts the reading of a file that blocks. */
    readonly signal?: AbortSignal;
  },
): Promise<ConfiguredConnection> => {
  const { notice, platform, signal } = options;
  const { ca, cert, key, 'storage-ca': storage } = settings.values;
  const endpoint = resolveEndpoint(settings.values);
  if (endpoint === undefined || !ca || !cert || !key) {
    const given: Partial<Record<SettingName, unknown>> = { domain: endpoint, ca, cert, key };
    const missing = neededSettings.filter((name) => !given[name]);
    throw createNotConfigured(missing, settings);
  }
  const credentials = await readCredentials(
    { ca, cert, key },
    {
      platform,
      notice,
      signal,
      passphrase: {
        platform,
        signal,
        file: settings.values['passphrase-file'],
        get ask() {
          return options.ask;
        },
      },
    },
  );
  return {
    endpoint,
    api: resolveApiVersion(settings.values),
    ...(await readServerTrust(settings.values, options)),
    ...credentials,
    ...(storage && { storageCa: await readStorageCa(storage, { platform, signal }) }),
  };
};
