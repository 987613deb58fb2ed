import { labels } from '../../../catalog/labels.ts';
import { policyAssignments } from '../../../catalog/policy/assignments.ts';
import { policyDefinitions } from '../../../catalog/policy/definitions.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import { findParameters } from '../../behaviour/policy/definitions.ts';
import type { SandboxPlatform } from '../../platform.ts';
import type { AccountState } from '../../state/account-state.ts';
import { findByName, plant } from '../plant.ts';
import { builtinPolicies, ownPolicies, type Policy } from './policy-rules.ts';

const plantDefinition = (
  accountState: AccountState,
  { name, description, syntax, rules }: Policy,
  builtin: boolean,
): void => {
  const definition = JSON.stringify(JSON.parse(rules));
  plant(accountState, policyDefinitions, {
    name,
    description,
    definition,
    parameters: findParameters(definition),
    builtin,
    state: 'created',
    syntax,
  });
};

/** The policy definitions that every account has from its providers. */
export const plantBuiltinPolicies = (accountState: AccountState): void => {
  for (const policy of builtinPolicies) plantDefinition(accountState, policy, true);
};

/** An assignment: its definition and account by name. */
interface Assigned {
  readonly name: string;
  readonly description: string;
  readonly definition: string;
  readonly account: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly isByReseller?: true;
  /** Why the provider refused it. */
  readonly refused?: string;
}

const assigned: readonly Assigned[] = [
  {
    name: 'no-public-buckets-prod',
    description: 'Storage of production stays private.',
    definition: 'no-public-buckets',
    account: 'azure-prod',
    values: { prefix: 'prod-' },
  },
  {
    name: 'cost-center-tag',
    description: 'Costs are charged by tag.',
    definition: 'require-tag',
    account: 'azure-dev',
    values: { tagName: 'cost-center', effect: 'deny' },
    refused: 'the provider refused it: AuthorizationFailed, the client cannot write assignments.',
  },
  {
    name: 'european-locations',
    description: 'Data stays in Europe.',
    definition: 'Allowed locations',
    account: 'azure-prod',
    values: { listOfAllowedLocations: ['westeurope', 'northeurope'] },
    isByReseller: true,
  },
  {
    name: 'no-root-user',
    description: 'Nobody works as root.',
    definition: 'deny-root-user',
    account: 'aws-prod',
  },
];

const weeks = 3 * 7 * 24 * 3600 * 1000;

const plantAssignment = (
  platform: SandboxPlatform,
  { name, description, definition, account, values = {}, isByReseller, refused }: Assigned,
): void => {
  const row = plant(platform, policyAssignments, {
    name,
    description,
    state: refused === undefined ? 'applied' : 'application_error',
    remote_id: null,
    definition_id: findByName(platform, policyDefinitions, definition).id,
    cloud_account_id: findByName(platform, cloudAccounts, account).id,
    parameter_values: { ...values },
    reseller_applied: isByReseller ?? false,
    label_ids: name.endsWith('-prod') ? [findByName(platform, labels, 'production').id] : [],
  });
  if (refused === undefined) {
    row.remote_id = `assignment-${row.id.slice(-8)}`;
    return;
  }
  row.error_event_id = platform.journal.write({
    level: 'error',
    header: 'Policy assignment create failed',
    description: `Create of the policy assignment ${name}, requested by operator, has failed: ${refused}`,
    on: row.id,
    at: platform.now() - weeks,
  }).id;
};

/** Policy definitions of the account, and assignments of these and of others. */
export const plantPolicies = (platform: SandboxPlatform): void => {
  for (const policy of ownPolicies) plantDefinition(platform, policy, false);
  for (const one of assigned) plantAssignment(platform, one);
};
