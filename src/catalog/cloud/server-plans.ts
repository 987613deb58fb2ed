import { formatMemory, joinValues } from '../summaries.ts';
import { id, integer, list, number, ref, resource, show, text } from '../vocabulary.ts';

export const serverPlans = resource('cloud server-plans', {
  path: '/cloud/server_plans',
  about: 'Server sizes for each provider and realm',
  sample: 'Standard_B2s',
  summary: joinValues(
    ['cpus', (cpus) => `${cpus} CPU`],
    ['memory', formatMemory],
    ['realm_provider_name', String],
  ),
  fields: {
    id: id(),
    name: text('Name at the provider, the same in each realm', { always: true }),
    memory: integer('Memory', { unit: 'MB' }),
    cpus: number('Virtual CPUs'),
    storage: integer('Disk', { unit: 'GB' }),
    location_id: ref('wizard locations', 'Location'),
    location_name: text('Location name', { nullable: true }),
    cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider'),
    cloud_provider_name: text('Cloud provider name', { nullable: true }),
    realm_id: ref('cloud realms', 'Realm', {
      nullable: true,
      within: 'cloud_provider_id',
    }),
    realm_provider_name: text('Region name at the provider', { nullable: true }),
    flavour_provider_name: text('Size name at the provider', {
      heading: 'size',
      nullable: true,
    }),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'realm_provider_name',
  columns: ['name', 'cpus', 'memory', 'storage', 'realm_provider_name'],
  wide: ['cloud_provider_id', 'location_id'],
  verbs: {
    list: list({
      operation: 'listCloudProviderServerPlans',
      path: '/cloud/cloud_providers/{cloud_provider_id}/server_plans',
      within: 'cloud_provider_id',
      filters: {
        realm_id: ref('cloud realms', 'Only server plans of this realm', {
          within: 'cloud_provider_id',
        }),
      },
      byVersion: { v3: { each: 'realm_id' } },
    }),
    show: show(),
  },
});
