import { listOwnFiles } from '../../config/files/own-files.ts';
import { isSettingName } from '../../config/settings.ts';
import { type ConfigContext, printNotice, readSettingsLocation } from './own-settings.ts';
import { changeSettingAt, findSettingLocation, listOwnSettings } from './setting-location.ts';
import { clearStaleNames } from './stale-names.ts';
import { createUnknownSetting } from './unknown-setting.ts';

/** `config unset`: removes a setting from a file, including one that imco does not know. */
export const unsetSetting = async (
  context: ConfigContext,
  name: string,
  confirmed: readonly string[] = [],
): Promise<void> => {
  if (name === 'profiles' || name === 'aliases') throw createUnknownSetting(name);
  const files = await listOwnFiles(readSettingsLocation(context));
  const own = await listOwnSettings(context, files, name);
  const spot = findSettingLocation(
    files,
    name === 'current' ? 'profile' : name,
    context.profile,
    (chosen, { path }) => own.has(`${path}\n${chosen}`),
  );
  const { file, profile, way } = spot;
  let wasThere = false;
  const exact = [...way.slice(0, -1), name];
  const endsProtection = name === 'protected';
  await changeSettingAt(context, spot, { endsProtection, confirmed }, (draft) => {
    wasThere = draft.get(exact) !== undefined;
    if (wasThere) draft.delete(exact);
    else if (!isSettingName(name) && name !== 'current') throw createUnknownSetting(name);
  });
  clearStaleNames(context, profile, name);
  await printNotice(
    context,
    wasThere
      ? `${context.dryRun ? 'would remove' : 'removed'} ${name}${profile === undefined ? '' : ` from profile ${profile}`} (${file.path})`
      : `${name} is not set${profile === undefined ? '' : ` in profile ${profile}`} (${file.path})`,
    { setting: name, profile: profile ?? null, file: file.path, unset: wasThere },
  );
};
