import { desiredRemoteId } from '../provider-fields.ts';
import {
  boolean,
  create,
  destroy,
  foreignId,
  id,
  list,
  ref,
  refs,
  resource,
  show,
  state,
  text,
  update,
} from '../vocabulary.ts';

export const keyVaults = resource('secret key-vaults', {
  path: '/secret/key_vaults',
  about: 'Key vaults, which hold secrets at a provider',
  since: 'v3',
  labelable: 'key_vault',
  sample: 'prod-keys',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    state: state('State', {
      always: true,
      values: ['start', 'deploying', 'active', 'decommissioning', 'stalled', 'end'],
      good: ['active'],
      passing: ['start', 'deploying', 'decommissioning'],
      failed: ['stalled'],
    }),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_account_id' }),
    // No documentation shows where these plans are listed: only an id can be given.
    key_vault_plan_id: foreignId('ID of the key vault plan', { nullable: true }),
    remote_id: text('ID at the provider', { nullable: true }),
    brownfield: boolean('Imported, not created by the platform'),
    desired_remote_id: desiredRemoteId,
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  overview: { failed: 'state' },
  columns: ['name', 'state', 'cloud_account_id', 'realm_id'],
  wide: ['label_ids', 'remote_id', 'key_vault_plan_id', 'brownfield'],
  verbs: {
    list: list(),
    show: show(),
    create: create({
      needs: ['name', 'cloud_account_id'],
      takes: ['realm_id', 'key_vault_plan_id', 'label_ids', 'desired_remote_id'],
      awaits: { transitional: ['start', 'deploying'], success: ['active'], failure: ['stalled'] },
    }),
    update: update({ about: 'Rename a key vault', takes: ['name'] }),
    delete: destroy({
      usedBy: ['secret secrets'],
      loses: 'The key vault at the provider is destroyed.',
      answersRow: true,
      awaits: {
        transitional: ['decommissioning'],
        success: ['end'],
        failure: ['stalled'],
        deleted: true,
      },
    }),
  },
});
