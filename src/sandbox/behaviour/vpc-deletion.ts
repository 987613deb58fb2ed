import { vpcs } from '../../catalog/network/vpcs.ts';
import type { AccountState } from '../state/account-state.ts';
import { explainTransition } from './transitional.ts';

/** Why nothing can be made in a VPC any more: it is being destroyed. */
export const refuseDeletedVpc = (
  { vpc_id: id = '' }: Readonly<Record<string, string>>,
  { account }: AccountState,
): string | undefined => {
  const vpc = account.of(vpcs).get(id);
  return vpc?.state === 'deleting' ? explainTransition(`VPC ${vpc.name}`, vpc) : undefined;
};
