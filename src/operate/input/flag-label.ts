import { formatFlagName } from '../../catalog/flags.ts';
import type { Fields } from '../../catalog/vocabulary.ts';

/**
 * Names a body member in messages: by its flag, and by its API name if that differs. A member
 * without a flag has only its API name.
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
