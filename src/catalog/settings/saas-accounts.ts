import {
  create,
  destroy,
  id,
  json,
  list,
  ref,
  resource,
  show,
  text,
  update,
} from '../vocabulary.ts';

export const saasAccounts = resource('settings saas-accounts', {
  path: '/settings/saas_accounts',
  about: 'Accounts at SaaS providers, with their credentials',
  title: 'SaaS account',
  sample: 'Datadog',
  fields: {
    id: id(),
    saas_provider_id: ref('cloud saas-providers', 'SaaS provider', { always: true }),
    account_data: json<Record<string, string>, 'saas_provider_id'>(
      'Credentials, one value for each key that the provider requires; prompted for by default',
      {
        object: true,
        secret: true,
        inputOnly: true,
        keyedBy: { ref: 'saas_provider_id', field: 'required_account_data' },
      },
    ),
    resource_type: text('Resource type'),
  },
  namedBy: 'saas_provider_id',
  columns: ['saas_provider_id', 'id'],
  verbs: {
    list: list(),
    show: show({ from: 'list' }),
    create: create({ needs: ['saas_provider_id', 'account_data'] }),
    update: update({ about: 'Replace the credentials of a SaaS account', takes: ['account_data'] }),
    delete: destroy({ loses: 'The credentials of the account are deleted from the platform.' }),
  },
});
