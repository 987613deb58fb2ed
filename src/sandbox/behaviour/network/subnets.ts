import { serverArrays } from '../../../catalog/cloud/server-arrays.ts';
import { servers } from '../../../catalog/cloud/servers.ts';
import { subnets } from '../../../catalog/network/subnets.ts';
import { vpcs } from '../../../catalog/network/vpcs.ts';
import type { Row } from '../../../catalog/resource.ts';
import { hasOverlap, hasSubnetwork } from '../../server/networks.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';
import { refuseDeletedVpc } from './vpc-deletion.ts';

type Subnet = Row<typeof subnets> & StoredItem;

const explainRange = (
  range: string,
  vpc: Row<typeof vpcs>,
  { account }: AccountState,
): string | undefined => {
  if (vpc.cidr && !hasSubnetwork(vpc.cidr, range)) return `is not within ${vpc.cidr} of the VPC`;
  const sibling = account
    .of(subnets)
    .find(({ vpc_id: of, cidr }) => of === vpc.id && cidr !== undefined && hasOverlap(cidr, range));
  return sibling && `overlaps ${sibling.cidr} of the subnet ${sibling.name}`;
};

/** Subnets: a free part of the CIDR of their VPC, of a type that the VPC allows. */
export const subnetBehaviour: Behaviour<Subnet> = {
  check: ({ values, parents, present }, accountState) => {
    const vpc = accountState.account.of(vpcs).get(parents.vpc_id ?? '');
    if (!vpc || present) return {};
    const range = explainRange(String(values.cidr), vpc, accountState);
    const allowed = vpc.allowed_subnet_types ?? [];
    return {
      ...(range && { cidr: [range] }),
      ...(!allowed.includes(String(values.type)) && {
        type: [`is not allowed in this VPC: ${allowed.join(', ')}`],
      }),
    };
  },
  explainCreateRefusal: refuseDeletedVpc,
  explainRefusal: (subnet, verb, { account }) => {
    if (verb !== 'delete') return undefined;
    const kind = [servers, serverArrays].find(({ noun }) =>
      account.table(noun).find((row) => row.subnet_id === subnet.id),
    );
    return (
      explainTransition('subnet', subnet) ??
      (kind && `The subnet ${subnet.name} still has a ${kind.title}`)
    );
  },
};
