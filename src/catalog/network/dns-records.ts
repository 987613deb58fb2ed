import { errorEvent } from '../provider-fields.ts';
import { showFirst } from '../summaries.ts';
import {
  choice,
  create,
  destroy,
  exactlyOne,
  having,
  id,
  integer,
  list,
  onlyWith,
  ref,
  resource,
  show,
  text,
  update,
} from '../vocabulary.ts';
import { applying, applyState, decommissioning, retryApplying } from './applied.ts';

/** What records of each type can have. */
const rules = [
  exactlyOne(['content', 'instance_id', 'floating_ip_id'], having('type', 'a')),
  exactlyOne(['content', 'load_balancer_id'], having('type', 'cname')),
  exactlyOne(['content'], having('type', 'aaaa', 'mx', 'srv', 'txt')),
  onlyWith(['priority'], having('type', 'mx', 'srv')),
  onlyWith(['weight', 'port'], having('type', 'srv')),
] as const;

/** What new records of each type can follow. */
const followRules = [
  onlyWith(['instance_id', 'floating_ip_id'], having('type', 'a')),
  onlyWith(['load_balancer_id'], having('type', 'cname')),
] as const;

export const dnsRecords = resource('network dns-records', {
  path: '/network/dns/records',
  since: 'v3',
  about: 'Records of DNS domains',
  title: 'DNS record',
  sample: 'www',
  toldApartBy: 'type',
  sharedNames: true,
  summary: showFirst('content'),
  fields: {
    id: id(),
    name: text('Name within the domain', { always: true }),
    type: choice(['a', 'aaaa', 'cname', 'mx', 'srv', 'txt'], 'Type', { always: true }),
    content: text('Value', { nullable: true, sample: '203.0.113.24' }),
    ttl: integer('How long resolvers may cache it', { min: 1, unit: 's' }),
    state: applyState,
    domain_id: ref('network dns-domains', 'DNS domain', { flag: 'dns-domain' }),
    instance_id: ref('cloud servers', 'Server whose address it follows', {
      flag: 'server',
      nullable: true,
    }),
    floating_ip_id: ref('network floating-ips', 'Floating IP that it follows', { nullable: true }),
    load_balancer_id: ref('network load-balancers', 'Load balancer that it follows', {
      nullable: true,
    }),
    priority: integer('Priority, the lowest first', { min: 0, nullable: true }),
    weight: integer('Share among records of the same priority', { min: 0, nullable: true }),
    port: integer('Port of the service', { min: 0, max: 65535, flag: 'srv-port', nullable: true }),
    remote_id: text('ID at the provider', { nullable: true }),
    error_event_id: errorEvent,
    resource_type: text('Resource type'),
  },
  columns: ['name', 'type', 'content', 'ttl', 'state', 'id'],
  wide: [
    'domain_id',
    'instance_id',
    'floating_ip_id',
    'load_balancer_id',
    'priority',
    'weight',
    'port',
    'remote_id',
    'error_event_id',
  ],
  verbs: {
    list: list({ path: '/network/dns/domains/{domain_id}/records', within: 'domain_id' }),
    show: show(),
    create: create({
      note: 'A record that follows a server, a floating IP or a load balancer gets its value from it.',
      needs: ['name', 'type'],
      takes: [
        'content',
        'instance_id',
        'floating_ip_id',
        'load_balancer_id',
        'ttl',
        'priority',
        'weight',
        'port',
      ],
      rules: [...rules, ...followRules],
      awaits: applying,
    }),
    update: update({
      note: 'The type and what the record follows cannot be changed: delete it and create a new one.',
      takes: ['name', 'content', 'ttl', 'priority', 'weight', 'port'],
      resends: ['name'],
      rules,
      awaits: applying,
    }),
    delete: destroy({
      about: 'Delete a DNS record at the provider',
      loses: 'The name is no longer resolved to this value.',
      answersRow: true,
      awaits: decommissioning,
    }),
    retry: retryApplying('DNS record'),
  },
});
