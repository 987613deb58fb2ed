import { cloudAccounts } from '../settings/cloud-accounts.ts';
import { unconfirmedPaths } from '../unconfirmed-paths.ts';
import { action, choose, inState, list, type Noun, resource, show } from '../vocabulary.ts';

const [guessedMethod, guessedPath] =
  unconfirmedPaths['brownfield cloud-accounts']['import-key-vaults'];

/** Imports all resources of a kind: there is nothing to choose from. `titles` are several of them. */
const importAll = <const K extends string, const S extends string>(
  titles: string,
  { supports, state, brings }: { readonly supports: K; readonly state: S; readonly brings: Noun },
) =>
  ({
    about: `Import all ${titles} that the platform does not manage yet`,
    when: inState('idle'),
    expects: {
      field: supports,
      in: [true],
      words: { otherwise: `cannot import ${titles}`, needed: 'an account that can' },
    },
    awaits: { transitional: [state], success: ['idle'], failedIf: 'error_event_id' },
    brings,
  }) as const;

export const brownfieldAccounts = resource('brownfield cloud-accounts', {
  path: '/brownfield/cloud_accounts',
  about: 'Cloud accounts that existing resources can be imported from',
  since: 'v3',
  sample: 'azure',
  rowsOf: 'settings cloud-accounts',
  fields: cloudAccounts.fields,
  overview: { busy: 'state' },
  columns: ['name', 'cloud_provider_id', 'state', 'error_event_id'],
  wide: [
    'supports_importing',
    'supports_importing_vpcs',
    'supports_importing_floating_ips',
    'supports_importing_volumes',
    'supports_importing_policies',
    'supports_importing_kubernetes_clusters',
    'supports_importing_key_vaults',
  ],
  verbs: {
    list: list({ operation: 'listBrownfieldCloudAccounts' }),
    show: show({ operation: 'getBrownfieldCloudAccount' }),
    import: choose(
      'kind',
      {
        servers: 'import-servers',
        vpcs: 'import-vpcs',
        'floating-ips': 'import-floating-ips',
        volumes: 'import-volumes',
        policies: 'import-policies',
        'kubernetes-clusters': 'import-kubernetes-clusters',
        'key-vaults': 'import-key-vaults',
      },
      {
        about: 'Import existing resources of one kind from a cloud account',
        chooses: 'What to import: all resources of this kind',
        note: 'An account runs one import at a time. With --wait, the imported resources are listed.',
      },
    ),
    'import-servers': action('PUT', 'import_servers', {
      ...importAll('servers', {
        supports: 'supports_importing',
        state: 'importing_servers',
        brings: 'cloud servers',
      }),
      operation: 'importServers',
    }),
    'import-vpcs': action('PUT', 'import_vpcs', {
      ...importAll('VPCs', {
        supports: 'supports_importing_vpcs',
        state: 'importing_vpcs',
        brings: 'network vpcs',
      }),
      operation: 'importVpcs',
    }),
    'import-floating-ips': action('PUT', 'import_floating_ips', {
      ...importAll('floating IPs', {
        supports: 'supports_importing_floating_ips',
        state: 'importing_floating_ips',
        brings: 'network floating-ips',
      }),
      operation: 'importFloatingIps',
    }),
    'import-volumes': action('PUT', 'import_volumes', {
      ...importAll('volumes', {
        supports: 'supports_importing_volumes',
        state: 'importing_volumes',
        brings: 'storage volumes',
      }),
      operation: 'importVolumes',
    }),
    'import-policies': action('PUT', 'import_policies', {
      ...importAll('policies', {
        supports: 'supports_importing_policies',
        state: 'importing_policies',
        brings: 'policy definitions',
      }),
      operation: 'importPolicies',
    }),
    'import-kubernetes-clusters': action('PUT', 'import_kubernetes_clusters', {
      ...importAll('Kubernetes clusters', {
        supports: 'supports_importing_kubernetes_clusters',
        state: 'importing_kubernetes_clusters',
        brings: 'kubernetes clusters',
      }),
      operation: 'importKubernetesClusters',
    }),
    'import-key-vaults': action(guessedMethod, guessedPath, {
      ...importAll('key vaults', {
        supports: 'supports_importing_key_vaults',
        state: 'importing_key_vaults',
        brings: 'secret key-vaults',
      }),
      operation: 'importKeyVaults',
      unconfirmed: true,
    }),
  },
});
