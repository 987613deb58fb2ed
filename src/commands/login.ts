/** `imco login`: keys of the platform, checked, tried and only then kept. */
import { X509Certificate } from 'node:crypto';
import { type Credentials, checkCredentials } from '../config/credentials.ts';
import type { Draft } from '../config/draft.ts';
import { endpointOf } from '../config/endpoint.ts';
import { dropKeys, removeKeys, type StoredKeys, storeKeys } from '../config/key-store.ts';
import {
  type OwnFile,
  ownFiles,
  pathIn,
  profileNameProblem,
  profilesIn,
} from '../config/own-files.ts';
import type { Passphrase } from '../config/private-key.ts';
import { configuredProxy } from '../config/proxy.ts';
import type { Values } from '../config/settings.ts';
import { changeSettings } from '../config/write-settings.ts';
import { ConfigurationFailure, ConflictFailure, Failure, UsageFailure } from '../failures.ts';
import { canAsk } from '../output/prompts.ts';
import { chainsTo, invalidityOf } from '../platform/certificates.ts';
import { openPlatform } from '../platform/client.ts';
import { forgetProfile } from '../shell/kept-names.ts';
import { askAddress, askName, askSource } from './login-questions.ts';
import { type LoginWords, type Source, sourceOf } from './login-source.ts';
import { type Desk, placeOf, tell, writingOf } from './own-settings.ts';

/** How a login is wanted. */
export interface LoginOptions extends LoginWords {
  /** What flags and variables say. */
  readonly given: Values;
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

type Address = Pick<Partial<Values>, 'endpoint' | 'domain' | 'port'>;

/** Everything that is known before anything is tried. */
interface Plan {
  readonly name: string;
  readonly files: readonly [OwnFile, ...(readonly OwnFile[])];
  /** The file it is written into. */
  readonly file: OwnFile;
  readonly replaces: boolean;
  readonly source: Source;
  readonly address: Address;
  readonly endpoint: string;
}

const usualName = 'default';

const exists = (name: string, { path }: OwnFile): ConflictFailure =>
  new ConflictFailure(`there is a profile ${name} already (${path})`, {
    code: 'profile_exists',
    hint: 'add --replace to give it these keys, or another name with --profile',
  });

/** The keys, from where the words or a person say they are. */
const findSource = async (desk: Desk, options: LoginOptions): Promise<Source> => {
  const found = await sourceOf(desk, options, options.given);
  if (found) return found;
  const { files, ...words } = await askSource(desk);
  const { home, cwd } = desk.host;
  const { readPath } = await import('../config/read-value.ts');
  const at = (path: NonNullable<typeof files>['ca']) => ({
    ...path,
    value: readPath('path', path.value, path.origin, { base: cwd, home }),
  });
  const given = files && { ca: at(files.ca), cert: at(files.cert), key: at(files.key) };
  const source = await sourceOf(desk, words, given ?? {});
  if (source) return source;
  throw new UsageFailure('login needs keys', { code: 'missing_value' });
};

/** The address that a profile has so far. */
const addressOf = async (desk: Desk, { path }: OwnFile, name: string): Promise<Address> => {
  const found = new Map<string, unknown>();
  await changeSettings(path, { ...writingOf(desk), dryRun: true }, (draft) => {
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

const findAddress = async (
  desk: Desk,
  { given: { endpoint, domain, port } }: LoginOptions,
  source: Source,
  earlier: Address,
): Promise<Address> => {
  if (endpoint) return { endpoint };
  if (domain) return { domain, ...(port && { port }) };
  if (source.endpoint) return { endpoint: source.endpoint };
  if (earlier.endpoint || earlier.domain) return earlier;
  return { ...(await askAddress(desk)), ...(port && { port }) };
};

const planOf = async (desk: Desk, options: LoginOptions): Promise<Plan> => {
  const files = await ownFiles(placeOf(desk));
  const [first] = files;
  // One flat profile becomes the first of several.
  const taken = [...profilesIn(files), ...(first.flat.length > 0 ? [usualName] : [])];
  const { archive, fromConcerto, given } = options;
  const isNamed = archive ?? fromConcerto ?? given.ca ?? given.cert ?? given.key;
  const isAsking = isNamed === undefined && canAsk(desk.host.terminal);
  const check = (name: string): void => {
    const problem = profileNameProblem(name);
    if (problem !== undefined) throw new UsageFailure(problem, { code: 'bad_setting' });
    if (taken.includes(name) && !options.replace) {
      throw exists(name, files.find(({ profiles }) => profiles.includes(name)) ?? first);
    }
  };
  if (desk.profile !== undefined || !isAsking) check(desk.profile ?? usualName);
  const source = await findSource(desk, options);
  const known = desk.profile ?? (isAsking && !options.replace ? undefined : usualName);
  const holder = files.find(({ profiles }) => known !== undefined && profiles.includes(known));
  const earlier = holder && known !== undefined ? await addressOf(desk, holder, known) : {};
  const address = await findAddress(desk, options, source, earlier);
  const notice = (line: string): void => desk.writer.note(`notice: ${line}`);
  const endpoint = endpointOf({ api: options.given.api, ...address }, notice);
  if (endpoint === undefined) {
    throw new UsageFailure('login needs the platform the keys are for', { code: 'missing_value' });
  }
  const name = known ?? (await askName(desk, usualName, taken));
  const file = files.find(({ profiles }) => profiles.includes(name)) ?? first;
  return { name, files, file, replaces: taken.includes(name), source, address, endpoint };
};

/** What can be said of keys without the platform. Throws a `ConfigurationFailure`. */
const checkKeys = async (
  { read, told }: Source,
  passphrase: Passphrase,
  now: number,
): Promise<Credentials> => {
  const checked = await checkCredentials(read, told, passphrase);
  if (!chainsTo(read.cert, read.ca)) {
    throw new ConfigurationFailure(`${told.cert} is not signed by the authority in ${told.ca}`, {
      code: 'wrong_authority',
      hint: 'take ca, cert and key from the same key archive (api-key.zip)',
    });
  }
  for (const role of ['cert', 'ca'] as const) {
    const invalid = invalidityOf(read[role], now);
    if (invalid === undefined) continue;
    throw new ConfigurationFailure(`${told[role]} ${invalid}`, {
      code: 'certificate_invalid',
      hint: `make a new API key in the web interface; the clock of this machine says ${new Date(now).toISOString().slice(0, 16)}Z`,
    });
  }
  return checked;
};

/** Asks the platform whether it takes the keys. What it says against them is thrown. */
const tryKeys = async (
  desk: Desk,
  { endpoint }: Plan,
  keys: Credentials,
  { given, timeoutMs, debug }: LoginOptions,
): Promise<void> => {
  const { host } = desk;
  const systemCa = given['system-ca'].value;
  const platform = await openPlatform(
    { endpoint, systemCa, ...keys },
    {
      version: host.version,
      clock: host.clock,
      requestTimeoutMs: timeoutMs,
      proxy: configuredProxy(host.env),
      ...(debug && { debug }),
    },
  );
  try {
    await platform.send({ method: 'GET', path: '/ping' }, { signal: host.signal });
  } catch (failure) {
    if (failure instanceof Failure) {
      desk.writer.note('the platform did not take the keys: nothing was written');
    }
    throw failure;
  } finally {
    await platform.close();
  }
};

/** What the file says of the profile from now on; what it said beside that stays. */
const settingsOf = (
  { file, address }: Plan,
  { given, isProtected }: LoginOptions,
  keys: StoredKeys,
): Readonly<Record<string, unknown>> => ({
  endpoint: address.endpoint?.value,
  domain: address.domain?.value,
  port: address.port?.value,
  ...(given.api.origin.kind !== 'default' && { api: given.api.value }),
  ca: pathIn(file.path, keys.ca),
  cert: pathIn(file.path, keys.cert),
  key: pathIn(file.path, keys.key),
  'passphrase-file': given['passphrase-file']?.value,
  ...(given['system-ca'].value && { 'system-ca': true }),
  ...(isProtected && { protected: true }),
});

const writeProfile = (
  draft: Draft,
  { name, file, files }: Plan,
  settings: Readonly<Record<string, unknown>>,
  use: boolean,
): void => {
  const isFlat = file.flat.length > 0 && file.profiles.length === 0;
  if (isFlat) {
    const chosen = draft.get(['current']) ?? draft.get(['profile']);
    draft.move(file.flat, ['profiles', usualName]);
    draft.delete(['profile']);
    draft.set(['current'], typeof chosen === 'string' ? chosen : usualName);
  }
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) draft.delete(['profiles', name, key]);
    else draft.set(['profiles', name, key], value);
  }
  const hasCurrent = isFlat || files.some(({ current }) => current !== undefined);
  if (use || !hasCurrent) draft.set(['current'], name);
};

/** The common name of who the certificate is for. */
const userOf = (pem: string): string | null =>
  /^CN=(.*)$/m.exec(new X509Certificate(pem).subject)?.[1] ?? null;

/**
 * Logs in: the keys are checked, tried on the platform and written where nobody else reads them;
 * then one change of the settings makes them count, and those they replace are removed.
 */
export const logIn = async (desk: Desk, options: LoginOptions): Promise<void> => {
  const { host, writer } = desk;
  const plan = await planOf(desk, options);
  const { name, file, replaces, source, endpoint } = plan;
  const passphrase = {
    file: options.given['passphrase-file'],
    ask: options.ask,
    signal: host.signal,
  };
  const keys = await checkKeys(source, passphrase, host.clock.now());
  if (options.verify) await tryKeys(desk, plan, keys, options);
  host.signal.throwIfAborted();
  const place = placeOf(desk);
  const isCurrent =
    options.use || plan.files.every(({ current, flat }) => !current && flat.length === 0);
  let stored: StoredKeys | undefined;
  if (!desk.dryRun) {
    const kept = await storeKeys(place, name, source.read, host.clock);
    try {
      await changeSettings(file.path, writingOf(desk), (draft) =>
        writeProfile(draft, plan, settingsOf(plan, options, kept), options.use),
      );
    } catch (error) {
      await dropKeys(place, name, kept);
      throw error;
    }
    await removeKeys(place, name, kept.folder);
    forgetProfile(host, name);
    stored = kept;
  }
  const user = userOf(source.read.cert.pem);
  const expires = new Date(new X509Certificate(source.read.cert.pem).validTo).toISOString();
  const how = options.verify ? 'the platform takes the keys' : 'not tried on the platform';
  await tell(
    desk,
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
      keys: stored?.folder ?? null,
    },
  );
  if (!isCurrent && plan.files.every(({ current }) => current !== name)) {
    writer.note(`use it with --profile ${name}, or always with: imco config use ${name}`);
  }
};
