import { joinValues } from '../summaries.ts';
import { boolean, id, json, list, ref, resource, show, text, texts } from '../vocabulary.ts';

export const loadBalancerPlans = resource('network load-balancer-plans', {
  path: '/network/load_balancer_plans',
  since: 'v3',
  about: 'Kinds of load balancers for each provider and realm, with their limits',
  sample: 'Application gateway',
  summary: joinValues(['flavour_provider_name', String], ['realm_provider_name', String]),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_provider_id' }),
    realm_provider_name: text('Region code at the provider', { nullable: true }),
    flavour_provider_name: text('Kind at the provider', { heading: 'kind', nullable: true }),
    protocols: texts('Protocols of listeners and target groups'),
    health_check_protocols: texts('Protocols of health checks', { heading: 'health checks' }),
    rule_fields: texts('Fields for listener rules; none if it has no rules'),
    health_check_interval_valid_values: json('Valid health check intervals', { object: true }),
    health_check_timeout_valid_values: json('Valid health check timeouts', { object: true }),
    health_check_threshold_count_valid_values: json('Valid health check threshold counts', {
      object: true,
    }),
    deprecated: boolean('Closed for new load balancers'),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'realm_provider_name',
  columns: ['name', 'protocols', 'rule_fields', 'realm_provider_name'],
  wide: ['flavour_provider_name', 'health_check_protocols', 'deprecated'],
  verbs: {
    list: list({
      operation: 'listCloudProviderLoadBalancerPlans',
      path: '/cloud/cloud_providers/{cloud_provider_id}/load_balancer_plans',
      within: 'cloud_provider_id',
      clientFilters: ['realm_id'],
    }),
    show: show(),
  },
});
