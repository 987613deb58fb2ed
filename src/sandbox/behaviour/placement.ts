/** Placement of servers and server arrays, which share these fields. */
import { firewallProfiles } from '../../catalog/network/firewall-profiles.ts';
import { subnets } from '../../catalog/network/subnets.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { FieldErrors } from '../server/replies.ts';
import type { AccountState } from '../state/account-state.ts';
import type { Input } from './behaviour.ts';

interface Placed {
  firewall_profile_id?: string;
  subnet_id?: string | null;
  vpc_id?: string | null;
  variable_value_ids?: Record<string, [string, string]>;
}

const isPairOfTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === 'string');

/** Problems of the variables and the subnet in the input. */
export const findPlacementProblems = (
  { values }: Input,
  { account }: AccountState,
): FieldErrors => {
  const errors: Record<string, string[]> = {};
  const variables = values.variable_value_ids;
  if (isJsonObject(variables) && !Object.values(variables).every(isPairOfTexts))
    errors.variable_value_ids = ['must have two strings for each variable'];
  const subnet = account.of(subnets).get(String(values.subnet_id));
  if (subnet?.server_creation_disabled) errors.subnet_id = ['does not accept servers'];
  return errors;
};

/** Fills in the firewall profile of the account and the VPC of the subnet. */
export const withPlacement = (row: Placed, { account }: AccountState): void => {
  row.variable_value_ids ??= {};
  const standard = account.of(firewallProfiles).find((profile) => profile.default === true);
  if (!row.firewall_profile_id && standard) row.firewall_profile_id = standard.id;
  row.vpc_id = account.of(subnets).get(row.subnet_id ?? '')?.vpc_id ?? null;
};
