import { boolean, id, list, ref, resource, show, text, time } from '../vocabulary.ts';

export const cloudAccounts = resource('settings cloud-accounts', {
  path: '/settings/cloud_accounts',
  about: 'Accounts at cloud providers',
  sample: 'azure-prod',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider', { always: true }),
    last_discovered_at: time('Last search for machines to import', { nullable: true }),
    last_discovery_failed_at: time('Last failed search for machines to import', { nullable: true }),
    supports_importing: boolean('Can import servers'),
    supports_importing_vpcs: boolean('Can import VPCs'),
    supports_importing_floating_ips: boolean('Can import floating IPs'),
    supports_importing_volumes: boolean('Can import volumes'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'id'],
  wide: [
    'cloud_provider_id',
    'supports_importing',
    'supports_importing_vpcs',
    'supports_importing_floating_ips',
    'supports_importing_volumes',
    'last_discovered_at',
  ],
  verbs: { list: list(), show: show() },
});
