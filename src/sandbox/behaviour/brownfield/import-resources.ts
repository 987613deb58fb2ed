/** What exists at the provider of each account, and becomes rows when it is imported. */
import { realms } from '../../../catalog/cloud/realms.ts';
import { servers } from '../../../catalog/cloud/servers.ts';
import { clusterPlans } from '../../../catalog/kubernetes/cluster-plans.ts';
import { clusters } from '../../../catalog/kubernetes/clusters.ts';
import { floatingIps } from '../../../catalog/network/floating-ips.ts';
import { vpcs } from '../../../catalog/network/vpcs.ts';
import { policyDefinitions } from '../../../catalog/policy/definitions.ts';
import type { Resource, Row } from '../../../catalog/resource.ts';
import { keyVaults } from '../../../catalog/secret/key-vaults.ts';
import type { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import { storagePlans } from '../../../catalog/storage/plans.ts';
import { volumes } from '../../../catalog/storage/volumes.ts';
import type { InputMembers, StoredItem } from '../../state/rows.ts';
import type { Engine } from '../platform.ts';
import { assignAddresses } from '../servers.ts';

type CloudAccount = Row<typeof cloudAccounts> & StoredItem;
type Realm = (Row<typeof realms> & StoredItem) | undefined;

/** Resources of one kind at a provider. */
interface Found {
  readonly resource: Resource;
  /** Names, which follow that of the account. */
  readonly names: readonly string[];
  /** Members of the row besides its name and account; `at` is its position. */
  readonly members: (at: number, realm: Realm, engine: Engine) => InputMembers;
}

const kinds: Readonly<Record<string, Found>> = {
  servers: {
    resource: servers,
    names: ['crm', 'print', 'backup'],
    members: () => ({ state: 'operational', brownfield_state: 'M1', variable_value_ids: {} }),
  },
  vpcs: {
    resource: vpcs,
    names: ['legacy-net'],
    members: (_at, realm) => ({
      cidr: '172.20.0.0/16',
      state: 'operational',
      realm_provider_name: realm?.provider_name ?? '',
      brownfield: true,
    }),
  },
  'floating-ips': {
    resource: floatingIps,
    names: ['vpn-gateway', 'mail'],
    members: (at, realm) => ({
      address: `198.51.100.${200 + at}`,
      state: 'detached',
      realm_id: realm?.id ?? null,
      brownfield: true,
    }),
  },
  policies: {
    resource: policyDefinitions,
    names: ['allowed-regions'],
    members: () => ({
      description: 'Resources only in these regions',
      definition: '{"effect": "deny"}',
      state: 'created',
      brownfield: true,
    }),
  },
  'kubernetes-clusters': {
    resource: clusters,
    names: ['legacy-k8s'],
    members: (_at, realm, { account }) => {
      const plan = account.of(clusterPlans).find(({ realm_id }) => realm_id === realm?.id);
      return {
        version: '1.29',
        state: 'applied',
        endpoint: 'https://legacy.k8s.example.net',
        ...(plan && { cluster_plan_id: plan.id }),
        realm_id: realm?.id ?? '',
        public_access_ip_addresses: ['198.51.100.0/24'],
        brownfield: true,
      };
    },
  },
  'key-vaults': {
    resource: keyVaults,
    names: ['legacy-keys'],
    members: (_at, realm) => ({ state: 'active', realm_id: realm?.id ?? '', brownfield: true }),
  },
  volumes: {
    resource: volumes,
    names: ['archive', 'crm-data'],
    members: (at, realm, { account }) => ({
      size: 100 * (at + 1),
      state: 'detached',
      storage_plan_id: account.of(storagePlans).find(({ realm_id }) => realm_id === realm?.id)?.id,
      realm_id: realm?.id ?? null,
      brownfield: true,
    }),
  },
};

/** Creates rows for what exists at the provider and was not imported before. */
export const importResources = (
  { id, name: accountName, cloud_provider_id: provider }: CloudAccount,
  kind: string,
  engine: Engine,
): void => {
  const found = kinds[kind];
  if (!found) return;
  const { resource, names, members } = found;
  const realm = engine.account.of(realms).find((one) => one.cloud_provider_id === provider);
  const table = engine.account.table(resource.noun);
  for (const [at, own] of names.entries()) {
    const name = `${accountName}-${own}`;
    if (table.find((row) => row.name === name)) continue;
    const owner = resource.fields.cloud_account_id ? { cloud_account_id: id } : {};
    const values = { name, ...owner, ...members(at, realm, engine) };
    const row = engine.make(resource, values);
    // What a new row gets from its creation does not hold for an imported one.
    Object.assign(row, values);
    if (resource.noun === servers.noun)
      assignAddresses(row as Row<typeof servers> & StoredItem, engine);
  }
};
