import { certificates } from '../../../catalog/network/certificates.ts';
import { listeners } from '../../../catalog/network/listeners.ts';
import { loadBalancerPlans } from '../../../catalog/network/load-balancer-plans.ts';
import { loadBalancers } from '../../../catalog/network/load-balancers.ts';
import { targetGroups } from '../../../catalog/network/target-groups.ts';
import { vpcs } from '../../../catalog/network/vpcs.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { FieldErrors } from '../../server/replies.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour, Input } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';
import { sumStates } from './sum-states.ts';

type LoadBalancer = Row<typeof loadBalancers> & StoredItem;

const { passing } = loadBalancers.fields.state;

const isOneOf = (words: readonly string[] | undefined, state: unknown): boolean =>
  words?.some((word) => word === state) ?? false;

/** The states of the parts of a load balancer, and of changes of parts that have no state. */
const listPartStates = (
  { id, global_state: change }: LoadBalancer,
  { account }: AccountState,
): readonly unknown[] => [
  change,
  ...[targetGroups, listeners].flatMap(({ noun }) =>
    account
      .table(noun)
      .having('load_balancer_id', id)
      .map((row) => row.state),
  ),
];

const findProblems = ({ values, present }: Input, { account }: AccountState): FieldErrors => {
  if (present) return {};
  const plan = account.of(loadBalancerPlans).get(String(values.load_balancer_plan_id));
  const vpc = account.of(vpcs).get(String(values.vpc_id));
  const isHome =
    vpc?.cloud_account_id === values.cloud_account_id &&
    vpc?.realm_provider_name === plan?.realm_provider_name;
  return {
    ...(plan?.deprecated && { load_balancer_plan_id: ['does not accept new load balancers'] }),
    ...(plan?.realm_id !== values.realm_id && {
      load_balancer_plan_id: ['is not in the realm of the load balancer'],
    }),
    ...(!isHome && { vpc_id: ['is not in the cloud account and the realm of the load balancer'] }),
  };
};

/** The reason to refuse parts of a load balancer that is not ready for them. */
export const refuseUnreadyBalancer = (
  { load_balancer_id: id = '' }: Readonly<Record<string, string>>,
  { account }: AccountState,
): string | undefined => {
  const balancer = account.of(loadBalancers).get(id);
  if (!balancer || balancer.state === 'applied') return undefined;
  return isOneOf(passing, balancer.state)
    ? `The load balancer ${balancer.name} is ${balancer.state}; try again when this has finished`
    : `The load balancer ${balancer.name} is ${balancer.state}`;
};

/** Load balancers: in the realm of their plan, with a state that sums up their parts. */
export const loadBalancerBehaviour: Behaviour<LoadBalancer> = {
  check: findProblems,
  onEnter: (balancer, state) => {
    if (state !== 'applied') return;
    balancer.remote_id ??= balancer.desired_remote_id ?? balancer.name;
    balancer.dns_name ??= `${balancer.name}.lb.example.net`;
  },
  explainRefusal: (balancer, verb) =>
    verb === 'delete' ? explainTransition('load balancer', balancer) : undefined,
  onDelete: ({ id }, { account }) => {
    for (const { noun } of [listeners, targetGroups, certificates]) {
      for (const row of [...account.table(noun).having('load_balancer_id', id)]) {
        for (const part of account.childrenOf(noun, row.id))
          account.forget(part.resource.noun, part.row.id);
        account.forget(noun, row.id);
      }
    }
  },
  answer: (balancer, _occasion, platform) => ({
    global_state: sumStates(balancer.state, listPartStates(balancer, platform)),
  }),
};
