import { cloudProviders } from '../../../catalog/cloud/cloud-providers.ts';
import { realms } from '../../../catalog/cloud/realms.ts';
import { loadBalancerPlans } from '../../../catalog/network/load-balancer-plans.ts';
import type { AccountState } from '../../state/account-state.ts';
import { plant } from '../plant.ts';

/** A kind of load balancer of a provider. */
interface Kind {
  readonly name: string;
  readonly provider: string;
  readonly flavour: string;
  readonly protocols: readonly string[];
  readonly healthChecks: readonly string[];
  readonly ruleFields: readonly string[];
  readonly intervals: Readonly<Record<string, unknown>>;
  readonly timeouts: Readonly<Record<string, unknown>>;
  readonly thresholds: Readonly<Record<string, unknown>>;
}

const kinds: readonly Kind[] = [
  {
    name: 'Application load balancer',
    provider: 'Amazon Web Services',
    flavour: 'application',
    protocols: ['http', 'https'],
    healthChecks: ['http', 'https'],
    ruleFields: ['host_header', 'http_request_method', 'path_pattern', 'query_string', 'source_ip'],
    intervals: { min: 5, max: 300 },
    timeouts: { min: 2, max: 120 },
    thresholds: { min: 2, max: 10 },
  },
  {
    name: 'Network load balancer',
    provider: 'Amazon Web Services',
    flavour: 'network',
    protocols: ['tcp', 'tls', 'udp'],
    healthChecks: ['tcp', 'http', 'https'],
    ruleFields: [],
    intervals: { values: [10, 30] },
    timeouts: { min: 6, max: 10 },
    thresholds: { min: 2, max: 10 },
  },
  {
    name: 'Standard load balancer',
    provider: 'Microsoft Azure',
    flavour: 'Standard',
    protocols: ['tcp', 'udp'],
    healthChecks: ['tcp', 'http', 'https'],
    ruleFields: [],
    intervals: { min: 5, max: 2_147_483_646 },
    timeouts: {},
    thresholds: { min: 1, max: 100 },
  },
  {
    name: 'Application gateway',
    provider: 'Microsoft Azure',
    flavour: 'Standard_v2',
    protocols: ['http', 'https'],
    healthChecks: ['http', 'https'],
    ruleFields: ['host_header', 'path_pattern'],
    intervals: { min: 1, max: 86_400 },
    timeouts: { min: 1, max: 86_400 },
    thresholds: { min: 1, max: 20 },
  },
  {
    name: 'HTTP load balancer',
    provider: 'Google Compute Engine',
    flavour: 'EXTERNAL_MANAGED',
    protocols: ['http', 'https'],
    healthChecks: ['http', 'https', 'tcp'],
    ruleFields: ['host_header', 'path_pattern'],
    intervals: { min: 1, max: 300 },
    timeouts: { min: 1, max: 300 },
    thresholds: { min: 1, max: 10 },
  },
];

/** The load balancer plans of each region. */
export const plantLoadBalancerPlans = (accountState: AccountState): void => {
  const { account } = accountState;
  for (const kind of kinds) {
    const provider = account.of(cloudProviders).find(({ name }) => name === kind.provider);
    const regions = [...account.of(realms).having('cloud_provider_id', provider?.id ?? '')];
    for (const realm of regions) {
      plant(accountState, loadBalancerPlans, {
        name: kind.name,
        cloud_provider_id: provider?.id ?? '',
        realm_id: realm.id,
        realm_provider_name: realm.provider_name ?? '',
        flavour_provider_name: kind.flavour,
        protocols: [...kind.protocols],
        health_check_protocols: [...kind.healthChecks],
        rule_fields: [...kind.ruleFields],
        health_check_interval_valid_values: kind.intervals,
        health_check_timeout_valid_values: kind.timeouts,
        health_check_threshold_count_valid_values: kind.thresholds,
        deprecated: realm.deprecated ?? false,
      });
    }
  }
};
