import { chooseColumnWeight } from '../../catalog/columns/weights.ts';
import type { Column } from '../document.ts';
import { toSafeLine } from '../terminal/safe-text.ts';

/** The heading of a column as it is printed, before a list or beside a detail: `PUBLIC IP`. */
export const formatHeading = ({ heading, isVerbatim }: Column): string => {
  const text = toSafeLine(heading);
  return isVerbatim ? text : text.toUpperCase();
};

/** How long a column stays on a narrow terminal. */
export const readColumnWeight = ({ key, kind, weight }: Column): number =>
  weight ?? chooseColumnWeight(key, kind === 'state' ? { kind } : undefined);
