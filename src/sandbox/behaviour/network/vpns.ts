import { vpcs } from '../../../catalog/network/vpcs.ts';
import { vpnPlans } from '../../../catalog/network/vpn-plans.ts';
import type { vpns } from '../../../catalog/network/vpns.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';
import { refuseDeletedVpc } from './vpc-deletion.ts';

type Vpn = Row<typeof vpns> & StoredItem;

const setHasVpn = (vpn: Vpn, hasVpn: boolean, { account }: AccountState): void => {
  const vpc = account.of(vpcs).get(vpn.vpc_id ?? '');
  if (vpc) vpc.has_vpn = hasVpn;
};

/** Keeps the member `has_vpn` of the VPC up to date. */
export const vpnBehaviour: Behaviour<Vpn> = {
  onCreate: (vpn, accountState) => setHasVpn(vpn, true, accountState),
  explainCreateRefusal: refuseDeletedVpc,
  onDelete: (vpn, accountState) => setHasVpn(vpn, false, accountState),
  explainRefusal: (vpn, verb) => (verb === 'delete' ? explainTransition('VPN', vpn) : undefined),
};

/** Every VPC is offered the same sizes of gateways. */
export const vpnPlanBehaviour: Behaviour = {
  rows: ({ platform }) => platform.account.of(vpnPlans).rows(),
};
