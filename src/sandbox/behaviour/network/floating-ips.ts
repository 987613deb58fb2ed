import { realms } from '../../../catalog/cloud/realms.ts';
import { servers } from '../../../catalog/cloud/servers.ts';
import { floatingIps } from '../../../catalog/network/floating-ips.ts';
import type { AccountState } from '../../state/account-state.ts';
import { pickPublicAddress, type TakenAddresses } from '../addresses.ts';
import { createAttachableBehaviour } from '../attachable.ts';
import type { Behaviour } from '../behaviour.ts';

/** Addresses in use by floating IPs or servers. */
const listTaken = ({ account }: AccountState): TakenAddresses => {
  const [own, others] = [account.of(floatingIps), account.of(servers)];
  return {
    isTaken: (address) =>
      own.having('address', address).length > 0 || others.having('public_ip', address).length > 0,
    crowd: own.distinct('address') + others.distinct('public_ip'),
  };
};

const common = createAttachableBehaviour(floatingIps, (row, accountState) => {
  if (row.state !== 'detached') return;
  row.address ??= pickPublicAddress(accountState.random, listTaken(accountState));
  row.remote_id ??= row.desired_remote_id ?? `ip-${row.id.slice(-8)}`;
});

/** Floating IPs get their address when they have been created. */
export const floatingIpBehaviour = {
  ...common,
  check: ({ values }, { account }) =>
    account.of(realms).get(String(values.realm_id))?.deprecated
      ? { realm_id: ['does not accept new resources'] }
      : {},
} satisfies Behaviour<never>;
