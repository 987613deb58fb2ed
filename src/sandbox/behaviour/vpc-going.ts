import { vpcs } from '../../catalog/network/vpcs.ts';
import type { Holdings } from '../world.ts';
import { passingReason } from './passing.ts';

/** Why nothing can be made in a VPC any more: it is being destroyed. */
export const vpcGoing = (
  { vpc_id: id = '' }: Readonly<Record<string, string>>,
  { account }: Holdings,
): string | undefined => {
  const vpc = account.of(vpcs).get(id);
  return vpc?.state === 'deleting' ? passingReason(`VPC ${vpc.name}`, vpc) : undefined;
};
