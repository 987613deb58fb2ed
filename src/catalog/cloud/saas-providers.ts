import { id, list, resource, show, text, texts } from '../vocabulary.ts';

export const saasProviders = resource('cloud saas-providers', {
  path: '/cloud/saas_providers',
  about: 'SaaS providers that the platform supports',
  title: 'SaaS provider',
  sample: 'Datadog',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    required_account_data: texts('Credentials that an account requires'),
  },
  columns: ['name', 'required_account_data'],
  verbs: { list: list(), show: show({ from: 'list' }) },
});
