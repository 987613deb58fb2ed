import { listOwnFiles } from '../../config/files/own-files.ts';
import { parseListSetting } from '../../config/list-settings.ts';
import { isSettingName } from '../../config/settings.ts';
import { type ConfigContext, printNotice, readSettingsLocation } from './own-settings.ts';
import { changeSettingAt, findSettingLocation, listOwnSettings } from './setting-location.ts';
import { findSpellings, normalizeSettingName } from './setting-spellings.ts';
import { clearStaleNames } from './stale-names.ts';
import { createUnknownSetting } from './unknown-setting.ts';

/** `config unset`: removes a setting from a file, including one that imco does not know. */
export const unsetSetting = async (
  context: ConfigContext,
  word: string,
  confirmed: readonly string[] = [],
): Promise<void> => {
  const name = normalizeSettingName(word);
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
    const spellings = findSpellings(draft, exact);
    wasThere = spellings.length > 0;
    for (const spelling of spellings) draft.delete(spelling);
    const isKnown = isSettingName(name) || parseListSetting(name) || name === 'current';
    if (!wasThere && !isKnown) throw createUnknownSetting(name);
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
