import { id, list, resource, show, text, texts } from '../vocabulary.ts';

export const cloudProviders = resource('cloud cloud-providers', {
  path: '/cloud/cloud_providers',
  about: 'Cloud providers',
  sample: 'Microsoft Azure',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    disambiguation: text('Suffix that distinguishes providers of the same name', {
      nullable: true,
    }),
    required_credentials: texts('Credentials that an account requires'),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'disambiguation',
  columns: ['name', 'id'],
  wide: ['required_credentials'],
  verbs: { list: list(), show: show({ from: 'list' }) },
});
