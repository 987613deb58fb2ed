import { isJsonObject, type JsonObject } from './members.ts';

/** What is hidden of a JSON value, and how. */
export interface MaskRules {
  readonly isSecret: (name: string, value: unknown) => boolean;
  /** What stands in place of a secret. */
  readonly mask: string;
  /** What is written of anything else that has no parts; itself unless said. */
  readonly leaf?: (value: unknown) => unknown;
  /** What is written of a name; itself unless said. */
  readonly name?: (name: string) => string;
}

/** Nothing is not a secret: whether a secret is set may be seen. */
export const isSecretSet = (value: unknown): boolean => value !== null && value !== '';

/** A copy of a JSON value with its secret members masked, at any depth. */
export const maskMembers = (value: unknown, rules: MaskRules): unknown => {
  const { isSecret, mask, leaf = (part) => part, name: nameOf = (name) => name } = rules;
  const masked = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(masked);
    return isJsonObject(part) ? maskedObject(part) : leaf(part);
  };
  const maskedObject = (object: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([name, held]) => [
        nameOf(name),
        isSecret(name, held) && isSecretSet(held) ? mask : masked(held),
      ]),
    );
  return masked(value);
};
