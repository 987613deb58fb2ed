import { formatMemory, joinValues } from '../summaries.ts';
import { boolean, id, integer, list, ref, resource, show, text, texts } from '../vocabulary.ts';

export const nodePoolPlans = resource('kubernetes node-pool-plans', {
  path: '/kubernetes/node_pool_plans',
  about: 'Node sizes for node pools in each realm',
  since: 'v3',
  sample: 't3.large',
  summary: joinValues(['cpus', (cpus) => `${cpus} CPU`], ['memory', formatMemory]),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    remote_id: text('ID at the provider', { nullable: true }),
    cpu_types: texts('Processors; if there are any, a pool needs one of them'),
    cpus: integer('Virtual CPUs', { nullable: true }),
    memory: integer('Memory', { unit: 'MB', nullable: true }),
    realm_id: ref('cloud realms', 'Realm'),
    server_plan_id: ref('cloud server-plans', 'Server plan of the same size', { nullable: true }),
    autoscaling_capable: boolean('Pools can scale by themselves', { heading: 'autoscaling' }),
    pods_per_node_presence: boolean('The number of pods on a node can be chosen', {
      heading: 'pods per node',
    }),
    first_node_pool_capable: boolean('Can be the first pool of a cluster', {
      heading: 'first pool',
    }),
    deprecated: boolean('Closed for new pools'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'cpus', 'memory', 'cpu_types', 'first_node_pool_capable'],
  wide: [
    'autoscaling_capable',
    'pods_per_node_presence',
    'deprecated',
    'server_plan_id',
    'remote_id',
  ],
  verbs: {
    list: list({
      operation: 'listRealmNodePoolPlans',
      path: '/cloud/realms/{realm_id}/node_pool_plans',
      within: 'realm_id',
    }),
    show: show(),
  },
});
