/** What can be set of a row that exists, for a copy of it or for its change. */
import { isSecretMember, listOpenMembers } from '../../catalog/secret-fields.ts';
import {
  type Field,
  type Fields,
  findBrokenRules,
  hasInput,
  type InputRule,
} from '../../catalog/vocabulary.ts';
import { isSecretSet } from '../../lib/json/mask-members.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { InputValues } from '../targets/references.ts';

/** A value without its secrets, with the paths of those. */
interface Stripped {
  readonly value: unknown;
  readonly secrets: readonly string[];
}

/** A copy of a value without secret members, at any depth. `path` leads to the value. */
const stripSecrets = (value: unknown, path: string): Stripped => {
  if (Array.isArray(value)) {
    const parts = value.map((part, at) => stripSecrets(part, `${path}[${at}]`));
    return {
      value: parts.map((part) => part.value),
      secrets: parts.flatMap(({ secrets }) => secrets),
    };
  }
  if (!isJsonObject(value)) return { value, secrets: [] };
  const secrets: string[] = [];
  const members: [string, unknown][] = [];
  for (const [name, held] of Object.entries(value)) {
    const place = `${path}.${name}`;
    if (isSecretMember(name, held) && isSecretSet(held)) {
      secrets.push(place);
      continue;
    }
    const part = stripSecrets(held, place);
    members.push([name, part.value]);
    secrets.push(...part.secrets);
  }
  // Unlike assignment, this takes a member called `__proto__` for an ordinary one.
  return { value: Object.fromEntries(members), secrets };
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  ((Array.isArray(value) || isJsonObject(value)) && Object.keys(value).length === 0);

/**
 * Whether the value of a row says anything about a new one. Undocumented input is only sent if the
 * row has something there.
 */
export const isCopied = (field: Field, value: unknown): boolean =>
  !field.derive && !isEmpty(value) && (!field.unconfirmed || hasInput(value));

/** Values of a row for a new one, and the secrets among them, which are not copied. */
export interface CopiedValues {
  readonly values: InputValues;
  readonly secrets: readonly string[];
}

/** The values of a row that a new one can have as well, without secrets and what is empty. */
export const copyValues = (fields: Fields, item: Item): CopiedValues => {
  const open = listOpenMembers(fields);
  const values: Record<string, unknown> = {};
  const secrets: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const held = item[key];
    if (!isCopied(field, held)) continue;
    if (field.secret || (isSecretMember(key, held) && !open.includes(key))) {
      secrets.push(key);
      continue;
    }
    const { value, secrets: inside } = stripSecrets(held, key);
    values[key] = value;
    secrets.push(...inside);
  }
  return { values, secrets };
};

const omit = (values: InputValues, keys: readonly string[]): InputValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));

/**
 * Copied values without those that the rules do not allow beside the given ones, or beside each
 * other: a row that follows a reference also has the value that the platform took from there.
 */
export const fitToRules = (
  fields: Fields,
  rules: readonly InputRule[] | undefined,
  { copied, given }: { readonly copied: InputValues; readonly given: InputValues },
): InputValues => {
  let values = copied;
  for (const rule of rules ?? []) {
    const [broken] = findBrokenRules([rule], { sent: { ...values, ...given } });
    if (!broken || broken.problem === 'missing') continue;
    const free = broken.fields.filter((key) => !(key in given));
    const isAlone = broken.problem === 'conflict' && free.length === broken.fields.length;
    const kept = isAlone ? (free.find((key) => fields[key]?.to) ?? free[0]) : undefined;
    values = omit(
      values,
      free.filter((key) => key !== kept),
    );
  }
  return values;
};
