/** Names of rows, also of those that imco derives from their fields. */
import type { Fields } from '../fields.ts';

/** The resource whose rows are named, and the field that names them. */
interface NamedResource {
  readonly namedBy: string;
  readonly fields: Fields;
}

/**
 * The text that names a row: its name, a name derived from its fields such as `https/443`, or the
 * id of the resource that it is named after. Empty if it has none.
 */
export const readNameField = (
  { namedBy, fields }: NamedResource,
  row: Readonly<Record<string, unknown>>,
): string => {
  const value = row[namedBy] ?? fields[namedBy]?.derive?.(row, 0);
  return typeof value === 'string' ? value : '';
};
