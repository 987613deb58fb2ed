import { cloudProviders } from '../../../catalog/cloud/cloud-providers.ts';
import { realms } from '../../../catalog/cloud/realms.ts';
import { serverArrays } from '../../../catalog/cloud/server-arrays.ts';
import { servers } from '../../../catalog/cloud/servers.ts';
import { clusters } from '../../../catalog/kubernetes/clusters.ts';
import { loadBalancers } from '../../../catalog/network/load-balancers.ts';
import { subnets } from '../../../catalog/network/subnets.ts';
import type { vpcs } from '../../../catalog/network/vpcs.ts';
import { vpns } from '../../../catalog/network/vpns.ts';
import type { Row } from '../../../catalog/resource.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';

type Vpc = Row<typeof vpcs> & StoredItem;

/** Types of subnet by provider, where not all are available. */
const subnetTypes: Readonly<Record<string, readonly string[]>> = {
  'Microsoft Azure': ['only_private', 'public_and_private'],
  'Google Compute Engine': ['public_and_private'],
  'VMware Cloud Director': ['only_private'],
};
const allTypes = ['only_public', 'only_private', 'public_and_private'];

const findProvider = (accountId: unknown, { account }: AccountState): string =>
  account.of(cloudAccounts).get(String(accountId))?.cloud_provider_id ?? '';

/** Resources that must be deleted before a VPC. */
const explainOccupied = (vpc: Vpc, { account }: AccountState): string | undefined => {
  const kinds = [subnets, vpns, servers, serverArrays, clusters, loadBalancers];
  const kind = kinds.find(({ noun }) => account.table(noun).find((row) => row.vpc_id === vpc.id));
  return kind && `The VPC ${vpc.name} still has a ${kind.title}`;
};

/** VPCs: in a region of the provider, and destroyed only when they are empty. */
export const vpcBehaviour: Behaviour<Vpc> = {
  check: ({ values, present }, accountState) => {
    if (present) return {};
    const provider = findProvider(values.cloud_account_id, accountState);
    const region = accountState.account
      .of(realms)
      .find(
        (realm) =>
          realm.cloud_provider_id === provider &&
          realm.provider_name === values.realm_provider_name,
      );
    if (!region)
      return { realm_provider_name: ['is not a region of the provider of the cloud account'] };
    if (!region.deprecated) return {};
    return { realm_provider_name: ['does not accept new resources'] };
  },
  onCreate: (vpc, accountState) => {
    const provider = accountState.account
      .of(cloudProviders)
      .get(findProvider(vpc.cloud_account_id, accountState));
    vpc.allowed_subnet_types = [...(subnetTypes[provider?.name ?? ''] ?? allTypes)];
  },
  explainRefusal: (vpc, verb, accountState) =>
    verb === 'delete'
      ? (explainTransition('VPC', vpc) ?? explainOccupied(vpc, accountState))
      : undefined,
  onDelete: (vpc, { account }) => {
    // Discarding a VPC discards its subnets as well.
    for (const subnet of account.of(subnets).rows())
      if (subnet.vpc_id === vpc.id) account.forget(subnets.noun, subnet.id);
  },
};
