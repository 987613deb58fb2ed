import { findCreateVerb, findParents, getCreatePath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { CreateVerb, UpdateVerb, UploadVerb } from '../../catalog/verb-forms.ts';
import type { Input } from '../behaviour/behaviour.ts';
import { findBehaviour } from '../behaviour/index.ts';
import { insertRow } from '../lifecycle/insert-row.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRefusal, type Reply, refuseInvalid } from '../server/replies.ts';
import type { AccountState } from '../state/account-state.ts';
import { alignSingles, type InputMembers, type StoredItem } from '../state/rows.ts';
import { createAnswer } from './answers.ts';
import { findCallTarget, type HandlerCall, isInside, resolveCallParents } from './calls.ts';
import { checkCondition, checkNotFixed } from './state-check.ts';
import { type ExpectedInput, validateInput } from './validation.ts';
import { isBlankValue } from './values.ts';

/** The input in its stored form. Throws a `Refusal` (422) if it breaks a rule. */
const checkInput = (resource: Resource, input: Input, accountState: AccountState): InputMembers => {
  const { check, normaliseInput } = findBehaviour(resource);
  const errors = check?.(input, accountState) ?? {};
  if (Object.keys(errors).length > 0) throw refuseInvalid(errors);
  return normaliseInput ? normaliseInput(input.values) : input.values;
};

/** The reason why no row can be created here, for a refusal (409); undefined if one can. */
const refuseNew = (
  resource: Resource,
  parents: Readonly<Record<string, string>>,
  platform: SandboxPlatform,
): void => {
  const reason = findBehaviour(resource).explainCreateRefusal?.(parents, platform);
  if (reason !== undefined) throw createRefusal(409, reason);
  if (!resource.only) return;
  const present = platform.account.table(resource.noun).find((row) => isInside(row, parents));
  if (present) throw createRefusal(409, `A ${resource.title} already exists here`);
};

/** Required and accepted members of a new row. */
const listNewInput = (
  verb: CreateVerb | UploadVerb,
): Pick<ExpectedInput, 'needs' | 'takes' | 'rules'> => {
  if (verb.kind === 'create') {
    return { needs: verb.needs, takes: verb.takes ?? [], rules: verb.rules };
  }
  const { takes, namedAfterFile, constants = {} } = verb;
  const named = namedAfterFile === undefined ? [] : [namedAfterFile];
  return { needs: [...named, ...Object.keys(constants)], takes };
};

/**
 * `create`, or the first request of an upload: creates a row from the body and starts its
 * transition.
 */
export const createRow = (
  resource: Resource,
  name: string,
  verb: CreateVerb | UploadVerb,
  call: HandlerCall,
): Reply => {
  const { platform, by } = call;
  const path = getCreatePath(resource, verb.kind === 'create' ? verb : undefined);
  const parents = resolveCallParents(resource, path, call);
  refuseNew(resource, parents, platform);
  const { fields } = resource;
  const among = { resource, parents };
  const sent = validateInput(call.body, { fields, ...listNewInput(verb), among }, platform.account);
  const values = checkInput(resource, { values: sent, parents }, platform);
  const row = insertRow(resource, values, parents, platform);
  const action = { resource, row, by, sent, verb: verb.kind === 'create' ? name : 'create' };
  platform.lifecycle.begin(action, platform.now());
  return { status: 201, body: createAnswer(resource, row, platform, 'created') };
};

/** The ids of the parents of a row, by member. */
const listHomes = (resource: Resource, row: StoredItem): Record<string, string> =>
  Object.fromEntries(
    Object.keys(findParents(resource, getCreatePath(resource, findCreateVerb(resource)))).map(
      (name) => [name, String(row[name])],
    ),
  );

/** Members that a change must repeat, unless they have no value. */
const listRepeated = (resource: Resource, { resends = [] }: UpdateVerb, row: StoredItem) =>
  resends.filter((name) => resource.fields[name]?.kind !== 'boolean' && !isBlankValue(row[name]));

/** `update`: replaces the members that were sent. */
export const updateRow = (
  resource: Resource,
  name: string,
  verb: UpdateVerb,
  call: HandlerCall,
): Reply => {
  const { platform, by } = call;
  const present = findCallTarget(resource, call);
  checkNotFixed(resource, present);
  checkCondition(resource, present, verb.when);
  const { fields } = resource;
  const parents = listHomes(resource, present);
  const among = { resource, parents };
  const needs = listRepeated(resource, verb, present);
  const expected = { fields, needs, takes: verb.takes, rules: verb.rules, present, among };
  const sent = validateInput(call.body, expected, platform.account);
  const values = checkInput(resource, { values: sent, parents, present }, platform);
  const stored = Object.entries(values).filter(([member]) => !fields[member]?.inputOnly);
  Object.assign(present, Object.fromEntries(stored));
  alignSingles(resource, present);
  platform.lifecycle.begin({ resource, row: present, verb: name, by, sent }, platform.now());
  return { status: 200, body: createAnswer(resource, present, platform) };
};
