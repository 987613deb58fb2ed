import {
  type ApiVersion,
  defaultApiVersion,
  isApiVersion,
} from '../../catalog/versions/api-version.ts';
import type { Passphrase } from '../../config/credentials/private-key.ts';
import { resolveEndpoint } from '../../config/endpoint.ts';
import {
  explainProfileName,
  listOwnFiles,
  type SettingsFileContent,
} from '../../config/files/own-files.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import type { SettingValues } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { canConverse } from '../../output/terminal/prompts.ts';
import {
  type ConfigContext,
  createWriteContext,
  readSettingsLocation,
} from '../config/own-settings.ts';
import { findGivenVersion, type LoginAddress, withGivenVersion } from './address.ts';
import { askAddress, askName, askSource } from './questions.ts';
import { refuseSandboxSettings } from './refuse-sandbox.ts';
import {
  chooseProfileFile,
  createProfileExists,
  defaultProfileName,
  listTakenNames,
  type NewProfile,
} from './save.ts';
import { type CredentialSource, findCredentialSource, type LoginWords } from './source.ts';

/** Options of a login. */
export interface LoginOptions extends LoginWords {
  /** Settings given by flags and environment variables. */
  readonly given: SettingValues;
  readonly isProtected: boolean;
  readonly replace: boolean;
  /** Test the credentials on the platform before saving them. */
  readonly verify: boolean;
  /** Make it the active profile. */
  readonly use: boolean;
  readonly timeoutMs: number;
  readonly ask: Passphrase['ask'];
  readonly debug: ((line: string) => void) | undefined;
}

/** Everything a login needs before the credentials are tested. */
export interface LoginPlan extends Omit<NewProfile, 'versionSetting'> {
  readonly files: readonly [SettingsFileContent, ...(readonly SettingsFileContent[])];
  readonly replaces: boolean;
  readonly endpoint: string;
  /** The version of the API that is given; undefined if the platform decides. */
  readonly version: ApiVersion | undefined;
}

/** Reads the credentials from the place that arguments or answers give. */
const findLoginSource = async (
  context: ConfigContext,
  options: LoginOptions,
): Promise<CredentialSource> => {
  const found = await findCredentialSource(context, options, options.given);
  if (found) return found;
  const { files, ...words } = await askSource(context);
  const { home, cwd } = context.host;
  const { readPath } = await import('../../config/files/read-value.ts');
  const at = (path: NonNullable<typeof files>['ca']) => ({
    ...path,
    value: readPath('path', path.value, path.origin, { base: cwd, home }),
  });
  const given = files && { ca: at(files.ca), cert: at(files.cert), key: at(files.key) };
  const source = await findCredentialSource(context, words, given ?? {});
  if (source) return source;
  throw new UsageFailure('login needs credentials', { code: 'missing_value' });
};

/** Where a profile leads now. */
interface ProfileAddress {
  readonly address: LoginAddress;
  readonly api: ApiVersion | undefined;
}

/** The current address and version of a profile. */
const readProfileAddress = async (
  context: ConfigContext,
  { path }: SettingsFileContent,
  name: string,
): Promise<ProfileAddress> => {
  const found = new Map<string, unknown>();
  await changeSettings(path, { ...createWriteContext(context), dryRun: true }, (draft) => {
    for (const key of ['endpoint', 'domain', 'port', 'api']) {
      found.set(key, draft.get(['profiles', name, key]) ?? undefined);
    }
  });
  const origin = { kind: 'user', where: path } as const;
  const text = (key: string) => {
    const value = found.get(key);
    return typeof value === 'string' ? { value, origin } : undefined;
  };
  const [endpoint, domain, port] = [text('endpoint'), text('domain'), found.get('port')];
  const version = found.get('api');
  const api = typeof version === 'string' && isApiVersion(version) ? version : undefined;
  if (endpoint) return { address: { endpoint }, api };
  const address = {
    ...(domain && { domain }),
    ...(typeof port === 'number' && { port: { value: port, origin } }),
  };
  return { address, api };
};

const chooseAddress = async (
  context: ConfigContext,
  { given: { endpoint, domain, port } }: LoginOptions,
  source: CredentialSource,
  earlier: LoginAddress,
): Promise<LoginAddress> => {
  if (endpoint) return { endpoint };
  if (domain) return { domain, ...(port && { port }) };
  if (source.endpoint) return { endpoint: source.endpoint };
  if (earlier.endpoint || earlier.domain) return earlier;
  return { ...(await askAddress(context)), ...(port && { port }) };
};

export const createLoginPlan = async (
  context: ConfigContext,
  options: LoginOptions,
): Promise<LoginPlan> => {
  const files = await listOwnFiles(readSettingsLocation(context));
  await refuseSandboxSettings(context, files[0].path);
  const taken = listTakenNames(files);
  const { archive, fromConcerto, given } = options;
  const isNamed = archive ?? fromConcerto ?? given.ca ?? given.cert ?? given.key;
  const isAsking = isNamed === undefined && canConverse(context.host.terminal);
  const check = (name: string): void => {
    const problem = explainProfileName(name);
    if (problem !== undefined) throw new UsageFailure(problem, { code: 'bad_setting' });
    if (taken.includes(name) && !options.replace) {
      throw createProfileExists(name, chooseProfileFile(files, name));
    }
  };
  if (context.profile !== undefined || !isAsking) check(context.profile ?? defaultProfileName);
  const source = await findLoginSource(context, options);
  const known = context.profile ?? (isAsking && !options.replace ? undefined : defaultProfileName);
  const holder = files.find(({ profiles }) => known !== undefined && profiles.includes(known));
  const earlier =
    holder && known !== undefined
      ? await readProfileAddress(context, holder, known)
      : { address: {}, api: undefined };
  const chosen = await chooseAddress(context, options, source, earlier.address);
  const address = withGivenVersion(chosen, given.api);
  const isSameAddress = chosen === earlier.address;
  const version = findGivenVersion(address, given.api, isSameAddress ? earlier.api : undefined);
  const api = { ...given.api, value: version ?? defaultApiVersion };
  const endpoint = resolveEndpoint({ api, ...address });
  if (endpoint === undefined) {
    throw new UsageFailure('login needs the address of the platform', { code: 'missing_value' });
  }
  const name = known ?? (await askName(context, defaultProfileName, taken));
  const file = chooseProfileFile(files, name);
  const replaces = taken.includes(name);
  return { name, files, file, replaces, source, address, endpoint, version };
};
