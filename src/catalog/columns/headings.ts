import type { Field } from '../fields.ts';

/**
 * The headings of fields that many resources have, in the words of an operator; a field of one
 * resource has its own as `heading`. Anything else is headed by its name.
 */
const shared: Readonly<Record<string, string>> = {
  attached_server_id: 'server',
  brownfield: 'imported',
  cloud_account_id: 'account',
  cloud_provider_id: 'provider',
  cluster_plan_id: 'plan',
  default_target_group_id: 'target group',
  error_event_id: 'error',
  execution_order: 'order',
  firewall_profile_id: 'firewall',
  generic_image_id: 'image',
  global_state: 'health',
  last_discovered_at: 'last discovery',
  load_balancer_plan_id: 'plan',
  node_pool_plan_id: 'plan',
  parameter_values: 'parameters',
  publicly_available: 'public',
  realm_provider_name: 'realm',
  remote_id: 'id at provider',
  required_account_data: 'credentials',
  required_credentials: 'credentials',
  run_list: 'recipes',
  server_array_id: 'array',
  server_creation_disabled: 'closed',
  server_plan_id: 'plan',
  storage_plan_id: 'plan',
  supports_importing: 'imports servers',
  supports_importing_floating_ips: 'imports floating ips',
  supports_importing_key_vaults: 'imports key vaults',
  supports_importing_kubernetes_clusters: 'imports clusters',
  supports_importing_policies: 'imports policies',
  supports_importing_volumes: 'imports volumes',
  supports_importing_vpcs: 'imports vpcs',
  variable_value_ids: 'variables',
  vpn_plan_id: 'plan',
};

const formatKey = (key: string, field: Field | undefined): string => {
  const word =
    field?.kind === 'ref'
      ? key.replace(/_id$/, '')
      : field?.kind === 'refs'
        ? key.replace(/_ids$/, 's')
        : key;
  return word.replaceAll('_', ' ');
};

/** The heading of a field in tables, in lower case: that of the field, or that of its name. */
export const chooseColumnHeading = (key: string, field?: Field): string =>
  field?.heading ?? shared[key] ?? formatKey(key, field);
