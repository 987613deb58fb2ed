/** Values that are given for names which a target declares, such as the inputs of a template. */
import type { JsonObject } from '../../lib/json/members.ts';

/** The names that a target declares. */
interface DeclaredNames {
  /** The flag with the values. */
  readonly flag: string;
  /** What the names are called, in the plural. */
  readonly called: string;
  readonly known: readonly string[];
  readonly required: readonly string[];
}

/** Why values do not fit: some are missing, or not declared; undefined if they fit. */
export const explainGivenValues = (
  { flag, called, known, required }: DeclaredNames,
  values: JsonObject,
): string | undefined => {
  const missing = required.filter((name) => !Object.hasOwn(values, name));
  if (missing.length > 0) return `${flag} must have values for ${missing.join(', ')}`;
  const unknown = Object.keys(values).filter((name) => !known.includes(name));
  if (unknown.length === 0) return undefined;
  const names = known.length > 0 ? known.join(', ') : 'none';
  return `${flag} has unknown ${called}: ${unknown.join(', ')}; known ${called}: ${names}`;
};
