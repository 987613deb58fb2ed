import {
  create,
  destroy,
  id,
  list,
  oneOf,
  ref,
  resource,
  show,
  text,
  texts,
  update,
} from '../vocabulary.ts';
import { appliedAtBalancer } from './applied.ts';

/** The load balancer applies a change of its rules. */
const awaits = appliedAtBalancer(['listener_id', 'load_balancer_id']);

export const listenerRules = resource('network listener-rules', {
  path: '/network/listeners/{listener_id}/rules',
  since: 'v3',
  about: 'Rules that send part of the traffic of a listener to another target group',
  sample: 'path_pattern=/api/*',
  parents: { load_balancer_id: ref('network load-balancers', 'Load balancer') },
  fields: {
    id: id(),
    name: text('Part of the request and the values that match', {
      derive: ({ field, values }) => `${field}=${Array.isArray(values) ? values.join(',') : ''}`,
    }),
    field: text('Part of the request, one of the rule fields of the load balancer plan', {
      limits: [oneOf('rule_fields', ['load_balancer_id', 'load_balancer_plan_id'])],
      sample: 'path_pattern',
    }),
    values: texts('Values that match', { flag: 'value', sample: '/api/*' }),
    target_group_id: ref('network target-groups', 'Target group for the traffic that matches', {
      within: 'listener_id',
    }),
    listener_id: ref('network listeners', 'Listener', { within: 'load_balancer_id' }),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'target_group_id'],
  wide: ['field', 'values', 'listener_id'],
  verbs: {
    list: list({ path: '/network/listeners/{listener_id}/rules', within: 'listener_id' }),
    show: show({ from: 'list' }),
    create: create({
      about: 'Add a rule to a listener',
      needs: ['field', 'values', 'target_group_id'],
      unique: ['values'],
      awaits,
    }),
    update: update({
      about: 'Change what a rule of a listener matches',
      note: 'To send the traffic to another target group, create a new rule and delete this one.',
      takes: ['field', 'values'],
      resends: ['field', 'values'],
      replaces: ['values'],
      awaits,
    }),
    delete: destroy({
      about: 'Delete a rule of a listener',
      awaits,
      loses: 'The traffic that it matches goes to the default target group of the listener.',
    }),
  },
});
