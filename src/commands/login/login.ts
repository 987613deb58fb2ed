/** `imco login`: checks credentials, tests them on the platform, and only then saves them. */
import { X509Certificate } from 'node:crypto';
import { dirname } from 'node:path';
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import { replaceEndpointVersion } from '../../catalog/versions/endpoint-version.ts';
import type { Credentials } from '../../config/credentials/read-pem.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import type { SettingName, SettingValues } from '../../config/settings.ts';
import { type ConfigContext, createWriteContext, printNotice } from '../config/own-settings.ts';
import { createVersionSetting } from './address.ts';
import { checkLoginCredentials, tryLoginCredentials } from './credentials.ts';
import { createLoginPlan, type LoginOptions, type LoginPlan } from './plan.ts';
import { defaultProfileName, saveProfile } from './save.ts';

/**
 * Adds the server trust settings of the profile to the given settings: they will apply to the new
 * credentials as well.
 */
const addProfileTrust = async (
  context: ConfigContext,
  { file: { path, flat, profiles }, name }: LoginPlan,
  given: SettingValues,
): Promise<SettingValues> => {
  const { readValue } = await import('../../config/files/read-value.ts');
  const origin = { kind: 'user', where: path } as const;
  const folders = { base: dirname(path), home: context.host.home };
  const isFlat = flat.length > 0 && profiles.length === 0 && name === defaultProfileName;
  const trustSettings = new Map<SettingName, string | number | boolean>();
  await changeSettings(path, { ...createWriteContext(context), dryRun: true }, (draft) => {
    for (const key of ['crl', 'tls-min', 'system-ca'] as const) {
      const raw = draft.get(isFlat ? [key] : ['profiles', name, key]) ?? undefined;
      if (raw !== undefined) trustSettings.set(key, readValue(key, raw, origin, folders));
    }
  });
  const crlPath = trustSettings.get('crl');
  const crl = given.crl ?? (typeof crlPath === 'string' ? { value: crlPath, origin } : undefined);
  const oldest = trustSettings.get('tls-min');
  const tlsMin =
    given['tls-min'] ??
    (oldest === '1.2' || oldest === '1.3' ? ({ value: oldest, origin } as const) : undefined);
  const isKept =
    given['system-ca'].origin.kind === 'default' && trustSettings.get('system-ca') === true;
  return {
    ...given,
    ...(crl && { crl }),
    ...(tlsMin && { 'tls-min': tlsMin }),
    ...(isKept && { 'system-ca': { value: true, origin } }),
  };
};

/** The common name of the certificate's subject: the user. */
const readCommonName = (pem: string): string | null =>
  /^CN=(.*)$/m.exec(new X509Certificate(pem).subject)?.[1] ?? null;

/** What a login did, or would do, in one sentence. */
const describeLogin = (
  { name, endpoint }: Pick<LoginPlan, 'name' | 'endpoint'>,
  user: string | null,
  { verify, dryRun }: { readonly verify: boolean; readonly dryRun: boolean },
): string => {
  const owner = user === null ? '' : ` of ${user}`;
  const where = `(profile "${name}", ${endpoint}).`;
  if (!verify) {
    const saved = dryRun ? 'Checked' : 'Saved';
    return `${saved} the credentials${owner} without testing them on the platform ${where}`;
  }
  return dryRun
    ? `The platform accepts the credentials${owner} ${where}`
    : `Logged in${user === null ? '' : ` as ${user}`} ${where}`;
};

/** Tests the credentials on the platform; returns the version of the API to use. */
const testLogin = async (
  context: ConfigContext,
  plan: LoginPlan,
  keys: Credentials,
  options: LoginOptions,
): Promise<ApiVersion | undefined> => {
  const { replaces } = plan;
  const given = replaces ? await addProfileTrust(context, plan, options.given) : options.given;
  return tryLoginCredentials(context, plan, keys, { ...options, given });
};

/**
 * Logs in: checks the credentials, tests them on the platform and saves them in a private folder;
 * then one change of the settings makes them active, and replaced credentials are removed.
 */
export const logIn = async (context: ConfigContext, options: LoginOptions): Promise<void> => {
  const { host, writer } = context;
  const planned = await createLoginPlan(context, options);
  const { name, file, replaces, source, address, version } = planned;
  const passphrase = {
    file: options.given['passphrase-file'],
    ask: options.ask,
    signal: host.signal,
  };
  const keys = await checkLoginCredentials(source, passphrase, host.clock.now());
  const found = options.verify ? await testLogin(context, planned, keys, options) : undefined;
  const plan = { ...planned, versionSetting: createVersionSetting(address, version, found) };
  const api = found ?? version;
  const endpoint = api ? replaceEndpointVersion(plan.endpoint, api) : plan.endpoint;
  host.signal.throwIfAborted();
  const isCurrent =
    options.use || plan.files.every(({ current, flat }) => !current && flat.length === 0);
  const stored = context.dryRun ? undefined : await saveProfile(context, plan, options);
  const user = readCommonName(source.read.cert.pem);
  const expires = new Date(new X509Certificate(source.read.cert.pem).validTo).toISOString();
  await printNotice(
    context,
    `${describeLogin({ name, endpoint }, user, { verify: options.verify, dryRun: context.dryRun })} Certificate valid until ${expires.slice(0, 10)}.`,
    {
      profile: name,
      endpoint,
      api: api ?? null,
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
    writer.note(
      `to use it, add --profile ${name}, or make it active with "imco config use ${name}"`,
    );
  }
};
