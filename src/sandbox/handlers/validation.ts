import type { Field, Fields } from '../../catalog/fields.ts';
import { findField, findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import {
  type BrokenRule,
  findBrokenRules,
  type InputRule,
} from '../../catalog/rules/input-rules.ts';
import { findLimitProblem, type LimitProblem } from '../../catalog/rules/limits.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { type FieldErrors, refuseInvalid } from '../server/replies.ts';
import type { Account } from '../state/account.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import { isInside } from './calls.ts';
import { blankValueFor, explainValueProblem, isBlankValue } from './values.ts';

/** A member of the body: the name that was sent, and its value. */
interface Sent {
  readonly under: string;
  readonly value: unknown;
}

/** Reads `ssh_profile_id` as `ssh_profile_ids` if only the older name was sent. */
const readSent = (name: string, field: Field, body: InputMembers): Sent | undefined => {
  if (body[name] !== undefined) return { under: name, value: body[name] };
  const single = field.single === undefined ? undefined : body[field.single];
  if (field.single === undefined || single === undefined) return undefined;
  return { under: field.single, value: single === null || single === '' ? [] : [single] };
};

/** The members to read from a body. */
export interface ExpectedInput {
  readonly fields: Fields;
  /** Fields that are read; all others are ignored. */
  readonly takes: readonly string[];
  /** Fields that must have a value. */
  readonly needs: readonly string[];
  /** Rules about fields that depend on each other. */
  readonly rules?: readonly InputRule[] | undefined;
  /** The row to change; undefined if a row is created. */
  readonly present?: StoredItem;
  /** The scope in which a name must be unique. */
  readonly among?: {
    readonly resource: Resource;
    readonly parents: Readonly<Record<string, string>>;
  };
}

/**
 * A referenced row must belong to the parent that its sibling field names: a server plan
 * must belong to the provider of the cloud account.
 */
const explainWithin = (
  name: string,
  fields: Fields,
  values: InputMembers,
  account: Account,
): string | undefined => {
  const field = fields[name];
  const sibling = fields[field?.within ?? ''];
  if (!field?.to || !field.within || !sibling?.to) return undefined;
  const target = account.catalog.find(field.to);
  const within = findListVerb(target)?.within;
  const row = account.table(field.to).get(String(values[name]));
  if (within === undefined || row?.[within] === undefined) return undefined;
  const siblingId = String(values[field.within]);
  const home = findField(target, within)?.to;
  const parent =
    home === sibling.to ? siblingId : account.table(sibling.to).get(siblingId)?.[within];
  if (!home || parent === undefined || row[within] === parent) return undefined;
  return `does not match ${field.within}: it belongs to another ${account.catalog.find(home).title}`;
};

/**
 * An object keyed by names that a referenced row lists must have exactly those keys, with strings
 * as values.
 */
const explainKeys = (
  name: string,
  fields: Fields,
  values: InputMembers,
  account: Account,
): string | undefined => {
  const { keyedBy } = fields[name] ?? {};
  const value = values[name];
  if (!keyedBy || !isJsonObject(value)) return undefined;
  const to = fields[keyedBy.ref]?.to;
  const row = to && account.table(to).get(String(values[keyedBy.ref]));
  const wanted: unknown = row ? row[keyedBy.field] : undefined;
  if (!Array.isArray(wanted)) return undefined;
  const words = wanted.map(String);
  const missing = words.filter((word) => isBlankValue(value[word]));
  if (missing.length > 0) return `must have a value for ${missing.join(', ')}`;
  const unexpected = Object.keys(value).filter((word) => !words.includes(word));
  if (unexpected.length > 0) return `must not have ${unexpected.join(', ')}`;
  return words.every((word) => typeof value[word] === 'string')
    ? undefined
    : 'must have a string for each';
};

/** The row that references lead to; undefined if one of them has no value. */
const followReferences = (
  { fields, parents }: Pick<Resource, 'fields' | 'parents'>,
  values: InputMembers,
  from: readonly string[],
  account: Account,
): InputMembers | undefined => {
  const [first, ...rest] = from;
  if (first === undefined) return values;
  const to = (fields[first] ?? parents[first])?.to;
  const row = to && account.table(to).get(String(values[first]));
  return row && followReferences(account.catalog.find(to), row, rest, account);
};

/** What the platform says of a value beyond a limit. */
const describeLimitProblem = (problem: LimitProblem): string => {
  switch (problem.kind) {
    case 'required':
      return blankValueFor;
    case 'not-listed':
      return `is not included in the list: ${problem.values.join(', ')}`;
    case 'too-low':
      return `must be greater than or equal to ${problem.bound}`;
    case 'too-high':
      return `must be less than or equal to ${problem.bound}`;
    case 'not-supported':
      return 'is not supported by the plan';
  }
};

/** The problem of a value with a limit of another row, such as a plan. */
const explainLimits = (
  name: string,
  fields: Fields,
  values: InputMembers,
  account: Account,
): string | undefined => {
  for (const limit of fields[name]?.limits ?? []) {
    const row = followReferences({ fields, parents: {} }, values, limit.from, account);
    const problem = row && findLimitProblem(limit, row, values[name]);
    if (problem) return describeLimitProblem(problem);
  }
  return undefined;
};

/** Whether the first row of a parent refers to a row that cannot be the first. */
const explainFirst = (
  name: string,
  { fields, among, present }: ExpectedInput,
  values: InputMembers,
  account: Account,
): string | undefined => {
  const { to, firstNeeds } = fields[name] ?? {};
  if (present || !to || firstNeeds === undefined || !among) return undefined;
  const row = account.table(to).get(String(values[name]));
  if (row?.[firstNeeds] !== false) return undefined;
  const first = account.table(among.resource.noun).find((one) => isInside(one, among.parents));
  return first ? undefined : `cannot be used for the first ${among.resource.title}`;
};

const isNameTaken = (
  value: unknown,
  { among, present }: ExpectedInput,
  account: Account,
): boolean =>
  among !== undefined &&
  !among.resource.sharedNames &&
  account
    .table(among.resource.noun)
    .find((row) => row.name === value && row.id !== present?.id && isInside(row, among.parents)) !==
    undefined;

/** A field to read, with the value that was sent for it. */
interface Member {
  readonly name: string;
  readonly field: Field;
  readonly sent: Sent | undefined;
}

/**
 * The problem of one member, by itself and with the content of the account; undefined if there is
 * none.
 */
const explainMember = (
  { name, field, sent }: Member,
  expected: ExpectedInput,
  account: Account,
): string | undefined => {
  const { needs } = expected;
  if (!sent) return needs.includes(name) ? blankValueFor : undefined;
  if (isBlankValue(sent.value)) {
    if (needs.includes(name) || field.always) return blankValueFor;
    if (sent.value === null) return field.nullable ? undefined : 'must not be null';
  }
  const problem = explainValueProblem(sent.value, field, account);
  if (problem) return problem;
  return name === 'name' && isNameTaken(sent.value, expected, account)
    ? 'has already been taken'
    : undefined;
};

/** What the platform says of a field that breaks a rule. */
const explainBrokenRule = ({ rule, problem, fields }: BrokenRule): string => {
  if (problem === 'conflict') return `cannot be combined: ${fields.join(', ')}`;
  if (problem === 'misplaced') return `is not allowed with this ${rule.when?.field}`;
  return fields.length === 1 ? blankValueFor : `one of ${fields.join(', ')} must be present`;
};

/**
 * Validates the values of `body` for the accepted fields: one by one, against each other and
 * against the account. Throws a `Refusal` (422) that names every invalid field.
 */
export const validateInput = (
  body: InputMembers,
  expected: ExpectedInput,
  account: Account,
): InputMembers => {
  const { fields, takes, needs, present } = expected;
  const values: Record<string, unknown> = {};
  const errors: Record<string, string[]> = {};
  for (const name of new Set([...needs, ...takes])) {
    const field = fields[name];
    if (!field) continue;
    const sent = readSent(name, field, body);
    const problem = explainMember({ name, field, sent }, expected, account);
    if (problem) errors[sent?.under ?? name] = [problem];
    else if (sent) values[name] = sent.value;
  }
  const all = { ...expected.among?.parents, ...present, ...values };
  const isRequired = (name: string): boolean =>
    fields[name]?.limits?.some((limit) => limit.isRequired) ?? false;
  const limited = present ? [] : takes.filter((name) => isRequired(name) && !(name in errors));
  for (const name of new Set([...Object.keys(values), ...limited])) {
    const problem =
      explainWithin(name, fields, all, account) ??
      explainKeys(name, fields, all, account) ??
      explainLimits(name, fields, all, account) ??
      explainFirst(name, expected, all, account);
    if (problem) errors[name] = [problem];
  }
  for (const broken of findBrokenRules(expected.rules ?? [], {
    sent: values,
    ...(present && { before: present }),
  })) {
    for (const name of broken.fields) errors[name] ??= [explainBrokenRule(broken)];
  }
  if (Object.keys(errors).length > 0) throw refuseInvalid(errors satisfies FieldErrors);
  return values;
};
