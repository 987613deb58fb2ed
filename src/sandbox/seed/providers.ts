import { cloudProviders } from '../../catalog/cloud/cloud-providers.ts';
import { genericImages } from '../../catalog/cloud/generic-images.ts';
import { realms } from '../../catalog/cloud/realms.ts';
import { serverPlans } from '../../catalog/cloud/server-plans.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import { storagePlans } from '../../catalog/storage/plans.ts';
import { wizardLocations } from '../../catalog/wizard/locations.ts';
import type { AccountState } from '../state/account-state.ts';
import { locationNames, type Offer, offers } from './offers.ts';
import { plant } from './plant.ts';

const imageNames = [
  'Ubuntu 20.04 LTS x86_64',
  'Ubuntu 22.04 LTS x86_64',
  'Debian 11 x86_64',
  'Debian 12 x86_64',
  'CentOS 7 x86_64',
  'Rocky Linux 9 x86_64',
  'Windows Server 2019 x86_64',
  'Windows Server 2022 x86_64',
];

const day = 24 * 3600 * 1000;

const plantOffer = (
  accountState: AccountState,
  offer: Offer,
  locationIds: ReadonlyMap<string, string>,
  now: number,
): void => {
  const provider = plant(accountState, cloudProviders, {
    name: offer.name,
    disambiguation: offer.disambiguation ?? null,
    required_credentials: [...offer.credentials],
  });
  const places = new Map(
    offer.regions.map(([name, code, location]) => {
      const realm = plant(accountState, realms, {
        name,
        location_id: locationIds.get(location) ?? '',
        cloud_provider_id: provider.id,
        provider_name: code,
        deprecated: offer.closedRegions?.includes(code) ?? false,
      });
      return [code, { realm, location }];
    }),
  );
  for (const [name, cpus, memory, storage, ...codes] of offer.sizes) {
    for (const code of codes) {
      const place = places.get(code);
      if (!place) throw new Error(`the seed has no region ${code}`);
      plant(accountState, serverPlans, {
        name,
        memory,
        cpus,
        storage,
        location_id: place.realm.location_id ?? '',
        location_name: place.location,
        cloud_provider_id: provider.id,
        cloud_provider_name: offer.name,
        realm_id: place.realm.id,
        realm_provider_name: code,
        flavour_provider_name: name,
      });
    }
  }
  for (const { realm } of places.values()) {
    for (const [name, flavour, min, max] of offer.disks) {
      plant(accountState, storagePlans, {
        name,
        min_size: min,
        max_size: max,
        cloud_provider_id: provider.id,
        location_id: realm.location_id ?? '',
        realm_id: realm.id,
        realm_provider_name: realm.provider_name ?? '',
        flavour_provider_name: flavour,
        deprecated: realm.deprecated ?? false,
      });
    }
  }
  for (const name of offer.accounts) {
    plant(accountState, cloudAccounts, {
      name,
      cloud_provider_id: provider.id,
      last_discovered_at: offer.importing ? new Date(now - day).toISOString() : null,
      supports_importing: offer.importing,
      supports_importing_vpcs: offer.importing,
      supports_importing_floating_ips: offer.importing,
      supports_importing_volumes: offer.importing,
    });
  }
};

/** What providers sell, an account or two at each, and the images. `now` in milliseconds. */
export const plantProviders = (accountState: AccountState, now: number): void => {
  const locationIds = new Map<string, string>(
    locationNames.map((name) => [name, plant(accountState, wizardLocations, { name }).id]),
  );
  for (const offer of offers) plantOffer(accountState, offer, locationIds, now);
  for (const name of imageNames) plant(accountState, genericImages, { name });
};
