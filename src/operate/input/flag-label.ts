import { formatFlagName } from '../../catalog/flags.ts';
import type { Fields } from '../../catalog/vocabulary.ts';

/**
 * What an operator calls a member of a body with these fields: its flag, and the name the API has
 * for it where that is another. What has no flag goes by the API's name.
 */
export const flagLabelFor =
  (fields: Fields) =>
  (member: string): string => {
    const entry = Object.entries(fields).find(
      ([key, field]) => key === member || field.single === member,
    );
    if (!entry) return member;
    const flag = formatFlagName(...entry);
    return flag === member ? `--${flag}` : `--${flag} (${member})`;
  };
