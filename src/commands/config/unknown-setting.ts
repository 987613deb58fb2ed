import { settingNames } from '../../config/settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';

/** The failure of a word that names no setting. */
export const createUnknownSetting = (name: string): UsageFailure => {
  const known = settingNames.filter((one) => one !== 'profile');
  const near = findNearest(name, known);
  return new UsageFailure(`${name} is not a setting`, {
    code: 'unknown_setting',
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : `settings are ${known.join(', ')}`,
  });
};
