import { id, list, ref, resource, text } from '../vocabulary.ts';

export const configurationCandidates = resource('settings configuration-candidates', {
  path: '/settings/configuration_candidates',
  about: 'Organisational units at the provider that could become cloud accounts',
  since: 'v3',
  sample: 'workloads-prod',
  fields: {
    id: id(),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account it was found through'),
    cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider'),
    name: text('Name', { always: true }),
    remote_id: text('ID at the provider', { nullable: true }),
    path: text('Place in the organisation', { nullable: true }),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'path', 'cloud_account_id', 'remote_id'],
  wide: ['cloud_provider_id'],
  verbs: {
    list: list({
      path: '/settings/cloud_accounts/{cloud_account_id}/configuration_candidates',
      within: 'cloud_account_id',
      note: 'They cannot be taken over with imco: no documentation shows how.',
    }),
  },
});
