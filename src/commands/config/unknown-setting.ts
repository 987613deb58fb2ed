import { listSettingsLike } from '../../config/list-settings.ts';
import { settingNames } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';

/** The failure for an unknown setting. */
export const createUnknownSetting = (name: string): UsageFailure => {
  const known = settingNames.filter((one) => one !== 'profile');
  const near = findNearest(name, [...known, ...listSettingsLike(name)]);
  if (name === 'columns' || name === 'sort') {
    return new UsageFailure(`${name} is set for one resource at a time`, {
      code: 'unknown_setting',
      hint: `name the resource in the setting, for example ${name}.servers`,
    });
  }
  return new UsageFailure(`unknown setting "${name}"`, {
    code: 'unknown_setting',
    hint:
      near.length > 0 ? `did you mean ${near.join(', ')}?` : `valid settings: ${known.join(', ')}`,
  });
};
