import { vpcs } from '../../../catalog/network/vpcs.ts';
import type { AccountState } from '../../state/account-state.ts';
import { explainTransition } from '../transitional.ts';

/** The reason to refuse new rows in a VPC that is being destroyed. */
export const refuseDeletedVpc = (
  { vpc_id: id = '' }: Readonly<Record<string, string>>,
  { account }: AccountState,
): string | undefined => {
  const vpc = account.of(vpcs).get(id);
  return vpc?.state === 'deleting' ? explainTransition(`VPC ${vpc.name}`, vpc) : undefined;
};
