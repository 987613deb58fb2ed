/** `config set`, `unset` and `use`: one change of a file each. */

import { resolveEndpoint } from '../../config/endpoint.ts';
import type { SettingsDraft } from '../../config/files/draft.ts';
import {
  findFileWithProfile,
  listOwnFiles,
  listProfilesIn,
  type SettingsFileContent,
} from '../../config/files/own-files.ts';
import { readSwitch, readValue } from '../../config/files/read-value.ts';
import { formatPath } from '../../config/files/shown-value.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import {
  findSetting,
  isSettingName,
  type SettingName,
  settingTable,
} from '../../config/settings.ts';
import { flatProfileName, isProtectionSetting } from '../../config/trust/protection.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { listFormatNames } from '../../output/formats/formats.ts';
import { canConverse, select } from '../../output/terminal/prompts.ts';
import {
  type ConfigContext,
  printNotice,
  settingsPlaceOf,
  writeContextOf,
} from './own-settings.ts';
import { createUnknownSetting } from './unknown-setting.ts';
import { confirmUnprotecting } from './unprotect.ts';

const chosenOtherwise = (): UsageFailure =>
  new UsageFailure('the profile in force is chosen, not set', {
    code: 'unknown_setting',
    hint: 'run "imco config use NAME"',
  });

const settingCalled = (word: string): SettingName => {
  if (word === 'profile' || word === 'current') throw chosenOtherwise();
  if (!isSettingName(word)) throw createUnknownSetting(word);
  return word;
};

/** The value as the file is to have it. Throws a `UsageFailure` where the setting takes another. */
const valueFor = (
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
  if (name === 'output' && !listFormatNames.includes(text.trim())) {
    throw new UsageFailure(`output takes one of ${listFormatNames.join(', ')}`, {
      code: 'bad_setting',
    });
  }
  if (name === 'domain' || name === 'endpoint' || name === 'api') {
    const api = { value: settingTable.api.fallback, origin };
    resolveEndpoint({ api, [name]: { value: String(value), origin } }, () => {});
  }
  // A path below the home folder may stay so: the file can be used on another machine.
  return findSetting(name).kind === 'path' && /^~(?=$|[/\\])/.test(text) ? text.trim() : value;
};

/** Where a setting stands: the file, and the way to it. */
interface Spot {
  readonly file: SettingsFileContent;
  readonly profile: string | undefined;
  readonly way: readonly string[];
}

/**
 * Where a setting of this name goes: the profile that was named; else, where there are profiles, a
 * habit is for all of them and anything else for the one in force.
 */
const spotFor = (
  files: readonly [SettingsFileContent, ...(readonly SettingsFileContent[])],
  name: string,
  named: string | undefined,
  hasOwn: (profile: string, file: SettingsFileContent) => boolean,
): Spot => {
  const [first] = files;
  const chosen = named ?? files.find(({ current, flat }) => current ?? flat.length > 0)?.current;
  const isHabit = !isSettingName(name) || findSetting(name).harmless;
  const inProfile = (profile: string): Spot => {
    const file = findFileWithProfile(files, profile);
    return { file, profile, way: ['profiles', profile, name] };
  };
  if (named !== undefined) return inProfile(named);
  if (chosen !== undefined && !isHabit) return inProfile(chosen);
  if (chosen !== undefined && listProfilesIn(files).includes(chosen)) {
    const spot = inProfile(chosen);
    // What the profile says itself would win over what is said for all.
    if (hasOwn(chosen, spot.file)) return spot;
  }
  if (!isHabit && first.profiles.length > 0) {
    throw new UsageFailure(`${name} belongs to a profile, and none is in force`, {
      code: 'no_profile',
      hint: `add --profile: profiles are ${listProfilesIn(files).join(', ')}`,
    });
  }
  return { file: first, profile: undefined, way: [name] };
};

/** What makes a setting of a file count for nothing. */
const overridden = ({ host }: ConfigContext, name: string): string | undefined => {
  if (!isSettingName(name)) return undefined;
  const variable = findSetting(name).env;
  if (name === 'protected') {
    const isOn = readSwitch(host.env[variable]) === true;
    return isOn ? `${variable} is set and protects anyway` : undefined;
  }
  return host.env[variable] ? `${variable} is set and wins over it` : undefined;
};

/** Throws a `ConflictFailure` where a profile that was there is gone: it was logged out meanwhile. */
const assertThere = (draft: SettingsDraft, profile: string): void => {
  if (draft.get(['profiles', profile]) !== undefined) return;
  throw new ConflictFailure(`profile ${profile} was removed meanwhile`, {
    code: 'changed_meanwhile',
    hint: 'nothing was changed; see "imco config list"',
  });
};

/**
 * Changes the file of a setting; what ends the protection of its profile is asked about first.
 * `confirmed` are the names given with --confirm.
 */
const changeSpot = async (
  context: ConfigContext,
  { file, profile, way }: Spot,
  { endsProtection, confirmed }: { endsProtection: boolean; confirmed: readonly string[] },
  change: (draft: SettingsDraft) => void,
): Promise<void> => {
  let wasProtecting = false;
  if (endsProtection) {
    await changeSettings(file.path, { ...writeContextOf(context), dryRun: true }, (draft) => {
      wasProtecting = isProtectionSetting(draft.get(way));
    });
  }
  if (wasProtecting) {
    await confirmUnprotecting(context, profile ?? flatProfileName, file.path, confirmed);
  }
  await changeSettings(file.path, writeContextOf(context), (draft) => {
    if (endsProtection && !wasProtecting && isProtectionSetting(draft.get(way))) {
      throw new ConflictFailure(`${file.path} was changed by somebody else meanwhile`, {
        code: 'changed_meanwhile',
        hint: 'nothing was changed; run it again',
      });
    }
    change(draft);
  });
};

/** `config set`: a setting of a profile, or of all. */
export const setSetting = async (
  context: ConfigContext,
  word: string,
  text: string,
  confirmed: readonly string[] = [],
): Promise<void> => {
  const name = settingCalled(word);
  const value = valueFor(context, name, text);
  const files = await listOwnFiles(settingsPlaceOf(context));
  const held = new Map(files.map((file) => [file.path, file]));
  const own = await ownSettings(context, files, name);
  const spot = spotFor(files, name, context.profile, (chosen, { path }) =>
    own.has(`${path}\n${chosen}`),
  );
  const { file, profile, way } = spot;
  const endsProtection = name === 'protected' && value === false;
  await changeSpot(context, spot, { endsProtection, confirmed }, (draft) => {
    if (profile !== undefined) assertThere(draft, profile);
    draft.set(way, value);
  });
  const whose =
    profile !== undefined
      ? ` of profile ${profile}`
      : (held.get(file.path)?.profiles.length ?? 0) > 0
        ? ' of all profiles'
        : '';
  const wins = overridden(context, name);
  if (wins !== undefined) context.writer.note(`notice: ${wins}`);
  await printNotice(context, `${name}${whose} is ${String(value)} (${file.path})`, {
    setting: name,
    value,
    profile: profile ?? null,
    file: file.path,
  });
};

/** Which profiles of which files have a setting of this name, as `file\nprofile`. */
const ownSettings = async (
  context: ConfigContext,
  files: readonly SettingsFileContent[],
  name: string,
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const { path, profiles } of files) {
    if (profiles.length === 0) continue;
    await changeSettings(path, { ...writeContextOf(context), dryRun: true }, (draft) => {
      for (const profile of profiles) {
        if (draft.get(['profiles', profile, name]) !== undefined) found.add(`${path}\n${profile}`);
      }
    });
  }
  return found;
};

/** `config unset`: takes a setting out of a file, also one that imco does not know. */
export const unsetSetting = async (
  context: ConfigContext,
  name: string,
  confirmed: readonly string[] = [],
): Promise<void> => {
  if (name === 'profiles') throw createUnknownSetting(name);
  const files = await listOwnFiles(settingsPlaceOf(context));
  const own = await ownSettings(context, files, name);
  const spot = spotFor(
    files,
    name === 'current' ? 'profile' : name,
    context.profile,
    (chosen, { path }) => own.has(`${path}\n${chosen}`),
  );
  const { file, profile, way } = spot;
  let wasThere = false;
  const exact = [...way.slice(0, -1), name];
  const endsProtection = name === 'protected';
  await changeSpot(context, spot, { endsProtection, confirmed }, (draft) => {
    wasThere = draft.get(exact) !== undefined;
    if (wasThere) draft.delete(exact);
    else if (!isSettingName(name) && name !== 'current') throw createUnknownSetting(name);
  });
  const whose = profile === undefined ? '' : ` of profile ${profile}`;
  await printNotice(
    context,
    wasThere
      ? `${name}${whose} is taken out (${file.path})`
      : `${name}${whose} is not set (${file.path})`,
    { setting: name, profile: profile ?? null, file: file.path, unset: wasThere },
  );
};

const chooseProfile = async (
  { host }: ConfigContext,
  files: readonly SettingsFileContent[],
): Promise<string> => {
  const known = listProfilesIn(files);
  if (known.length === 0) return findFileWithProfile(files, 'default').path;
  if (!canConverse(host.terminal)) {
    throw new UsageFailure('config use needs the name of a profile', {
      code: 'missing_target',
      hint: `profiles are ${known.join(', ')}`,
    });
  }
  const choices = known.map((name) => ({ value: name, label: name }));
  return select(host.terminal, 'Profile to use', choices, host.signal);
};

/** `config use`: makes a profile the one in force. */
export const useProfile = async (
  context: ConfigContext,
  word: string | undefined,
): Promise<void> => {
  const files = await listOwnFiles(settingsPlaceOf(context));
  const name = word ?? (await chooseProfile(context, files));
  const file = findFileWithProfile(files, name);
  // The strongest of the files decides.
  const [{ path }] = files;
  await changeSettings(path, writeContextOf(context), (draft) => {
    if (file.path === path) assertThere(draft, name);
    draft.delete(['profile']);
    draft.set(['current'], name);
  });
  const { IMCO_PROFILE: other } = context.host.env;
  if (other && other !== name) context.writer.note('notice: IMCO_PROFILE is set and wins over it');
  await printNotice(context, `profile ${name} is in force (${path})`, {
    current: name,
    file: path,
  });
};
