import {
  findFileWithProfile,
  listProfilesIn,
  type SettingsFileContent,
} from '../../config/files/own-files.ts';
import type { SettingsDraft } from '../../config/files/settings-draft.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import { findSetting, isSettingName } from '../../config/settings.ts';
import { flatProfileName, isProtectionSetting } from '../../config/trust/protection.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { type ConfigContext, createWriteContext } from './own-settings.ts';
import { confirmUnprotecting } from './unprotect.ts';

/** Where a setting stands: the file, and the way to it. */
interface SettingLocation {
  readonly file: SettingsFileContent;
  readonly profile: string | undefined;
  readonly way: readonly string[];
}

/**
 * Where a setting of this name goes: the profile that was named; else, where there are profiles, a
 * habit is for all of them and anything else for the active one.
 */
export const findSettingLocation = (
  files: readonly [SettingsFileContent, ...(readonly SettingsFileContent[])],
  name: string,
  named: string | undefined,
  hasOwn: (profile: string, file: SettingsFileContent) => boolean,
): SettingLocation => {
  const [first] = files;
  const chosen = named ?? files.find(({ current, flat }) => current ?? flat.length > 0)?.current;
  const isHabit = !isSettingName(name) || findSetting(name).harmless;
  const inProfile = (profile: string): SettingLocation => {
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

/** Throws a `ConflictFailure` where a profile that was there is gone: it was logged out meanwhile. */
export const assertProfileThere = (draft: SettingsDraft, profile: string): void => {
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
export const changeSettingAt = async (
  context: ConfigContext,
  { file, profile, way }: SettingLocation,
  { endsProtection, confirmed }: { endsProtection: boolean; confirmed: readonly string[] },
  change: (draft: SettingsDraft) => void,
): Promise<void> => {
  let wasProtecting = false;
  if (endsProtection) {
    await changeSettings(file.path, { ...createWriteContext(context), dryRun: true }, (draft) => {
      wasProtecting = isProtectionSetting(draft.get(way));
    });
  }
  if (wasProtecting) {
    await confirmUnprotecting(context, profile ?? flatProfileName, file.path, confirmed);
  }
  await changeSettings(file.path, createWriteContext(context), (draft) => {
    if (endsProtection && !wasProtecting && isProtectionSetting(draft.get(way))) {
      throw new ConflictFailure(`${file.path} was changed by somebody else meanwhile`, {
        code: 'changed_meanwhile',
        hint: 'nothing was changed; run it again',
      });
    }
    change(draft);
  });
};

/** Which profiles of which files have a setting of this name, as `file\nprofile`. */
export const listOwnSettings = async (
  context: ConfigContext,
  files: readonly SettingsFileContent[],
  name: string,
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const { path, profiles } of files) {
    if (profiles.length === 0) continue;
    await changeSettings(path, { ...createWriteContext(context), dryRun: true }, (draft) => {
      for (const profile of profiles) {
        if (draft.get(['profiles', profile, name]) !== undefined) found.add(`${path}\n${profile}`);
      }
    });
  }
  return found;
};
