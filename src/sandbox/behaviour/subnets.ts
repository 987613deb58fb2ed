import { serverArrays } from '../../catalog/cloud/server-arrays.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import { subnets } from '../../catalog/network/subnets.ts';
import { vpcs } from '../../catalog/network/vpcs.ts';
import type { Row } from '../../catalog/resource.ts';
import { contains, overlap } from '../server/networks.ts';
import type { Item } from '../state/rows.ts';
import type { Holdings } from '../world.ts';
import type { Behaviour } from './behaviour.ts';
import { passingReason } from './passing.ts';
import { vpcGoing } from './vpc-going.ts';

type Subnet = Row<typeof subnets> & Item;

const rangeProblem = (
  range: string,
  vpc: Row<typeof vpcs>,
  { account }: Holdings,
): string | undefined => {
  if (vpc.cidr && !contains(vpc.cidr, range)) return `is not within ${vpc.cidr} of the VPC`;
  const sibling = account
    .of(subnets)
    .find(({ vpc_id: of, cidr }) => of === vpc.id && cidr !== undefined && overlap(cidr, range));
  return sibling && `overlaps ${sibling.cidr} of the subnet ${sibling.name}`;
};

/** Subnets: a part of the range of their VPC that no other subnet has, of a type it allows. */
export const subnetBehaviour: Behaviour<Subnet> = {
  check: ({ values, parents, present }, holdings) => {
    const vpc = holdings.account.of(vpcs).get(parents.vpc_id ?? '');
    if (!vpc || present) return {};
    const range = rangeProblem(String(values.cidr), vpc, holdings);
    const allowed = vpc.allowed_subnet_types ?? [];
    return {
      ...(range && { cidr: [range] }),
      ...(!allowed.includes(String(values.type)) && {
        type: [`is not allowed in this VPC: ${allowed.join(', ')}`],
      }),
    };
  },
  refusesNew: vpcGoing,
  refuses: (subnet, verb, { account }) => {
    if (verb !== 'delete') return undefined;
    const kind = [servers, serverArrays].find(({ noun }) =>
      account.table(noun).find((row) => row.subnet_id === subnet.id),
    );
    return (
      passingReason('subnet', subnet) ??
      (kind && `The subnet ${subnet.name} still has a ${kind.title}`)
    );
  },
};
