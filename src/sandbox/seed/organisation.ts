/** What the platform knows of the organisation behind the account, and what it offers to it. */
import { customers } from '../../catalog/admin/customers.ts';
import { templateAddons } from '../../catalog/blueprint/template-addons.ts';
import { genericImages } from '../../catalog/cloud/generic-images.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import { configurationCandidates } from '../../catalog/settings/configuration-candidates.ts';
import { roles } from '../../catalog/settings/roles.ts';
import type { AccountState } from '../state/account-state.ts';
import { findByName, plant } from './plant.ts';

/** A role, and what it allows. */
const knownRoles = [
  ['admin', 'Everything, users and cloud accounts included'],
  ['operator', 'Run servers and change their configuration'],
  ['auditor', 'Read everything, change nothing'],
] as const;

/** An add-on: name, what it does, the recipe it runs. */
const addons = [
  ['monitoring-agent', 'Installs the monitoring agent', 'agent::default'],
  ['log-shipping', 'Sends the system log to a collector', 'rsyslog::client'],
  ['hardening', 'Applies the baseline of the security team', 'os-hardening::default'],
] as const;

/** An organisational unit: name, the path to it, its id at the provider. */
const units = [
  ['workloads-prod', 'root/workloads/prod', 'ou-ab12-1f9c20aa'],
  ['workloads-dev', 'root/workloads/dev', 'ou-ab12-77b31e04'],
  ['sandbox', 'root/sandbox', 'ou-ab12-c0de5500'],
] as const;

/** Roles, and the add-ons for templates. */
export const plantOffersToAccount = (accountState: AccountState): void => {
  for (const [name, description] of knownRoles) plant(accountState, roles, { name, description });
  const images = accountState.account
    .of(genericImages)
    .rows()
    .map(({ id }) => id);
  for (const [name, description, recipe] of addons) {
    plant(accountState, templateAddons, {
      name,
      description,
      generic_image_ids: images,
      run_list: [recipe],
      state: 'ready',
      resource_type: 'template',
    });
  }
};

/** Units that the cloud account at AWS has found, and the customers of the reseller. */
export const plantOrganisation = (accountState: AccountState): void => {
  const account = findByName(accountState, cloudAccounts, 'aws-prod');
  for (const [name, path, remote_id] of units) {
    plant(accountState, configurationCandidates, {
      name,
      path,
      remote_id,
      cloud_account_id: account.id,
      cloud_provider_id: account.cloud_provider_id,
      resource_type: 'import_candidate',
    });
  }
  plant(accountState, customers, { name: 'Example Reseller', admin: true, external_id: null });
  plant(accountState, customers, {
    name: 'Example Shop',
    external_id: 'hub-1042',
    resource_usage: { [account.id]: { servers: 3 } },
  });
  plant(accountState, customers, { name: 'Example Bank', external_id: 'hub-1077' });
};
