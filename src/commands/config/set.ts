/** `config set`: changes one setting in a file. */

import { isApiVersion } from '../../catalog/versions/api-version.ts';
import { defaultApi, resolveEndpoint } from '../../config/endpoint.ts';
import { listOwnFiles } from '../../config/files/own-files.ts';
import { readSwitch, readValue } from '../../config/files/read-value.ts';
import { formatPath } from '../../config/files/shown-value.ts';
import { type ListSetting, parseListSetting } from '../../config/list-settings.ts';
import { findSetting, isSettingName, type SettingName } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { formatNames } from '../../output/formats/formats.ts';
import { type AgreedSetting, agreeOnVersion } from './agree-version.ts';
import type { VersionCheck } from './check-version.ts';
import { type ConfigContext, printNotice, readSettingsLocation } from './own-settings.ts';
import {
  assertProfileThere,
  changeSettingAt,
  findSettingLocation,
  listOwnSettings,
} from './setting-location.ts';
import { findSpellings } from './setting-spellings.ts';
import { clearStaleNames } from './stale-names.ts';
import { createUnknownSetting } from './unknown-setting.ts';

const createProfileRefusal = (): UsageFailure =>
  new UsageFailure('the active profile cannot be changed with "config set"', {
    code: 'unknown_setting',
    hint: 'run "imco config use NAME"',
  });

const readSettingName = (word: string): SettingName | ListSetting => {
  if (word === 'profile' || word === 'current') throw createProfileRefusal();
  if (isSettingName(word)) return word;
  const setting = parseListSetting(word);
  if (setting) return setting;
  throw createUnknownSetting(word);
};

/** The value to write into the file. Throws a `UsageFailure` on a value the setting cannot have. */
const readSettingValue = (
  context: ConfigContext,
  name: SettingName,
  text: string,
): string | number | boolean => {
  const origin = { kind: 'flag', where: name } as const;
  const folders = { base: context.host.cwd, home: context.host.home };
  const value = readValue(name, text, origin, folders);
  if (name === 'passphrase-file' && formatPath(name, String(value)) === undefined) {
    // A passphrase given by mistake would stay in the file, and cannot be recognised as one.
    throw new UsageFailure('passphrase-file must be the path of an existing file', {
      code: 'bad_setting',
      hint: 'write the passphrase into a file (mode 600) and set the path of that file',
    });
  }
  if (name === 'output' && !formatNames.includes(text.trim())) {
    throw new UsageFailure(`output: allowed values: ${formatNames.join(', ')}`, {
      code: 'bad_setting',
    });
  }
  if (name === 'domain' || name === 'endpoint') {
    resolveEndpoint({ api: defaultApi, [name]: { value: String(value), origin } });
  }
  // A path below ~ is not expanded, so that the file works on other machines too.
  return findSetting(name).kind === 'path' && /^~(?=$|[/\\])/.test(text) ? text.trim() : value;
};

/** The same, also for a setting of lists, which the catalog checks. */
const readValueToSet = async (
  context: ConfigContext,
  setting: SettingName | ListSetting,
  text: string,
): Promise<string | number | boolean> => {
  if (typeof setting === 'string') return readSettingValue(context, setting, text);
  const { readCheckedListValue } = await import('./check-list-setting.ts');
  return readCheckedListValue(setting, text);
};

/** Explains why the new setting has no effect, if an environment variable overrides it. */
const explainOverride = ({ host }: ConfigContext, name: string): string | undefined => {
  if (!isSettingName(name)) return undefined;
  const variable = findSetting(name).env;
  if (name === 'protected') {
    const isOn = readSwitch(host.env[variable]) === true;
    return isOn ? `${variable} is set, so the profile stays protected` : undefined;
  }
  return host.env[variable] ? `${variable} is set and overrides this setting` : undefined;
};

/** What was changed, or would be, beside the setting that was given. */
const describeAgreed = (
  { dryRun }: Pick<ConfigContext, 'dryRun'>,
  { name, version }: AgreedSetting,
): string => {
  if (name === 'api') return `api ${dryRun ? 'would be' : 'is now'} ${version} as well`;
  return `the endpoint ${dryRun ? 'would end' : 'now ends'} in ${version} as well`;
};

/** How a setting is changed. */
interface SetOptions {
  /** Names given with --confirm. */
  readonly confirmed?: readonly string[] | undefined;
  /** How a version of the API is checked on the platform; undefined with --no-verify. */
  readonly versionCheck?: VersionCheck | undefined;
}

/** `config set`: changes a setting of one profile, or of all. */
export const setSetting = async (
  context: ConfigContext,
  word: string,
  text: string,
  { confirmed = [], versionCheck }: SetOptions = {},
): Promise<void> => {
  const setting = readSettingName(word);
  const name = typeof setting === 'string' ? setting : setting.name;
  const value = await readValueToSet(context, setting, text);
  const files = await listOwnFiles(readSettingsLocation(context));
  const held = new Map(files.map((file) => [file.path, file]));
  const own = await listOwnSettings(context, files, name);
  const spot = findSettingLocation(files, name, context.profile, (chosen, { path }) =>
    own.has(`${path}\n${chosen}`),
  );
  const { file, profile, way } = spot;
  const version = name === 'api' ? String(value) : '';
  if (versionCheck && isApiVersion(version)) {
    const { checkProfileVersion } = await import('./check-version.ts');
    await checkProfileVersion(context, profile, version, versionCheck);
  }
  const endsProtection = name === 'protected' && value === false;
  let agreed: AgreedSetting | undefined;
  await changeSettingAt(context, spot, { endsProtection, confirmed }, (draft) => {
    if (profile !== undefined) assertProfileThere(draft, profile);
    agreed = agreeOnVersion(draft, way, String(value));
    for (const spelling of findSpellings(draft, way)) {
      if (spelling.at(-1) !== name) draft.delete(spelling);
    }
    draft.set(way, value);
  });
  clearStaleNames(context, profile, name);
  if (agreed) context.writer.note(`notice: ${describeAgreed(context, agreed)}`);
  const whose =
    profile !== undefined
      ? ` for profile ${profile}`
      : (held.get(file.path)?.profiles.length ?? 0) > 0
        ? ' for all profiles'
        : '';
  const wins = explainOverride(context, name);
  if (wins !== undefined) context.writer.note(`notice: ${wins}`);
  await printNotice(
    context,
    `${name} ${context.dryRun ? 'would be' : 'is now'} ${String(value)}${whose} (${file.path})`,
    {
      setting: name,
      value,
      profile: profile ?? null,
      file: file.path,
    },
  );
};
