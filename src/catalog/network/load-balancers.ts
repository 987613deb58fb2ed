import { desiredRemoteId, errorEvent } from '../provider-fields.ts';
import { explainClosed } from '../rules/closed-rows.ts';
import { isKnownToDiffer } from '../rules/known-difference.ts';
import { showFirst } from '../summaries.ts';
import {
  create,
  destroy,
  type Fits,
  id,
  list,
  ref,
  refs,
  resource,
  show,
  text,
  update,
} from '../vocabulary.ts';
import { applying, applyState, decommissioning, globalState, retryApplying } from './applied.ts';

/** The plan must be open for new load balancers, and for this realm. */
const fitsPlan: Fits = (plan, { realm_id: realm }) =>
  explainClosed(plan, 'load balancers') ??
  (isKnownToDiffer(plan.realm_id, realm) ? 'is in another realm' : undefined);

/** The VPC must be in the same cloud account. */
const fitsVpc: Fits = (vpc, { cloud_account_id: account }) =>
  isKnownToDiffer(vpc.cloud_account_id, account) ? 'is in another cloud account' : undefined;

export const loadBalancers = resource('network load-balancers', {
  path: '/network/load_balancers',
  since: 'v3',
  about: 'Load balancers with target groups, listeners and certificates',
  labelable: 'load_balancer',
  sample: 'web-lb',
  summary: showFirst('dns_name'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    state: applyState,
    global_state: globalState,
    dns_name: text('Host name for clients, once it exists', {
      heading: 'host name',
      nullable: true,
    }),
    load_balancer_plan_id: ref('network load-balancer-plans', 'Load balancer plan', {
      within: 'cloud_account_id',
      fits: fitsPlan,
    }),
    vpc_id: ref('network vpcs', 'VPC', {
      nullable: true,
      fits: fitsVpc,
      agrees: [{ its: ['realm_provider_name'], with: ['realm_id', 'provider_name'] }],
    }),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_account_id' }),
    remote_id: text('ID at the provider', { nullable: true }),
    desired_remote_id: desiredRemoteId,
    error_event_id: errorEvent,
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  overview: { failed: 'global_state' },
  columns: ['name', 'state', 'global_state', 'cloud_account_id', 'dns_name', 'error_event_id'],
  wide: ['label_ids', 'load_balancer_plan_id', 'vpc_id', 'realm_id', 'remote_id'],
  verbs: {
    list: list(),
    show: show(),
    create: create({
      needs: ['name', 'cloud_account_id', 'realm_id', 'vpc_id', 'load_balancer_plan_id'],
      takes: ['label_ids', 'desired_remote_id'],
      awaits: applying,
    }),
    update: update({ about: 'Rename a load balancer', takes: ['name'] }),
    delete: destroy({
      about: 'Delete a load balancer at the provider, with everything in it',
      loses:
        'The load balancer at the provider is destroyed with its listeners, target groups and certificates.',
      takesAlong: ['network listeners', 'network target-groups', 'network certificates'],
      answersRow: true,
      awaits: decommissioning,
    }),
    retry: retryApplying('load balancer'),
  },
});
