import { cloudProviders } from '../../catalog/cloud/cloud-providers.ts';
import { genericImages } from '../../catalog/cloud/generic-images.ts';
import { realms } from '../../catalog/cloud/realms.ts';
import { serverPlans } from '../../catalog/cloud/server-plans.ts';
import type { Row } from '../../catalog/resource.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import { storagePlans } from '../../catalog/storage/plans.ts';
import { wizardLocations } from '../../catalog/wizard/locations.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
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

/** A region of a provider, with the name of the place it is in. */
interface Region {
  readonly realm: Row<typeof realms> & StoredItem;
  readonly location: string;
}

/** The rows of an offer: the provider, and its regions by code. */
interface Planted {
  readonly provider: Row<typeof cloudProviders> & StoredItem;
  readonly regions: ReadonlyMap<string, Region>;
}

const plantRegions = (
  accountState: AccountState,
  { regions, closedRegions }: Offer,
  providerId: string,
  locationIds: ReadonlyMap<string, string>,
): Planted['regions'] =>
  new Map(
    regions.map(([name, code, location]) => {
      const realm = plant(accountState, realms, {
        name,
        location_id: locationIds.get(location) ?? '',
        cloud_provider_id: providerId,
        provider_name: code,
        deprecated: closedRegions?.includes(code) ?? false,
      });
      return [code, { realm, location }];
    }),
  );

const plantServerPlans = (
  accountState: AccountState,
  offer: Offer,
  { provider, regions }: Planted,
): void => {
  for (const [name, cpus, memory, storage, ...codes] of offer.sizes) {
    for (const code of codes) {
      const region = regions.get(code);
      if (!region) throw new Error(`the seed has no region ${code}`);
      plant(accountState, serverPlans, {
        name,
        memory,
        cpus,
        storage,
        location_id: region.realm.location_id ?? '',
        location_name: region.location,
        cloud_provider_id: provider.id,
        cloud_provider_name: offer.name,
        realm_id: region.realm.id,
        realm_provider_name: code,
        flavour_provider_name: name,
      });
    }
  }
};

const plantStoragePlans = (
  accountState: AccountState,
  { disks }: Offer,
  { provider, regions }: Planted,
): void => {
  for (const { realm } of regions.values()) {
    for (const [name, flavour, min, max] of disks) {
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
};

const plantCloudAccounts = (
  accountState: AccountState,
  { accounts, importing, extensions }: Offer,
  { provider }: Planted,
  now: number,
): void => {
  for (const name of accounts) {
    plant(accountState, cloudAccounts, {
      name,
      cloud_provider_id: provider.id,
      last_discovered_at: importing ? new Date(now - day).toISOString() : null,
      supports_importing: importing,
      supports_importing_vpcs: importing,
      supports_importing_floating_ips: importing,
      supports_importing_volumes: importing,
      supports_importing_policies: importing,
      supports_importing_kubernetes_clusters: importing,
      supports_importing_key_vaults: importing && extensions === 'Azure',
      state: 'idle',
      organizationa_state: 'idle',
      error_event_id: null,
      subscription_id: null,
      remote_id: null,
      destroyable: false,
    });
  }
};

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
    discoverable: offer.importing,
    cse_syntax: offer.extensions ?? null,
    standalone_incompatible: false,
  });
  const regions = plantRegions(accountState, offer, provider.id, locationIds);
  plantServerPlans(accountState, offer, { provider, regions });
  plantStoragePlans(accountState, offer, { provider, regions });
  plantCloudAccounts(accountState, offer, { provider, regions }, now);
};

/** The plans of providers, an account or two at each, and the images. `now` is in milliseconds. */
export const plantProviders = (accountState: AccountState, now: number): void => {
  const locationIds = new Map<string, string>(
    locationNames.map((name) => [name, plant(accountState, wizardLocations, { name }).id]),
  );
  for (const offer of offers) plantOffer(accountState, offer, locationIds, now);
  for (const name of imageNames) plant(accountState, genericImages, { name });
};
