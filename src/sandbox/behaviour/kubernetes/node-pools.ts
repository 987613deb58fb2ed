import { clusters } from '../../../catalog/kubernetes/clusters.ts';
import { nodePoolPlans } from '../../../catalog/kubernetes/node-pool-plans.ts';
import type { nodePools } from '../../../catalog/kubernetes/node-pools.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { FieldErrors } from '../../server/replies.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour, Input } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';

type NodePool = Row<typeof nodePools> & StoredItem;

const findProblems = (
  { values, parents, present }: Input,
  { account }: AccountState,
): FieldErrors => {
  if (present) return {};
  const plan = account.of(nodePoolPlans).get(String(values.node_pool_plan_id));
  if (plan?.deprecated) return { node_pool_plan_id: ['does not accept new node pools'] };
  const cluster = account.of(clusters).get(parents.cluster_id ?? '');
  return plan?.realm_id === cluster?.realm_id
    ? {}
    : { node_pool_plan_id: ['is not in the realm of the cluster'] };
};

/** Node pools: of a plan in the realm of their cluster, which must be ready. */
export const nodePoolBehaviour: Behaviour<NodePool> = {
  check: findProblems,
  onCreate: (pool, { account }) => {
    const plan = account.of(nodePoolPlans).get(pool.node_pool_plan_id ?? '');
    pool.os_type ??= 'linux';
    pool.disk_size ??= 100;
    pool.autoscaling = plan?.autoscaling_capable === true && pool.max_nodes != null;
    pool.desired_nodes ??= pool.min_nodes ?? 1;
  },
  chooseTransition: (_pool, { verb, sent = {} }) =>
    verb === 'update' && Object.keys(sent).every((member) => member === 'name')
      ? { values: [] }
      : undefined,
  onEnter: (pool, state) => {
    if (state === 'applied') pool.remote_id ??= pool.desired_remote_id ?? pool.name;
  },
  explainCreateRefusal: ({ cluster_id: id = '' }, { account }) => {
    const cluster = account.of(clusters).get(id);
    if (!cluster || cluster.state === 'applied') return undefined;
    const subject = `cluster ${cluster.name}`;
    return explainTransition(subject, cluster) ?? `The ${subject} is ${cluster.state}`;
  },
  explainRefusal: (pool, verb) =>
    verb === 'delete' ? explainTransition('node pool', pool) : undefined,
};
