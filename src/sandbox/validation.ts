import { isIPv4 } from 'node:net';
import type { Field, FieldKind } from '../catalog/fields.ts';
import { resourceOf } from '../catalog/index.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Account } from './account.ts';
import { type FieldErrors, invalid } from './replies.ts';
import type { Item } from './rows.ts';

/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

const blank = "can't be blank";

const textProblem = (value: unknown, { pattern, format }: Field): string | undefined => {
  if (typeof value !== 'string') return 'must be a text';
  if (format === 'ip' && !isIPv4(value)) return 'is not an IPv4 address';
  if (pattern && !pattern.test.test(value)) return `may hold ${pattern.says} only`;
  return undefined;
};

const rangeProblem = (value: number, { min, max }: Field): string | undefined => {
  if (min !== undefined && value < min) return `must be greater than or equal to ${min}`;
  if (max !== undefined && value > max) return `must be less than or equal to ${max}`;
  return undefined;
};

const choiceProblem = (value: unknown, { values }: Field): string | undefined => {
  if (typeof value !== 'string') return 'must be a text';
  return values === undefined || values.includes(value) ? undefined : 'is not included in the list';
};

const referenceProblem = (value: unknown, field: Field, account: Account): string | undefined => {
  if (typeof value !== 'string') return 'must be an id';
  return account.table(field.to ?? '').get(value) ? undefined : 'does not exist';
};

type Check = (value: unknown, field: Field, account: Account) => string | undefined;

/** What is wrong with a value that is neither null nor blank, by kind of field. */
const checks: Readonly<Record<FieldKind, Check>> = {
  id: textProblem,
  text: textProblem,
  state: choiceProblem,
  choice: choiceProblem,
  integer: (value, field) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? rangeProblem(value, field)
      : 'must be a whole number',
  number: (value, field) =>
    typeof value === 'number' ? rangeProblem(value, field) : 'must be a number',
  boolean: (value) => (typeof value === 'boolean' ? undefined : 'must be true or false'),
  time: (value) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? undefined : 'must be a time',
  texts: (value) =>
    Array.isArray(value) && value.every((text) => typeof text === 'string')
      ? undefined
      : 'must be a list of texts',
  json: (value) => (typeof value === 'object' ? undefined : 'must be an object or a list'),
  ref: referenceProblem,
  refs: (value, field, account) => {
    if (!Array.isArray(value)) return 'must be a list of ids';
    for (const id of value) {
      const problem = referenceProblem(id, field, account);
      if (problem) return problem;
    }
    return undefined;
  },
};

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** A member as it was sent: the name it came under, and the value of the field it stands for. */
interface Sent {
  readonly under: string;
  readonly value: unknown;
}

/** Takes `ssh_profile_id` for `ssh_profile_ids` where only the older of the two was sent. */
const sentFor = (name: string, field: Field, body: Members): Sent | undefined => {
  if (body[name] !== undefined) return { under: name, value: body[name] };
  const single = field.single === undefined ? undefined : body[field.single];
  if (field.single === undefined || single === undefined) return undefined;
  return { under: field.single, value: single === null || single === '' ? [] : [single] };
};

/**
 * A thing listed under a parent has to be under the parent that its sibling names: a server plan
 * has to be of the provider of the cloud account.
 */
const placeProblem = (
  name: string,
  resource: Resource,
  values: Members,
  account: Account,
): string | undefined => {
  const field = resource.fields[name];
  const sibling = resource.fields[field?.within ?? ''];
  if (!field?.to || !field.within || !sibling?.to) return undefined;
  const target = resourceOf(field.to);
  const { list } = target.verbs;
  const row = account.table(field.to).get(String(values[name]));
  if (!row || list?.kind !== 'list' || !list.within) return undefined;
  const siblingId = String(values[field.within]);
  const parent =
    target.fields[list.within]?.to === sibling.to
      ? siblingId
      : account.table(sibling.to).get(siblingId)?.[list.within];
  if (parent === undefined || row[list.within] === parent) return undefined;
  const { title } = resourceOf(target.fields[list.within]?.to ?? '');
  return `does not fit ${field.within}: it is of another ${title}`;
};

/** What to read from a body. */
export interface Expected {
  readonly resource: Resource;
  /** Fields that are read; all others are ignored. */
  readonly takes: readonly string[];
  /** Fields that must have a value. */
  readonly needs: readonly string[];
  /** The row to be changed; a new one is to be made where there is none. */
  readonly present?: Item;
}

/** What is wrong with one member, by itself and against what the account holds. */
const memberProblem = (
  name: string,
  field: Field,
  sent: Sent | undefined,
  { resource, needs, present }: Expected,
  account: Account,
): string | undefined => {
  if (!sent) return needs.includes(name) ? blank : undefined;
  if (isBlank(sent.value)) {
    if (needs.includes(name) || field.always) return blank;
    if (sent.value === null) return field.nullable ? undefined : 'must not be null';
  }
  const problem = checks[field.kind](sent.value, field, account);
  if (problem) return problem;
  if (name !== 'name' || resource.namedBy !== 'name') return undefined;
  const namesake = account
    .table(resource.noun)
    .find((row) => row.name === sent.value && row.id !== present?.id);
  return namesake ? 'has already been taken' : undefined;
};

/**
 * The values of `body` for the fields that are taken, checked one by one, against each other and
 * against what the account holds. Throws a `Refusal` (422) that names every wrong field.
 */
export const readInput = (body: Members, expected: Expected, account: Account): Members => {
  const { resource, takes, needs, present } = expected;
  const values: Record<string, unknown> = {};
  const errors: Record<string, string[]> = {};
  for (const name of new Set([...needs, ...takes])) {
    const field = resource.fields[name];
    if (!field) continue;
    const sent = sentFor(name, field, body);
    const problem = memberProblem(name, field, sent, expected, account);
    if (problem) errors[sent?.under ?? name] = [problem];
    else if (sent) values[name] = sent.value;
  }
  const all = { ...present, ...values };
  for (const name of Object.keys(values)) {
    const problem = placeProblem(name, resource, all, account);
    if (problem) errors[name] = [problem];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors satisfies FieldErrors);
  return values;
};
