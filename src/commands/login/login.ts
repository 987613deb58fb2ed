/** `imco login`: keys of the platform, checked, tried and only then kept. */
import { X509Certificate } from 'node:crypto';
import { dirname } from 'node:path';
import type { Passphrase } from '../../config/credentials/private-key.ts';
import { resolveEndpoint } from '../../config/endpoint.ts';
import {
  explainProfileName,
  listOwnFiles,
  type SettingsFileContent,
} from '../../config/files/own-files.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import type { SettingName, SettingValues } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { canConverse } from '../../output/terminal/prompts.ts';
import {
  type ConfigContext,
  printNotice,
  settingsPlaceOf,
  writeContextOf,
} from '../config/own-settings.ts';
import { checkLoginCredentials, tryLoginCredentials } from './credentials.ts';
import { askAddress, askName, askSource } from './questions.ts';
import {
  chooseProfileFile,
  defaultProfileName,
  type LoginAddress,
  listTakenNames,
  type NewProfile,
  profileExists,
  saveProfile,
} from './save.ts';
import { type CredentialSource, findCredentialSource, type LoginWords } from './source.ts';

/** How a login is wanted. */
export interface LoginOptions extends LoginWords {
  /** What flags and variables say. */
  readonly given: SettingValues;
  readonly isProtected: boolean;
  readonly replace: boolean;
  /** Try the keys on the platform before they are kept. */
  readonly verify: boolean;
  /** Make it the profile in force. */
  readonly use: boolean;
  readonly timeoutMs: number;
  readonly ask: Passphrase['ask'];
  readonly debug: ((line: string) => void) | undefined;
}

/** Everything that is known before anything is tried. */
interface Plan extends NewProfile {
  readonly files: readonly [SettingsFileContent, ...(readonly SettingsFileContent[])];
  readonly replaces: boolean;
  readonly endpoint: string;
}

/** The keys, from where the words or a person say they are. */
const findSource = async (
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
  throw new UsageFailure('login needs keys', { code: 'missing_value' });
};

/** The address that a profile has so far. */
const addressOf = async (
  context: ConfigContext,
  { path }: SettingsFileContent,
  name: string,
): Promise<LoginAddress> => {
  const found = new Map<string, unknown>();
  await changeSettings(path, { ...writeContextOf(context), dryRun: true }, (draft) => {
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

/**
 * What was given, and of the servers to trust what the profile says beside: that is what counts once
 * it has the new keys.
 */
const givenAndKept = async (
  context: ConfigContext,
  { file: { path, flat, profiles }, name }: Plan,
  given: SettingValues,
): Promise<SettingValues> => {
  const { readValue } = await import('../../config/files/read-value.ts');
  const origin = { kind: 'user', where: path } as const;
  const folders = { base: dirname(path), home: context.host.home };
  const isFlat = flat.length > 0 && profiles.length === 0 && name === defaultProfileName;
  const kept = new Map<SettingName, string | number | boolean>();
  await changeSettings(path, { ...writeContextOf(context), dryRun: true }, (draft) => {
    for (const key of ['crl', 'tls-min', 'system-ca'] as const) {
      const raw = draft.get(isFlat ? [key] : ['profiles', name, key]) ?? undefined;
      if (raw !== undefined) kept.set(key, readValue(key, raw, origin, folders));
    }
  });
  const text = (key: 'crl' | 'tls-min') => {
    const value = kept.get(key);
    return given[key] ?? (typeof value === 'string' ? { value, origin } : undefined);
  };
  const [crl, tlsMin] = [text('crl'), text('tls-min')];
  const isKept = given['system-ca'].origin.kind === 'default' && kept.get('system-ca') === true;
  return {
    ...given,
    ...(crl && { crl }),
    ...(tlsMin && { 'tls-min': tlsMin }),
    ...(isKept && { 'system-ca': { value: true, origin } }),
  };
};

const findAddress = async (
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

const planOf = async (context: ConfigContext, options: LoginOptions): Promise<Plan> => {
  const files = await listOwnFiles(settingsPlaceOf(context));
  const taken = listTakenNames(files);
  const { archive, fromConcerto, given } = options;
  const isNamed = archive ?? fromConcerto ?? given.ca ?? given.cert ?? given.key;
  const isAsking = isNamed === undefined && canConverse(context.host.terminal);
  const check = (name: string): void => {
    const problem = explainProfileName(name);
    if (problem !== undefined) throw new UsageFailure(problem, { code: 'bad_setting' });
    if (taken.includes(name) && !options.replace) {
      throw profileExists(name, chooseProfileFile(files, name));
    }
  };
  if (context.profile !== undefined || !isAsking) check(context.profile ?? defaultProfileName);
  const source = await findSource(context, options);
  const known = context.profile ?? (isAsking && !options.replace ? undefined : defaultProfileName);
  const holder = files.find(({ profiles }) => known !== undefined && profiles.includes(known));
  const earlier = holder && known !== undefined ? await addressOf(context, holder, known) : {};
  const address = await findAddress(context, options, source, earlier);
  const notice = (line: string): void => context.writer.note(`notice: ${line}`);
  const endpoint = resolveEndpoint({ api: options.given.api, ...address }, notice);
  if (endpoint === undefined) {
    throw new UsageFailure('login needs the platform the keys are for', { code: 'missing_value' });
  }
  const name = known ?? (await askName(context, defaultProfileName, taken));
  const file = chooseProfileFile(files, name);
  return { name, files, file, replaces: taken.includes(name), source, address, endpoint };
};

/** The common name of who the certificate is for. */
const userOf = (pem: string): string | null =>
  /^CN=(.*)$/m.exec(new X509Certificate(pem).subject)?.[1] ?? null;

/**
 * Logs in: the keys are checked, tried on the platform and written where nobody else reads them;
 * then one change of the settings makes them count, and those they replace are removed.
 */
export const logIn = async (context: ConfigContext, options: LoginOptions): Promise<void> => {
  const { host, writer } = context;
  const plan = await planOf(context, options);
  const { name, file, replaces, source, endpoint } = plan;
  const passphrase = {
    file: options.given['passphrase-file'],
    ask: options.ask,
    signal: host.signal,
  };
  const keys = await checkLoginCredentials(source, passphrase, host.clock.now());
  if (options.verify) {
    const given = replaces ? await givenAndKept(context, plan, options.given) : options.given;
    await tryLoginCredentials(context, endpoint, keys, { ...options, given });
  }
  host.signal.throwIfAborted();
  const isCurrent =
    options.use || plan.files.every(({ current, flat }) => !current && flat.length === 0);
  const stored = context.dryRun ? undefined : await saveProfile(context, plan, options);
  const user = userOf(source.read.cert.pem);
  const expires = new Date(new X509Certificate(source.read.cert.pem).validTo).toISOString();
  const how = options.verify ? 'the platform takes the keys' : 'not tried on the platform';
  await printNotice(
    context,
    `profile ${name}${user === null ? '' : ` of ${user}`} at ${endpoint}, good until ${expires.slice(0, 10)}: ${how}`,
    {
      profile: name,
      endpoint,
      user,
      expires,
      verified: options.verify,
      replaced: replaces,
      current: isCurrent || plan.files.some(({ current }) => current === name),
      file: file.path,
      keys: stored ?? null,
    },
  );
  if (!isCurrent && plan.files.every(({ current }) => current !== name)) {
    writer.note(`use it with --profile ${name}, or always with "imco config use ${name}"`);
  }
};
