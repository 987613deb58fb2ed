import { isIPv4 } from 'node:net';
import type { Field, FieldKind } from '../../catalog/fields.ts';
import {
  explainPrivateKeyProblem,
  explainPublicKeyProblem,
} from '../../catalog/notations/ssh-keys.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { explainPemProblem } from '../../lib/tls/pem-texts.ts';
import { explainNetworkTrouble } from '../server/networks.ts';
import type { Account } from '../state/account.ts';

/** The message for a member without a value. */
export const blankValueFor = "can't be blank";

const formatProblem = (value: string, { format }: Field): string | undefined => {
  if (format === 'ip' && !isIPv4(value)) return 'is not a valid IPv4 address';
  if (format === 'ssh-public-key' && explainPublicKeyProblem(value))
    return 'is not a valid SSH public key';
  if (format === 'ssh-private-key' && explainPrivateKeyProblem(value))
    return 'is not a valid private key';
  if (format === 'certificate' || format === 'certificates' || format === 'private-key')
    return explainPemProblem(value, format) && `is not a valid ${format}`;
  return format === 'cidr' ? explainNetworkTrouble(value) : undefined;
};

const explainText = (value: unknown, field: Field): string | undefined => {
  if (typeof value !== 'string') return 'must be a string';
  const { pattern } = field;
  if (pattern && !pattern.test.test(value)) return `can contain only ${pattern.says}`;
  return formatProblem(value, field);
};

const explainTexts = (value: unknown, field: Field): string | undefined => {
  if (!Array.isArray(value)) return 'must be a list of strings';
  for (const text of value) {
    if (typeof text !== 'string') return 'must be a list of strings';
    const problem = formatProblem(text, field);
    if (problem) return `${problem}: ${text}`;
  }
  return undefined;
};

const explainNumberRange = (value: number, { min, max }: Field): string | undefined => {
  if (min !== undefined && value < min) return `must be greater than or equal to ${min}`;
  if (max !== undefined && value > max) return `must be less than or equal to ${max}`;
  return undefined;
};

const explainChoice = (value: unknown, { values }: Field): string | undefined => {
  if (typeof value !== 'string') return 'must be a string';
  return values === undefined || values.includes(value) ? undefined : 'is not included in the list';
};

const explainReference = (value: unknown, field: Field, account: Account): string | undefined => {
  if (typeof value !== 'string') return 'must be an id';
  return account.table(field.to ?? '').get(value) ? undefined : 'does not exist';
};

/** The first id, at any depth, that refers to a row that does not exist. */
const explainNested = (
  value: object,
  refersBy: Readonly<Record<string, string>>,
  account: Account,
): string | undefined => {
  for (const [name, held] of Object.entries(value)) {
    const noun = refersBy[name];
    if (noun !== undefined && !account.table(noun).get(String(held)))
      return `contains a ${name} that does not exist: ${String(held)}`;
    if (typeof held !== 'object' || held === null) continue;
    const problem = explainNested(held, refersBy, account);
    if (problem) return problem;
  }
  return undefined;
};

/** The document in a text; undefined if it is not JSON. */
const parseText = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
};

const explainJson = (value: unknown, field: Field, account: Account): string | undefined => {
  if (field.inText) {
    if (typeof value !== 'string') return 'must be a string';
    return isJsonObject(parseText(value)) ? undefined : 'must be the text of a JSON object';
  }
  if (typeof value !== 'object' || value === null) return 'must be an object or a list';
  if (field.object && Array.isArray(value)) return 'must be an object';
  return field.refersBy && explainNested(value, field.refersBy, account);
};

type Check = (value: unknown, field: Field, account: Account) => string | undefined;

/** The checks of values that are neither null nor blank, by kind of field. */
const checks: Readonly<Record<FieldKind, Check>> = {
  id: explainText,
  text: explainText,
  state: explainChoice,
  choice: explainChoice,
  integer: (value, field) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? explainNumberRange(value, field)
      : 'must be an integer',
  number: (value, field) =>
    typeof value === 'number' ? explainNumberRange(value, field) : 'must be a number',
  boolean: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  time: (value) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value))
      ? undefined
      : 'must be a timestamp',
  texts: explainTexts,
  json: explainJson,
  ref: explainReference,
  refs: (value, field, account) => {
    if (!Array.isArray(value)) return 'must be a list of ids';
    for (const id of value) {
      const problem = explainReference(id, field, account);
      if (problem) return problem;
    }
    return undefined;
  },
};

/** The problem of a value that is neither null nor blank; undefined if there is none. */
export const explainValueProblem: Check = (value, field, account) =>
  checks[field.kind](value, field, account);

/** True for values that count as not given. */
export const isBlankValue = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
