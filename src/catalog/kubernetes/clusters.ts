import { desiredRemoteId, errorEvent } from '../provider-fields.ts';
import { refuseClosed } from '../rules/closed-rows.ts';
import { isKnownToDiffer } from '../rules/known-difference.ts';
import { showFirst } from '../summaries.ts';
import {
  action,
  boolean,
  cidr,
  create,
  destroy,
  exactlyOne,
  type Fits,
  having,
  id,
  inState,
  list,
  oneOf,
  onlyWith,
  ref,
  refs,
  requires,
  resource,
  retry,
  show,
  state,
  text,
  texts,
  update,
  type VerbNote,
} from '../vocabulary.ts';
import { clusterCreation, clusterDeletion, clusterUpdate } from './transitions.ts';

/** The VPC must be in the account of the cluster. */
const fitsVpc: Fits = (vpc, { cloud_account_id: account }) =>
  isKnownToDiffer(vpc.cloud_account_id, account) ? 'is in another cloud account' : undefined;

/** Without networks, everybody can reach the API of a cluster. */
const warnOpenEndpoint: VerbNote = (before, after) => {
  const networks = 'public_access_ip_addresses' in after ? after : before;
  const list: unknown = networks.public_access_ip_addresses;
  const isOpen = !Array.isArray(list) || list.length === 0;
  const isConcerned = before.id === undefined || 'public_access_ip_addresses' in after;
  return isOpen && isConcerned
    ? 'everybody can reach the Kubernetes API of this cluster; limit it with --public-access-cidr'
    : undefined;
};

export const clusters = resource('kubernetes clusters', {
  path: '/kubernetes/clusters',
  about: 'Managed Kubernetes clusters; the platform does not provide a kubeconfig',
  since: 'v3',
  labelable: 'cluster',
  sample: 'prod-eu',
  summary: showFirst('version'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    version: text('Version of Kubernetes, one that the cluster plan offers', {
      flag: 'kubernetes-version',
      sample: '1.29',
      limits: [oneOf('available_versions', ['cluster_plan_id'])],
    }),
    state: state('State', {
      always: true,
      values: [
        'start',
        'waiting_for_vpc',
        'applying',
        'applied',
        'application_error',
        'decommissioning',
        'decommissioning_error',
        'end',
      ],
      good: ['applied'],
      passing: ['start', 'waiting_for_vpc', 'applying', 'decommissioning'],
      failed: ['application_error', 'decommissioning_error'],
    }),
    endpoint: text('Address of the Kubernetes API', { nullable: true }),
    remote_id: text('ID at the provider', { nullable: true }),
    cluster_plan_id: ref('kubernetes cluster-plans', 'Cluster plan; determines the realm', {
      within: 'cloud_account_id',
      fits: refuseClosed('clusters'),
      agrees: [{ its: ['realm_provider_name'], with: ['vpc_id', 'realm_provider_name'] }],
    }),
    vpc_id: ref('network vpcs', 'VPC', { nullable: true, fits: fitsVpc }),
    default_vpc_creation: boolean('Create a VPC for the cluster', { inputOnly: true }),
    default_vpc_cidr: cidr('IPv4 range of that VPC, in CIDR notation', {
      inputOnly: true,
      sample: '10.40.0.0/16',
    }),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_account_id' }),
    public_access_ip_addresses: texts(
      'Networks that can reach the Kubernetes API; everybody can if there are none',
      {
        heading: 'public access',
        flag: 'public-access-cidr',
        format: 'cidr',
        sample: '198.51.100.0/24',
      },
    ),
    brownfield: boolean('Imported, not created by the platform'),
    desired_remote_id: desiredRemoteId,
    error_event_id: errorEvent,
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  overview: { failed: 'state' },
  columns: ['name', 'state', 'version', 'cloud_account_id', 'vpc_id', 'endpoint', 'error_event_id'],
  wide: [
    'label_ids',
    'cluster_plan_id',
    'realm_id',
    'public_access_ip_addresses',
    'brownfield',
    'remote_id',
  ],
  verbs: {
    list: list(),
    show: show(),
    create: create({
      note: 'A cluster runs nothing until it has a node pool: see "imco kubernetes node-pools create". The platform does not provide a kubeconfig; get one from the provider.',
      needs: ['name', 'version', 'cloud_account_id', 'cluster_plan_id'],
      takes: [
        'vpc_id',
        'default_vpc_creation',
        'default_vpc_cidr',
        'public_access_ip_addresses',
        'label_ids',
        'desired_remote_id',
      ],
      rules: [
        exactlyOne(['vpc_id', 'default_vpc_creation']),
        requires('default_vpc_creation', ['default_vpc_cidr']),
        onlyWith(['default_vpc_cidr'], having('default_vpc_creation', true)),
      ],
      remark: warnOpenEndpoint,
      awaits: clusterCreation,
    }),
    update: update({
      about: 'Rename a cluster, upgrade it, or change who can reach it',
      note: 'Another Kubernetes version starts an upgrade.',
      takes: ['name', 'version', 'public_access_ip_addresses'],
      resends: ['name'],
      replaces: ['public_access_ip_addresses'],
      when: inState('applied'),
      remark: warnOpenEndpoint,
      awaits: clusterUpdate,
    }),
    retry: retry({
      about: 'Try again what failed on a cluster',
      change: clusterCreation,
      deletion: clusterDeletion,
    }),
    delete: destroy({
      usedBy: ['kubernetes node-pools'],
      about: 'Delete a cluster at the provider; delete its node pools first',
      loses: 'The cluster at the provider is destroyed with everything in it.',
      answersRow: true,
      awaits: clusterDeletion,
    }),
    discard: action('DELETE', 'discard', {
      about: 'Remove a cluster from the platform; it stays at the provider',
      destructive: true,
      loses: 'The cluster is removed from the platform, but stays at the provider.',
      answers: { kind: 'nothing' },
    }),
  },
});
