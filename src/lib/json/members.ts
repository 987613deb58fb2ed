import { ExactNumber } from './exact-number.ts';

/** The members of a JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object, and neither a list nor nothing. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof ExactNumber);

/** A copy of a JSON object without some members; any other value as it is. */
export const omitMembers = (value: unknown, names: readonly string[] = []): unknown =>
  names.length > 0 && isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
    : value;
