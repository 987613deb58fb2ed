import { errorEvent } from '../provider-fields.ts';
import {
  create,
  destroy,
  id,
  list,
  ref,
  refs,
  resource,
  show,
  text,
  texts,
} from '../vocabulary.ts';
import { applying, applyState, decommissioning, globalState, retryApplying } from './applied.ts';

export const dnsDomains = resource('network dns-domains', {
  path: '/network/dns/domains',
  since: 'v3',
  about: 'DNS domains hosted at a provider',
  title: 'DNS domain',
  labelable: 'dns domain',
  sample: 'shop.example.net',
  fields: {
    id: id(),
    name: text('Domain name', { always: true }),
    state: applyState,
    global_state: globalState,
    name_servers: texts('Name servers to enter at the registrar'),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    remote_id: text('ID at the provider', { nullable: true }),
    error_event_id: errorEvent,
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  overview: { failed: 'global_state' },
  columns: ['name', 'state', 'global_state', 'cloud_account_id', 'name_servers', 'error_event_id'],
  wide: ['label_ids', 'remote_id'],
  verbs: {
    list: list(),
    show: show(),
    create: create({
      note: 'Enter the name servers of the new domain at its registrar. A domain cannot be changed later.',
      needs: ['name', 'cloud_account_id'],
      takes: ['label_ids'],
      awaits: applying,
    }),
    delete: destroy({
      usedBy: ['network dns-records'],
      about: 'Delete a DNS domain at the provider; delete its records first',
      loses: 'The domain at the provider is deleted, and its names are no longer resolved.',
      answersRow: true,
      awaits: decommissioning,
    }),
    retry: retryApplying('DNS domain'),
  },
});
