import { errorEvent } from '../provider-fields.ts';
import { isKnownToDiffer } from '../rules/known-difference.ts';
import {
  create,
  destroy,
  type Fits,
  id,
  integer,
  list,
  oneOf,
  ref,
  resource,
  show,
  text,
  update,
  type VerbNote,
} from '../vocabulary.ts';
import { applying, applyState, decommissioning, retryApplying } from './applied.ts';

/** The target group must be in the same load balancer; of one given by id that may be unknown. */
const fitsTargetGroup: Fits = ({ load_balancer_id: its }, { load_balancer_id: balancer }) =>
  isKnownToDiffer(its, balancer) ? 'is in another load balancer' : undefined;

const tlsProtocols: readonly unknown[] = ['https', 'tls'];

/** Warns of a listener with TLS that is created without a certificate, or loses it. */
const warnOfNoCertificate: VerbNote = (before, after) => {
  const isConcerned = before.id === undefined || 'certificate_id' in after;
  const { protocol, certificate_id: certificate } = { ...before, ...after };
  return isConcerned && tlsProtocols.includes(protocol) && !certificate
    ? `clients cannot connect with ${protocol} without a certificate; set one with --certificate`
    : undefined;
};

export const listeners = resource('network listeners', {
  path: '/network/listeners',
  since: 'v3',
  about: 'Ports of load balancers and the target groups of their traffic',
  sample: 'https/443',
  fields: {
    id: id(),
    name: text('Protocol and port', { derive: ({ protocol, port }) => `${protocol}/${port}` }),
    protocol: text('Protocol to clients', {
      sample: 'http',
      limits: [oneOf('protocols', ['load_balancer_id', 'load_balancer_plan_id'])],
    }),
    port: integer('Port that clients connect to', {
      min: 1,
      max: 65535,
      flag: 'listener-port',
      sample: '80',
    }),
    state: applyState,
    default_target_group_id: ref(
      'network target-groups',
      'Target group for traffic without a rule',
      {
        within: 'load_balancer_id',
        fits: fitsTargetGroup,
      },
    ),
    certificate_id: ref('network certificates', 'Certificate, for protocols with TLS', {
      nullable: true,
      within: 'load_balancer_id',
    }),
    load_balancer_id: ref('network load-balancers', 'Load balancer'),
    remote_id: text('ID at the provider', { nullable: true }),
    error_event_id: errorEvent,
    resource_type: text('Resource type'),
  },
  columns: ['name', 'state', 'default_target_group_id', 'load_balancer_id', 'error_event_id'],
  wide: ['protocol', 'port', 'certificate_id', 'remote_id'],
  verbs: {
    list: list({
      path: '/network/load_balancers/{load_balancer_id}/listeners',
      within: 'load_balancer_id',
    }),
    show: show(),
    create: create({
      needs: ['protocol', 'port', 'default_target_group_id'],
      takes: ['certificate_id'],
      unique: ['port'],
      remark: warnOfNoCertificate,
      awaits: applying,
    }),
    update: update({
      takes: ['default_target_group_id', 'certificate_id'],
      resends: ['default_target_group_id'],
      remark: warnOfNoCertificate,
      awaits: applying,
    }),
    delete: destroy({
      about: 'Delete a listener at the provider, with its rules',
      loses: 'Clients can no longer connect to the port; the rules of the listener are deleted.',
      answersRow: true,
      awaits: decommissioning,
    }),
    retry: retryApplying('listener'),
  },
});
