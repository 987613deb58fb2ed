import { errorEvent } from '../provider-fields.ts';
import { joinValues } from '../summaries.ts';
import {
  boolean,
  create,
  destroy,
  id,
  integer,
  list,
  oneOf,
  ref,
  resource,
  show,
  text,
  update,
} from '../vocabulary.ts';
import { applying, applyState, decommissioning, retryApplying } from './applied.ts';

/** The references to the plan that limits a target group. */
const plan = ['load_balancer_id', 'load_balancer_plan_id'] as const;

const needs = [
  'name',
  'protocol',
  'port',
  'health_check_protocol',
  'health_check_port',
  'health_check_interval',
  'health_check_threshold_count',
  'health_check_path',
] as const;

const takes = ['health_check_timeout', 'stickiness'] as const;

const limitNote =
  'Which protocols and numbers are valid depends on the load balancer plan: see "imco network load-balancer-plans show".';

/** An update that sends less would lose the rest. */
const all = [...needs, ...takes] as const;

export const targetGroups = resource('network target-groups', {
  path: '/network/target_groups',
  since: 'v3',
  about: 'Servers and server arrays that share the traffic of a load balancer',
  sample: 'web-servers',
  summary: joinValues(['protocol', String], ['port', String]),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    state: applyState,
    protocol: text('Protocol to the targets', {
      sample: 'http',
      limits: [oneOf('protocols', plan)],
    }),
    port: integer('Port of the targets', {
      min: 1,
      max: 65535,
      flag: 'target-port',
      sample: '8080',
    }),
    health_check_protocol: text('Protocol of the health check', {
      sample: 'http',
      limits: [oneOf('health_check_protocols', plan)],
    }),
    health_check_port: integer('Port of the health check', {
      min: 1,
      max: 65535,
      sample: '8080',
    }),
    health_check_path: text('Path of the health check, for HTTP', { sample: '/healthz' }),
    health_check_interval: integer('Interval between health checks', {
      min: 1,
      unit: 's',
      sample: '30',
    }),
    health_check_timeout: integer('Timeout of a health check', {
      min: 1,
      unit: 's',
      nullable: true,
      unconfirmed: true,
    }),
    health_check_threshold_count: integer('Health checks in a row that decide', {
      min: 1,
      sample: '3',
    }),
    stickiness: boolean('Keep each client on one target'),
    load_balancer_id: ref('network load-balancers', 'Load balancer'),
    remote_id: text('ID at the provider', { nullable: true }),
    error_event_id: errorEvent,
    resource_type: text('Resource type'),
  },
  columns: ['name', 'state', 'protocol', 'port', 'load_balancer_id', 'error_event_id'],
  wide: [
    'health_check_protocol',
    'health_check_port',
    'health_check_path',
    'health_check_interval',
    'health_check_timeout',
    'health_check_threshold_count',
    'stickiness',
    'remote_id',
  ],
  verbs: {
    list: list({
      path: '/network/load_balancers/{load_balancer_id}/target_groups',
      within: 'load_balancer_id',
    }),
    show: show(),
    create: create({ note: limitNote, needs, takes, awaits: applying }),
    update: update({ takes: all, resends: all, awaits: applying }),
    delete: destroy({
      usedBy: ['network listeners', 'network listener-rules'],
      about: 'Delete a target group at the provider; its servers stay',
      loses: 'The target group at the provider is destroyed; its servers stay.',
      answersRow: true,
      awaits: decommissioning,
    }),
    retry: retryApplying('target group'),
  },
});
