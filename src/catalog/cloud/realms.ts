import { showFirst } from '../summaries.ts';
import { boolean, id, list, ref, resource, show, text } from '../vocabulary.ts';

export const realms = resource('cloud realms', {
  path: '/cloud/realms',
  about: 'Regions of cloud providers',
  sample: 'West Europe',
  summary: showFirst('provider_name'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    location_id: ref('wizard locations', 'Location'),
    cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider'),
    provider_name: text('Region code at the provider', { heading: 'code at provider' }),
    deprecated: boolean('Closed for new resources'),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'provider_name',
  columns: ['name', 'provider_name', 'deprecated'],
  wide: ['cloud_provider_id', 'location_id'],
  verbs: {
    list: list({
      operation: 'listCloudProviderRealms',
      path: '/cloud/cloud_providers/{cloud_provider_id}/realms',
      within: 'cloud_provider_id',
    }),
    show: show(),
  },
});
