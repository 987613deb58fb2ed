import { genericImages } from '../../catalog/cloud/generic-images.ts';
import { saasProviders } from '../../catalog/cloud/saas-providers.ts';
import { vpnPlans } from '../../catalog/network/vpn-plans.ts';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import type { AccountState } from '../state/account-state.ts';
import { findByName, plant } from './plant.ts';

/** An app: name, image, memory in MB, CPUs and disk in GB it needs. */
const apps: readonly (readonly [string, string, number, number, number?])[] = [
  ['Joomla', 'Ubuntu 22.04 LTS x86_64', 2048, 1],
  ['WordPress', 'Ubuntu 22.04 LTS x86_64', 1024, 1],
  ['Redmine', 'Debian 12 x86_64', 4096, 2],
  ['GitLab', 'Ubuntu 22.04 LTS x86_64', 8192, 4],
  ['Magento', 'Debian 12 x86_64', 16384, 4, 32],
];

/** A software service and the keys an account there has. */
const services: readonly (readonly [string, ...string[]])[] = [
  ['Datadog', 'api_key', 'application_key'],
  ['New Relic', 'license_key'],
  ['SendGrid', 'user', 'password'],
];

/** A VPN gateway: name, whether both sides are active (sent as a string), name at the provider. */
const gateways = [
  ['Basic', 'false', 'basic'],
  ['VpnGw1', 'false', 'vpn-gw-1'],
  ['VpnGw2', 'true', 'vpn-gw-2'],
] as const;

/** Apps of the wizard, software services and VPN gateways. */
export const plantChoices = (accountState: AccountState): void => {
  for (const [name, image, memory, cpus, storage] of apps) {
    plant(accountState, wizardApps, {
      name,
      flavour_requirements: { memory, cpus, ...(storage !== undefined && { storage }) },
      generic_image_id: findByName(accountState, genericImages, image).id,
    });
  }
  for (const [name, ...keys] of services)
    plant(accountState, saasProviders, { name, required_account_data: keys });
  for (const [name, active, remote] of gateways)
    plant(accountState, vpnPlans, { name, active_active: active, remote_id: remote });
};
