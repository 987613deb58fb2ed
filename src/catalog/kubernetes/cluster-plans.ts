import { showFirst } from '../summaries.ts';
import { boolean, id, integer, list, ref, resource, show, text, texts } from '../vocabulary.ts';

export const clusterPlans = resource('kubernetes cluster-plans', {
  path: '/kubernetes/cluster_plans',
  about: 'Kinds of Kubernetes clusters for each provider and realm',
  since: 'v3',
  sample: 'EKS@eu-west-1',
  summary: showFirst('realm_provider_name'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    available_versions: texts('Kubernetes versions', { heading: 'versions' }),
    default_version: text('Recommended Kubernetes version'),
    max_pods_per_node: integer('Maximum number of pods on a node', {
      heading: 'max pods per node',
      nullable: true,
    }),
    max_nodes_per_node_pool: integer('Maximum number of nodes in a pool', {
      heading: 'max nodes per pool',
      nullable: true,
    }),
    cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_provider_id' }),
    realm_provider_name: text('Region code at the provider', { nullable: true }),
    flavour_provider_name: text('Kind at the provider', { heading: 'kind', nullable: true }),
    deprecated: boolean('Closed for new clusters'),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'realm_provider_name',
  columns: ['name', 'available_versions', 'default_version', 'realm_provider_name'],
  wide: ['max_nodes_per_node_pool', 'max_pods_per_node', 'deprecated', 'cloud_provider_id'],
  verbs: {
    list: list({
      operation: 'listCloudProviderClusterPlans',
      path: '/cloud/cloud_providers/{cloud_provider_id}/cluster_plans',
      within: 'cloud_provider_id',
    }),
    show: show(),
  },
});
