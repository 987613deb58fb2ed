import { listenerRules } from '../../../catalog/network/listener-rules.ts';
import { listeners } from '../../../catalog/network/listeners.ts';
import { loadBalancerPlans } from '../../../catalog/network/load-balancer-plans.ts';
import { loadBalancers } from '../../../catalog/network/load-balancers.ts';
import type { targetGroups } from '../../../catalog/network/target-groups.ts';
import type { Row } from '../../../catalog/resource.ts';
import { isJsonObject } from '../../../lib/json/members.ts';
import type { AccountState } from '../../state/account-state.ts';
import { describeRow } from '../../state/event-wording.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour, Input } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';
import { refuseUnreadyBalancer } from './load-balancers.ts';

type TargetGroup = Row<typeof targetGroups> & StoredItem;

/** The members that the plan limits, each with the field of the plan that has the limits. */
const limitedMembers = {
  health_check_interval: 'health_check_interval_valid_values',
  health_check_timeout: 'health_check_timeout_valid_values',
  health_check_threshold_count: 'health_check_threshold_count_valid_values',
} as const;

/** Why a number is not one that the plan allows: between `min` and `max`, or one of `values`. */
const explainNumber = (limits: unknown, value: unknown): string | undefined => {
  if (!isJsonObject(limits) || typeof value !== 'number') return undefined;
  const { min, max, values } = limits;
  if (Array.isArray(values)) {
    return values.includes(value) ? undefined : `must be one of ${values.join(', ')}`;
  }
  const isInside =
    (typeof min !== 'number' || value >= min) && (typeof max !== 'number' || value <= max);
  return isInside ? undefined : `must be between ${String(min)} and ${String(max)}`;
};

const findProblems = ({ values, parents, present }: Input, { account }: AccountState) => {
  const balancerId = String(present?.load_balancer_id ?? parents.load_balancer_id);
  const balancer = account.of(loadBalancers).get(balancerId);
  const plan = account.of(loadBalancerPlans).get(balancer?.load_balancer_plan_id ?? '');
  const problems = Object.entries(limitedMembers).flatMap(([member, limits]) => {
    const problem = explainNumber(plan?.[limits], values[member]);
    return problem === undefined ? [] : [[member, [problem]] as const];
  });
  return Object.fromEntries(problems);
};

/** Resources whose rows send traffic to a target group, with the member that names it. */
const users = [
  [listeners, 'default_target_group_id'],
  [listenerRules, 'target_group_id'],
] as const;

/** The reason to keep a target group: what sends traffic to it. */
const explainUse = (group: TargetGroup, { account }: AccountState): string | undefined => {
  for (const [resource, member] of users) {
    const [row] = account.table(resource.noun).having(member, group.id);
    if (!row) continue;
    return `The target group ${group.name} is in use by the ${describeRow(resource, row, account)}`;
  }
  return undefined;
};

/** Target groups: within the limits of the plan, and deleted only when nothing sends to them. */
export const targetGroupBehaviour: Behaviour<TargetGroup> = {
  check: findProblems,
  chooseTransition: (_group, { verb }) =>
    verb === 'update' ? { values: ['applying', 'applied'] } : undefined,
  onEnter: (group, state) => {
    if (state === 'applied') group.remote_id ??= group.name;
  },
  explainCreateRefusal: refuseUnreadyBalancer,
  explainRefusal: (group, verb, accountState) =>
    verb === 'delete'
      ? (explainTransition('target group', group) ?? explainUse(group, accountState))
      : undefined,
};
