import { desiredRemoteId, errorEvent } from '../provider-fields.ts';
import { refuseClosed } from '../rules/closed-rows.ts';
import { joinValues } from '../summaries.ts';
import {
  atMost,
  boolean,
  create,
  destroy,
  id,
  integer,
  list,
  notAbove,
  notBelow,
  oneOf,
  onlyIf,
  ref,
  resource,
  retry,
  show,
  state,
  text,
  update,
} from '../vocabulary.ts';
import { nodePoolCreation, nodePoolDeletion, nodePoolUpdate } from './transitions.ts';

/** No pool has more nodes than the plan of its cluster allows. */
const mostNodes = atMost('max_nodes_per_node_pool', ['cluster_id', 'cluster_plan_id']);

export const nodePools = resource('kubernetes node-pools', {
  path: '/kubernetes/node_pools',
  about: 'Nodes of the same size in a Kubernetes cluster',
  since: 'v3',
  sample: 'general',
  summary: joinValues(['desired_nodes', (nodes) => `${nodes} nodes`]),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    state: state('State', {
      always: true,
      values: [
        'start',
        'applying',
        'applied',
        'application_error',
        'decommissioning',
        'decommission_error',
        'end',
      ],
      good: ['applied'],
      passing: ['start', 'applying', 'decommissioning'],
      failed: ['application_error', 'decommission_error'],
    }),
    remote_id: text('ID at the provider', { nullable: true }),
    cluster_id: ref('kubernetes clusters', 'Cluster'),
    node_pool_plan_id: ref('kubernetes node-pool-plans', 'Node pool plan: the size of each node', {
      within: 'cluster_id',
      fits: refuseClosed('node pools'),
      firstNeeds: 'first_node_pool_capable',
    }),
    subnet_id: ref('network subnets', 'Subnet of the VPC of the cluster', {
      nullable: true,
      within: 'cluster_id',
    }),
    disk_size: integer('Disk of each node', { unit: 'GB', min: 1, nullable: true }),
    os_type: text('Operating system of the nodes', { nullable: true }),
    cpu_type: text('Processor, one that the node pool plan offers', {
      nullable: true,
      sample: 'x86_64',
      limits: [oneOf('cpu_types', ['node_pool_plan_id'], { isRequired: true })],
    }),
    min_nodes: integer('Minimum number of nodes', {
      min: 0,
      nullable: true,
      limits: [mostNodes, notAbove('max_nodes')],
    }),
    max_nodes: integer('Maximum number of nodes', {
      min: 1,
      nullable: true,
      limits: [mostNodes, notBelow('min_nodes')],
    }),
    desired_nodes: integer('Number of nodes, where the pool does not scale by itself', {
      heading: 'nodes',
      min: 0,
      nullable: true,
      limits: [mostNodes],
    }),
    pods_per_node: integer('Pods on each node, if the node pool plan lets you choose', {
      min: 1,
      nullable: true,
      limits: [
        onlyIf('pods_per_node_presence', ['node_pool_plan_id']),
        atMost('max_pods_per_node', ['cluster_id', 'cluster_plan_id']),
      ],
    }),
    autoscaling: boolean('Scales by itself'),
    brownfield: boolean('Imported, not created by the platform'),
    desired_remote_id: desiredRemoteId,
    error_event_id: errorEvent,
    resource_type: text('Resource type'),
  },
  overview: { failed: 'state' },
  columns: [
    'name',
    'state',
    'cluster_id',
    'desired_nodes',
    'min_nodes',
    'max_nodes',
    'node_pool_plan_id',
    'error_event_id',
  ],
  wide: [
    'cpu_type',
    'subnet_id',
    'disk_size',
    'autoscaling',
    'pods_per_node',
    'os_type',
    'remote_id',
  ],
  verbs: {
    list: list({ path: '/kubernetes/clusters/{cluster_id}/node_pools', within: 'cluster_id' }),
    show: show(),
    create: create({
      needs: ['name', 'node_pool_plan_id'],
      takes: [
        'subnet_id',
        'cpu_type',
        'disk_size',
        'min_nodes',
        'max_nodes',
        'desired_nodes',
        'pods_per_node',
        'desired_remote_id',
      ],
      awaits: nodePoolCreation,
    }),
    update: update({
      about: 'Rename a node pool or change its number of nodes',
      takes: ['name', 'min_nodes', 'max_nodes', 'desired_nodes'],
      awaits: nodePoolUpdate,
    }),
    retry: retry({
      about: 'Try again what failed on a node pool',
      change: nodePoolCreation,
      deletion: nodePoolDeletion,
    }),
    delete: destroy({
      about: 'Delete a node pool at the provider',
      loses: 'The nodes at the provider are destroyed with everything that runs on them.',
      answersRow: true,
      awaits: nodePoolDeletion,
    }),
  },
});
