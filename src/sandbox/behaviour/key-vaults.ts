/** Key vaults at a provider, and the secrets in them. */
import { realms } from '../../catalog/cloud/realms.ts';
import type { Row } from '../../catalog/resource.ts';
import { keyVaults } from '../../catalog/secret/key-vaults.ts';
import { secrets } from '../../catalog/secret/secrets.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import type { Behaviour } from './behaviour.ts';
import { explainTransition } from './transitional.ts';

type KeyVault = Row<typeof keyVaults> & StoredItem;
type Secret = Row<typeof secrets> & StoredItem;

/** The id at the provider of what has just been created there: the requested one, or the name. */
const chooseRemoteId = ({ desired_remote_id: wanted, name }: KeyVault | Secret): string =>
  wanted || name;

const explainOccupied = (vault: KeyVault, { account }: AccountState): string | undefined => {
  const held = account.of(secrets).having('key_vault_id', vault.id);
  return held.length > 0 ? `The key vault ${vault.name} still has secrets` : undefined;
};

/** Key vaults are in a realm of the provider, and deleted only when they are empty. */
export const keyVaultBehaviour: Behaviour<KeyVault> = {
  check: ({ values, present }, { account }) => {
    if (present || values.realm_id === undefined) return {};
    const owner = account.of(cloudAccounts).get(String(values.cloud_account_id));
    const realm = account.of(realms).get(String(values.realm_id));
    return realm?.cloud_provider_id === owner?.cloud_provider_id
      ? {}
      : { realm_id: ['is not a realm of the provider of the cloud account'] };
  },
  onEnter: (vault, value) => {
    if (value === 'active') vault.remote_id ??= chooseRemoteId(vault);
  },
  explainRefusal: (vault, verb, accountState) =>
    verb === 'delete'
      ? (explainTransition('key vault', vault) ?? explainOccupied(vault, accountState))
      : undefined,
};

/** Secrets have no content here: what is sent is not stored. */
export const secretBehaviour: Behaviour<Secret> = {
  explainCreateRefusal: ({ key_vault_id: id = '' }, { account }) => {
    const vault = account.of(keyVaults).get(id);
    return vault?.state === 'active' ? undefined : `The key vault is ${vault?.state ?? 'unknown'}`;
  },
  chooseTransition: (_, { verb, sent }) =>
    verb === 'update' && sent?.content === undefined ? { values: [] } : undefined,
  onEnter: (secret, value) => {
    if (value === 'available') secret.remote_id ??= chooseRemoteId(secret);
  },
  explainRefusal: (secret, verb) =>
    verb === 'delete' ? explainTransition('secret', secret) : undefined,
};
