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
import { askAddress, askName, askSource } from './questions.ts';
import {
  chooseProfileFile,
  createProfileExists,
  defaultProfileName,
  type LoginAddress,
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
export interface LoginPlan extends NewProfile {
  readonly files: readonly [SettingsFileContent, ...(readonly SettingsFileContent[])];
  readonly replaces: boolean;
  readonly endpoint: string;
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

/** The current address of a profile. */
const readProfileAddress = async (
  context: ConfigContext,
  { path }: SettingsFileContent,
  name: string,
): Promise<LoginAddress> => {
  const found = new Map<string, unknown>();
  await changeSettings(path, { ...createWriteContext(context), dryRun: true }, (draft) => {
    for (const key of ['endpoint', 'domain', 'port']) {
      found.set(key, draft.get(['profiles', name, key]) ?? undefined);
    }
  });
  const origin = { kind: 'user', where: path } as const;
  const text = (key: string) => {
    const value = found.get(key);
    return typeof value === 'string' ? { value, origin } : undefined;
  };
  const [endpoint, domain, port] = [text('endpoint'), text('domain'), found.get('port')];
  if (endpoint) return { endpoint };
  return {
    ...(domain && { domain }),
    ...(typeof port === 'number' && { port: { value: port, origin } }),
  };
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
    holder && known !== undefined ? await readProfileAddress(context, holder, known) : {};
  const address = await chooseAddress(context, options, source, earlier);
  const notice = (line: string): void => context.writer.note(`notice: ${line}`);
  const endpoint = resolveEndpoint({ api: options.given.api, ...address }, notice);
  if (endpoint === undefined) {
    throw new UsageFailure('login needs the address of the platform', { code: 'missing_value' });
  }
  const name = known ?? (await askName(context, defaultProfileName, taken));
  const file = chooseProfileFile(files, name);
  return { name, files, file, replaces: taken.includes(name), source, address, endpoint };
};
