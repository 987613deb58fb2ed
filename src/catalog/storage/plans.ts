import { joinValues } from '../summaries.ts';
import { boolean, id, integer, list, ref, resource, show, text } from '../vocabulary.ts';

export const storagePlans = resource('storage plans', {
  path: '/storage/plans',
  about: 'Disk types for each provider and realm',
  title: 'storage plan',
  sample: 'Premium SSD@westeurope',
  summary: joinValues(['flavour_provider_name', String], ['realm_provider_name', String]),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    min_size: integer('Minimum volume size', { unit: 'GB', nullable: true }),
    max_size: integer('Maximum volume size', { unit: 'GB', nullable: true }),
    cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider'),
    location_id: ref('wizard locations', 'Location'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_provider_id' }),
    realm_provider_name: text('Region code at the provider'),
    flavour_provider_name: text('Disk type at the provider', { heading: 'disk type' }),
    deprecated: boolean('Closed for new volumes'),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'realm_provider_name',
  columns: ['name', 'min_size', 'max_size', 'realm_provider_name', 'flavour_provider_name'],
  wide: ['cloud_provider_id'],
  verbs: {
    list: list({
      operation: 'listCloudProviderStoragePlans',
      path: '/cloud/cloud_providers/{cloud_provider_id}/storage_plans',
      within: 'cloud_provider_id',
    }),
    show: show(),
  },
});
