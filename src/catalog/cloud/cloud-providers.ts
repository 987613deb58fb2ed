import { boolean, id, list, resource, show, text, texts } from '../vocabulary.ts';

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
    discoverable: boolean('Accounts can discover further accounts of their organisation', {
      since: 'v3',
    }),
    cse_syntax: text('Language of its extension templates', { since: 'v3', nullable: true }),
    standalone_incompatible: boolean('Cannot be used on its own', { since: 'v3' }),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'disambiguation',
  columns: ['name'],
  wide: ['required_credentials'],
  verbs: { list: list(), show: show({ from: 'list' }) },
});
