/** `config set`, `unset` and `use`: one change of a file each. */

import { defaultApi, resolveEndpoint } from '../../config/endpoint.ts';
import { listOwnFiles } from '../../config/files/own-files.ts';
import { readSwitch, readValue } from '../../config/files/read-value.ts';
import { formatPath } from '../../config/files/shown-value.ts';
import { findSetting, isSettingName, type SettingName } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { formatNames } from '../../output/formats/formats.ts';
import { type ConfigContext, printNotice, readSettingsLocation } from './own-settings.ts';
import {
  assertProfileThere,
  changeSettingAt,
  findSettingLocation,
  listOwnSettings,
} from './setting-location.ts';
import { createUnknownSetting } from './unknown-setting.ts';

const createProfileRefusal = (): UsageFailure =>
  new UsageFailure('the profile in force is chosen, not set', {
    code: 'unknown_setting',
    hint: 'run "imco config use NAME"',
  });

const readSettingName = (word: string): SettingName => {
  if (word === 'profile' || word === 'current') throw createProfileRefusal();
  if (!isSettingName(word)) throw createUnknownSetting(word);
  return word;
};

/** The value as the file is to have it. Throws a `UsageFailure` where the setting takes another. */
const readSettingValue = (
  context: ConfigContext,
  name: SettingName,
  text: string,
): string | number | boolean => {
  const origin = { kind: 'flag', where: name } as const;
  const folders = { base: context.host.cwd, home: context.host.home };
  const value = readValue(name, text, origin, folders);
  if (name === 'passphrase-file' && formatPath(name, String(value)) === undefined) {
    // What is written into the settings by mistake stays there, and a passphrase looks like any word.
    throw new UsageFailure('passphrase-file takes a file that exists', {
      code: 'bad_setting',
      hint: 'write the passphrase into a file (mode 600) and name that file',
    });
  }
  if (name === 'output' && !formatNames.includes(text.trim())) {
    throw new UsageFailure(`output takes one of ${formatNames.join(', ')}`, {
      code: 'bad_setting',
    });
  }
  if (name === 'domain' || name === 'endpoint') {
    resolveEndpoint({ api: defaultApi, [name]: { value: String(value), origin } });
  }
  // A path below the home folder may stay so: the file can be used on another machine.
  return findSetting(name).kind === 'path' && /^~(?=$|[/\\])/.test(text) ? text.trim() : value;
};

/** What makes a setting of a file count for nothing. */
const explainOverride = ({ host }: ConfigContext, name: string): string | undefined => {
  if (!isSettingName(name)) return undefined;
  const variable = findSetting(name).env;
  if (name === 'protected') {
    const isOn = readSwitch(host.env[variable]) === true;
    return isOn ? `${variable} is set and protects anyway` : undefined;
  }
  return host.env[variable] ? `${variable} is set and wins over it` : undefined;
};

/** `config set`: a setting of a profile, or of all. */
export const setSetting = async (
  context: ConfigContext,
  word: string,
  text: string,
  confirmed: readonly string[] = [],
): Promise<void> => {
  const name = readSettingName(word);
  const value = readSettingValue(context, name, text);
  const files = await listOwnFiles(readSettingsLocation(context));
  const held = new Map(files.map((file) => [file.path, file]));
  const own = await listOwnSettings(context, files, name);
  const spot = findSettingLocation(files, name, context.profile, (chosen, { path }) =>
    own.has(`${path}\n${chosen}`),
  );
  const { file, profile, way } = spot;
  const endsProtection = name === 'protected' && value === false;
  await changeSettingAt(context, spot, { endsProtection, confirmed }, (draft) => {
    if (profile !== undefined) assertProfileThere(draft, profile);
    draft.set(way, value);
  });
  const whose =
    profile !== undefined
      ? ` of profile ${profile}`
      : (held.get(file.path)?.profiles.length ?? 0) > 0
        ? ' of all profiles'
        : '';
  const wins = explainOverride(context, name);
  if (wins !== undefined) context.writer.note(`notice: ${wins}`);
  await printNotice(context, `${name}${whose} is ${String(value)} (${file.path})`, {
    setting: name,
    value,
    profile: profile ?? null,
    file: file.path,
  });
};
