import type { KeyPath, SettingsDraft } from '../../config/files/settings-draft.ts';
import { parseListSetting } from '../../config/list-settings.ts';
import { isJsonObject } from '../../lib/json/members.ts';

/** The one spelling of a setting: `columns.cloud.server` is `columns.servers`. */
export const normalizeSettingName = (word: string): string => parseListSetting(word)?.name ?? word;

/** The paths of a setting in a file, in every spelling that it has there. */
export const findSpellings = (draft: SettingsDraft, way: KeyPath): readonly KeyPath[] => {
  const above = way.slice(0, -1);
  const section = draft.get(above);
  if (!isJsonObject(section)) return [];
  return Object.keys(section)
    .filter((key) => normalizeSettingName(key) === way.at(-1))
    .map((key) => [...above, key]);
};
