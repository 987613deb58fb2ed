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

/** Where a setting is: the file, and the path of keys in it. */
interface SettingLocation {
  readonly file: SettingsFileContent;
  readonly profile: string | undefined;
  readonly way: readonly string[];
}

/**
 * Finds where to write a setting: in the given profile. Without one, a preference applies to all
 * profiles and any other setting belongs to the active profile.
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
    // A setting of the profile would override the one for all profiles.
    if (hasOwn(chosen, spot.file)) return spot;
  }
  if (!isHabit && first.profiles.length > 0) {
    throw new UsageFailure(`${name} is a setting of a profile, and no profile is active`, {
      code: 'no_profile',
      hint: `add --profile; profiles: ${listProfilesIn(files).join(', ')}`,
    });
  }
  return { file: first, profile: undefined, way: [name] };
};

/** Throws a `ConflictFailure` if the profile was removed in the meantime, for example by a logout. */
export const assertProfileThere = (draft: SettingsDraft, profile: string): void => {
  if (draft.get(['profiles', profile]) !== undefined) return;
  throw new ConflictFailure(`profile ${profile} was removed in the meantime`, {
    code: 'changed_meanwhile',
    hint: 'nothing was changed; see "imco config list"',
  });
};

/**
 * Changes a setting in its file. A change that removes the protection of a profile needs
 * confirmation; `confirmed` are the names given with --confirm.
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
      throw new ConflictFailure(`${file.path} was changed by another program in the meantime`, {
        code: 'changed_meanwhile',
        hint: 'nothing was changed; run the command again',
      });
    }
    change(draft);
  });
};

/** The profiles that have a setting of this name, as `file\nprofile`. */
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
