import { realms } from '../../../catalog/cloud/realms.ts';
import { clusterPlans } from '../../../catalog/kubernetes/cluster-plans.ts';
import type { clusters } from '../../../catalog/kubernetes/clusters.ts';
import { nodePools } from '../../../catalog/kubernetes/node-pools.ts';
import { vpcs } from '../../../catalog/network/vpcs.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { FieldErrors } from '../../server/replies.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { EventAction } from '../../state/event-wording.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour, Input, StartedTransition, TransitionTarget } from '../behaviour.ts';
import type { Engine } from '../platform.ts';
import { explainTransition } from '../transitional.ts';

/** A cluster that creates its own VPC remembers it until the VPC is ready. */
type Cluster = Row<typeof clusters> & StoredItem & { own_vpc_id?: string };

const findProblems = ({ values, present }: Input, { account }: AccountState): FieldErrors => {
  if (present) return {};
  const plan = account.of(clusterPlans).get(String(values.cluster_plan_id));
  if (plan?.deprecated) return { cluster_plan_id: ['does not accept new clusters'] };
  const vpc = account.of(vpcs).get(String(values.vpc_id));
  if (!vpc) return {};
  return vpc.cloud_account_id === values.cloud_account_id &&
    vpc.realm_provider_name === plan?.realm_provider_name
    ? {}
    : { vpc_id: ['is not in the cloud account and the realm of the cluster'] };
};

/** The states of a verb that does not pass through all of them. */
const chooseTransition = (
  { own_vpc_id: ownVpc }: Cluster,
  { verb, sent = {} }: EventAction,
): TransitionTarget | undefined => {
  const isApplied = 'version' in sent || 'public_access_ip_addresses' in sent;
  if (verb === 'update') return isApplied ? undefined : { values: [] };
  if (verb === 'create' && sent.default_vpc_creation === true) return undefined;
  if (verb === 'create' || (verb === 'retry' && ownVpc === undefined)) {
    return { values: ['start', 'applying', 'applied'] };
  }
  return undefined;
};

/** Creates the VPC of a cluster that has its own. */
const createVpc = (
  { row: cluster, verb, sent, by, at }: StartedTransition<Cluster>,
  platform: Engine,
): void => {
  if (verb !== 'create' || sent?.default_vpc_creation !== true) return;
  const row = platform.make(vpcs, {
    name: `${cluster.name}-vpc`,
    cidr: sent.default_vpc_cidr,
    cloud_account_id: cluster.cloud_account_id,
    realm_provider_name: platform.account.of(realms).get(cluster.realm_id ?? '')?.provider_name,
  });
  cluster.own_vpc_id = row.id;
  platform.lifecycle.begin({ resource: vpcs, row, verb: 'create', by }, at);
};

/** Clusters: in the realm of their plan, and destroyed only when they have no node pools. */
export const clusterBehaviour: Behaviour<Cluster> = {
  check: findProblems,
  onCreate: (cluster, { account }) => {
    const plan = account.of(clusterPlans).get(cluster.cluster_plan_id ?? '');
    if (plan?.realm_id) cluster.realm_id = plan.realm_id;
  },
  chooseTransition,
  onStart: createVpc,
  onEnter: (cluster, state) => {
    if (state === 'applying') cluster.vpc_id ??= cluster.own_vpc_id ?? null;
    if (state !== 'applied') return;
    cluster.remote_id ??= cluster.desired_remote_id ?? cluster.name;
    cluster.endpoint ??= `https://${cluster.name}.k8s.example.net`;
  },
  explainRefusal: (cluster, verb, { account }) => {
    if (verb !== 'delete') return undefined;
    const pool = account.of(nodePools).find((one) => one.cluster_id === cluster.id);
    return (
      explainTransition('cluster', cluster) ??
      (pool && `The cluster ${cluster.name} still has the node pool ${pool.name}`)
    );
  },
  onDelete: (cluster, { account }) => {
    // Discarding a cluster discards its node pools as well.
    for (const pool of account.of(nodePools).having('cluster_id', cluster.id))
      account.forget(nodePools.noun, pool.id);
  },
};
