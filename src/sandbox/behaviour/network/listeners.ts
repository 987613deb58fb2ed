import { certificates } from '../../../catalog/network/certificates.ts';
import { listeners } from '../../../catalog/network/listeners.ts';
import { targetGroups } from '../../../catalog/network/target-groups.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { FieldErrors } from '../../server/replies.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour, Input } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';
import { refuseUnreadyBalancer } from './load-balancers.ts';

type Listener = Row<typeof listeners> & StoredItem;

/** References to other parts of the same load balancer. */
const siblings = [
  ['default_target_group_id', targetGroups],
  ['certificate_id', certificates],
] as const;

const findProblems = (
  { values, parents, present }: Input,
  { account }: AccountState,
): FieldErrors => {
  const balancerId = present?.load_balancer_id ?? parents.load_balancer_id;
  const strangers = siblings.filter(([member, { noun }]) => {
    const row = account.table(noun).get(String(values[member]));
    return row !== undefined && row.load_balancer_id !== balancerId;
  });
  const isTaken =
    !present &&
    account
      .of(listeners)
      .find((one) => one.load_balancer_id === balancerId && one.port === values.port) !== undefined;
  return {
    ...Object.fromEntries(strangers.map(([member]) => [member, ['is in another load balancer']])),
    ...(isTaken && { port: ['has already been taken'] }),
  };
};

/** Listeners: each with a port of its own, and parts of the same load balancer. */
export const listenerBehaviour: Behaviour<Listener> = {
  check: findProblems,
  chooseTransition: (_listener, { verb }) =>
    verb === 'update' ? { values: ['applying', 'applied'] } : undefined,
  onEnter: (listener, state) => {
    if (state === 'applied') listener.remote_id ??= `${listener.protocol}-${listener.port}`;
  },
  explainCreateRefusal: refuseUnreadyBalancer,
  explainRefusal: (listener, verb) =>
    verb === 'delete' ? explainTransition('listener', listener) : undefined,
};
