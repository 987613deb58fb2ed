/** Key vaults at two providers, and their secrets. */
import { keyVaults } from '../../catalog/secret/key-vaults.ts';
import { secrets } from '../../catalog/secret/secrets.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import type { AccountState } from '../state/account-state.ts';
import { findByName, plant } from './plant.ts';

/** A key vault: name, cloud account, names of its secrets. */
const vaults = [
  ['prod-keys', 'azure-prod', ['db-password', 'smtp-token']],
  ['lab-keys', 'aws-prod', ['registry-token']],
] as const;

/** Key vaults with secrets; one secret could not take its last value. */
export const plantKeyVaults = (accountState: AccountState): void => {
  for (const [name, owner, names] of vaults) {
    const vault = plant(accountState, keyVaults, {
      name,
      state: 'active',
      cloud_account_id: findByName(accountState, cloudAccounts, owner).id,
      remote_id: name,
    });
    for (const secret of names) {
      plant(accountState, secrets, {
        name: secret,
        state: secret === 'smtp-token' ? 'updating_error' : 'available',
        key_vault_id: vault.id,
        remote_id: secret,
      });
    }
  }
};
