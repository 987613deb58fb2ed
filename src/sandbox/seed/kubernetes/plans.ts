import { cloudProviders } from '../../../catalog/cloud/cloud-providers.ts';
import { realms } from '../../../catalog/cloud/realms.ts';
import { serverPlans } from '../../../catalog/cloud/server-plans.ts';
import { clusterPlans } from '../../../catalog/kubernetes/cluster-plans.ts';
import { nodePoolPlans } from '../../../catalog/kubernetes/node-pool-plans.ts';
import type { AccountState } from '../../state/account-state.ts';
import { plant } from '../plant.ts';

/** The Kubernetes service of a provider. */
interface Service {
  readonly name: string;
  readonly provider: string;
  readonly versions: readonly string[];
  readonly recommended: string;
  readonly maxPods: number;
  readonly maxNodes: number;
  readonly cpuTypes: readonly string[];
  readonly letsChoosePods: boolean;
  readonly closedRegions: readonly string[];
}

const services: readonly Service[] = [
  {
    name: 'AKS',
    provider: 'Microsoft Azure',
    versions: ['1.28', '1.29', '1.30'],
    recommended: '1.29',
    maxPods: 250,
    maxNodes: 1000,
    cpuTypes: [],
    letsChoosePods: true,
    closedRegions: ['southeastasia'],
  },
  {
    name: 'EKS',
    provider: 'Amazon Web Services',
    versions: ['1.28', '1.29', '1.30'],
    recommended: '1.29',
    maxPods: 110,
    maxNodes: 100,
    cpuTypes: ['x86_64'],
    letsChoosePods: false,
    closedRegions: [],
  },
  {
    name: 'GKE',
    provider: 'Google Compute Engine',
    versions: ['1.29', '1.30', '1.31'],
    recommended: '1.30',
    maxPods: 256,
    maxNodes: 1000,
    cpuTypes: ['x86_64'],
    letsChoosePods: true,
    closedRegions: [],
  },
];

/** The least that the pods of the cluster itself need, in MB. */
const leastMemoryOfFirst = 4096;

const plantNodePoolPlans = (
  accountState: AccountState,
  { cpuTypes, letsChoosePods }: Service,
  realmId: string,
): void => {
  for (const plan of accountState.account.of(serverPlans).having('realm_id', realmId)) {
    const { name, cpus = 0, memory = 0 } = plan;
    if (cpus < 1 || memory < 2048) continue;
    plant(accountState, nodePoolPlans, {
      name,
      remote_id: name,
      cpu_types: [...cpuTypes],
      cpus,
      memory,
      realm_id: realmId,
      server_plan_id: plan.id,
      autoscaling_capable: cpus >= 2,
      pods_per_node_presence: letsChoosePods,
      first_node_pool_capable: cpus >= 2 && memory >= leastMemoryOfFirst,
      deprecated: false,
    });
  }
};

/** The plans of clusters and node pools in each realm of a provider that has a Kubernetes service. */
export const plantKubernetesPlans = (accountState: AccountState): void => {
  const { account } = accountState;
  for (const service of services) {
    const provider = account.of(cloudProviders).find(({ name }) => name === service.provider);
    if (!provider) continue;
    for (const realm of account.of(realms).having('cloud_provider_id', provider.id)) {
      const region = realm.provider_name ?? '';
      plant(accountState, clusterPlans, {
        name: service.name,
        available_versions: [...service.versions],
        default_version: service.recommended,
        max_pods_per_node: service.maxPods,
        max_nodes_per_node_pool: service.maxNodes,
        cloud_provider_id: provider.id,
        realm_id: realm.id,
        realm_provider_name: region,
        flavour_provider_name: service.name.toLowerCase(),
        deprecated: service.closedRegions.includes(region),
      });
      plantNodePoolPlans(accountState, service, realm.id);
    }
  }
};
