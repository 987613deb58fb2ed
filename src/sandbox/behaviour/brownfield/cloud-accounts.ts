/** Imports of what exists at a provider, all of one kind at a time. */
import type { Row } from '../../../catalog/resource.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { importResources } from './import-resources.ts';

type CloudAccount = Row<typeof cloudAccounts> & StoredItem;

/** `servers` of the verb `import-servers`. */
const findKind = (verb: string): string | undefined => /^import-(.+)$/.exec(verb)?.[1];

const titles: Readonly<Record<string, string>> = {
  vpcs: 'VPCs',
  'floating-ips': 'floating IPs',
  'kubernetes-clusters': 'Kubernetes clusters',
  'key-vaults': 'key vaults',
};

/** The field that shows whether an account can import a kind. */
const findSupport = (kind: string): string =>
  kind === 'servers' ? 'supports_importing' : `supports_importing_${kind.replaceAll('-', '_')}`;

const canImport = (account: CloudAccount): boolean =>
  Object.entries(account).some(
    ([name, value]) => name.startsWith('supports_importing') && value === true,
  );

/** Cloud accounts that can import. */
export const brownfieldAccountBehaviour: Behaviour<CloudAccount> = {
  rows: ({ platform }) =>
    platform.account
      .of(cloudAccounts)
      .rows()
      .filter((account) => canImport(account)),
  explainRefusal: (account, verb) => {
    const kind = findKind(verb);
    return kind !== undefined && account[findSupport(kind)] !== true
      ? `The cloud account ${account.name} does not support importing ${titles[kind] ?? kind}`
      : undefined;
  },
  explainFailure: ({ name }, verb) => {
    const kind = findKind(verb) ?? '';
    return `the provider denied the request to list the ${titles[kind] ?? kind} of ${name} (AuthorizationFailed).`;
  },
  onDone: (account, { verb, at }, engine) => {
    if (verb === 'import-servers') account.last_discovered_at = new Date(at).toISOString();
    importResources(account, findKind(verb) ?? '', engine);
  },
};
