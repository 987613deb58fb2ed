import { clusterPlans } from '../../../catalog/kubernetes/cluster-plans.ts';
import { clusters } from '../../../catalog/kubernetes/clusters.ts';
import { nodePoolPlans } from '../../../catalog/kubernetes/node-pool-plans.ts';
import { nodePools } from '../../../catalog/kubernetes/node-pools.ts';
import { labels } from '../../../catalog/labels.ts';
import { vpcs } from '../../../catalog/network/vpcs.ts';
import type { SandboxPlatform } from '../../platform.ts';
import type { AccountState } from '../../state/account-state.ts';
import { failRow } from '../fail-row.ts';
import { findByName, plant } from '../plant.ts';

/** The cluster plan of a region. */
const findClusterPlan = ({ account }: AccountState, region: string) => {
  const plan = account.of(clusterPlans).find(({ realm_provider_name: name }) => name === region);
  if (!plan) throw new Error(`the seed has no cluster plan in ${region}`);
  return plan;
};

/** The facts of a seeded cluster. */
interface SeededCluster {
  readonly name: string;
  readonly version: string;
  readonly networks: string[];
  readonly labelIds: string[];
}

/** A cluster in a VPC, in the region of that VPC. */
const plantCluster = (
  accountState: AccountState,
  vpcName: string,
  { networks, labelIds, ...own }: SeededCluster,
) => {
  const vpc = findByName(accountState, vpcs, vpcName);
  const plan = findClusterPlan(accountState, vpc.realm_provider_name ?? '');
  return plant(accountState, clusters, {
    ...own,
    state: 'applied',
    endpoint: `https://${own.name}.k8s.example.net`,
    remote_id: own.name,
    cluster_plan_id: plan.id,
    vpc_id: vpc.id,
    cloud_account_id: vpc.cloud_account_id ?? '',
    realm_id: plan.realm_id ?? '',
    public_access_ip_addresses: networks,
    label_ids: labelIds,
  });
};

/** A pool of nodes of this size, in the realm of its cluster. */
const plantNodePool = (
  accountState: AccountState,
  cluster: ReturnType<typeof plantCluster>,
  [name, size, least, most]: readonly [string, string, number, number],
) => {
  const plan = accountState.account
    .of(nodePoolPlans)
    .find((one) => one.name === size && one.realm_id === cluster.realm_id);
  return plant(accountState, nodePools, {
    name,
    state: 'applied',
    remote_id: name,
    cluster_id: cluster.id,
    node_pool_plan_id: plan?.id ?? '',
    disk_size: 100,
    os_type: 'linux',
    cpu_type: plan?.cpu_types?.[0] ?? null,
    min_nodes: least,
    max_nodes: most,
    desired_nodes: least,
    autoscaling: plan?.autoscaling_capable ?? false,
  });
};

/** Two clusters with node pools; the upgrade of one has failed, and the creation of a pool there. */
export const plantClusters = (platform: SandboxPlatform): void => {
  const prod = plantCluster(platform, 'edge', {
    name: 'prod-eu',
    version: '1.29',
    networks: ['198.51.100.0/24'],
    labelIds: [findByName(platform, labels, 'production').id],
  });
  plantNodePool(platform, prod, ['general', 't3.large', 2, 5]);
  plantNodePool(platform, prod, ['batch', 'm5.xlarge', 1, 20]);
  const staging = plantCluster(platform, 'core', {
    name: 'staging',
    version: '1.30',
    networks: [],
    labelIds: [],
  });
  plantNodePool(platform, staging, ['system', 'Standard_D2s_v3', 1, 3]);
  const jobs = plantNodePool(platform, staging, ['jobs', 'Standard_D8s_v3', 1, 10]);
  failRow(platform, { resource: clusters, row: staging, verb: 'update' });
  failRow(platform, { resource: nodePools, row: jobs, verb: 'create' });
};
