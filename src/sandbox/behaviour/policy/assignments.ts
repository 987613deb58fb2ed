import { cloudProviders } from '../../../catalog/cloud/cloud-providers.ts';
import type { policyAssignments } from '../../../catalog/policy/assignments.ts';
import { policyDefinitions } from '../../../catalog/policy/definitions.ts';
import type { Row } from '../../../catalog/resource.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import { isJsonObject, type JsonObject } from '../../../lib/json/members.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';

type Assignment = Row<typeof policyAssignments> & StoredItem;
type Definition = Row<typeof policyDefinitions> & StoredItem;

/** Whether a value has the type that a parameter declares; other types are not checked. */
const hasType = (value: unknown, type: unknown): boolean => {
  switch (String(type).toLowerCase()) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'string':
    case 'datetime':
      return typeof value === 'string';
    default:
      return true;
  }
};

const explainParameter = (
  name: string,
  declared: unknown,
  given: JsonObject,
): string | undefined => {
  if (!isJsonObject(declared)) return undefined;
  const { type, defaultValue, allowedValues } = declared;
  const value = given[name];
  if (value === undefined) {
    return defaultValue === undefined ? `must have a value for ${name}` : undefined;
  }
  if (!hasType(value, type)) return `must have a value of type ${String(type)} for ${name}`;
  return Array.isArray(allowedValues) && !allowedValues.includes(value)
    ? `has a value for ${name} that is not allowed`
    : undefined;
};

/** What is wrong with values for the parameters of a definition; undefined for nothing. */
const explainValues = ({ parameters }: Definition, sent: unknown): string | undefined => {
  if (!isJsonObject(parameters)) return undefined;
  const given = isJsonObject(sent) ? sent : {};
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parameters, name));
  if (unknown.length > 0) return `must not have ${unknown.join(', ')}`;
  for (const [name, declared] of Object.entries(parameters)) {
    const problem = explainParameter(name, declared, given);
    if (problem) return problem;
  }
  return undefined;
};

/** Rules are in the language of one provider. */
const explainAccount = (
  { syntax }: Definition,
  accountId: unknown,
  { account }: AccountState,
): string | undefined => {
  const provider = account.of(cloudAccounts).get(String(accountId))?.cloud_provider_id;
  const language = account.of(cloudProviders).get(provider ?? '')?.cse_syntax;
  return syntax === undefined || syntax === language
    ? undefined
    : `is not at a provider that understands ${syntax} policies`;
};

/** Policy assignments: in an account of the provider, with values for all parameters. */
export const policyAssignmentBehaviour: Behaviour<Assignment> = {
  check: ({ values, parents, present }, accountState) => {
    const { definition_id: id = '' } = parents;
    const definition = accountState.account.of(policyDefinitions).get(id);
    if (!definition || present) return {};
    const account = explainAccount(definition, values.cloud_account_id, accountState);
    const problem = explainValues(definition, values.parameter_values);
    return {
      ...(account && { cloud_account_id: [account] }),
      ...(problem && { parameter_values: [problem] }),
    };
  },
  onCreate: (assignment) => {
    assignment.parameter_values ??= {};
  },
  explainCreateRefusal: ({ definition_id: id = '' }, { account }) => {
    const definition = account.of(policyDefinitions).get(id);
    return definition && explainTransition(`policy definition ${definition.name}`, definition);
  },
  explainRefusal: (assignment, verb) =>
    verb === 'delete' ? explainTransition('policy assignment', assignment) : undefined,
  onEnter: (assignment, value) => {
    if (value === 'applied') assignment.remote_id = `assignment-${assignment.id.slice(-8)}`;
  },
};
