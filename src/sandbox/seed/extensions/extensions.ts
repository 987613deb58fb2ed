import { realms } from '../../../catalog/cloud/realms.ts';
import { extensionDeployments } from '../../../catalog/extensions/deployments.ts';
import { extensionTemplates } from '../../../catalog/extensions/templates.ts';
import { labels } from '../../../catalog/labels.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import { settleDeployment } from '../../behaviour/extensions/deployments.ts';
import { findTemplateParameters, hideValues } from '../../behaviour/extensions/templates.ts';
import type { SandboxPlatform } from '../../platform.ts';
import type { AccountState } from '../../state/account-state.ts';
import { findByName, plant } from '../plant.ts';
import {
  extensionTemplatesOfAccount,
  globalExtensionTemplate,
  type SeededTemplate,
} from './templates.ts';

const plantTemplate = (
  accountState: AccountState,
  { definition: template, ...facts }: SeededTemplate,
): void => {
  const definition = JSON.stringify(template);
  const parameters = findTemplateParameters(definition);
  plant(accountState, extensionTemplates, { ...facts, definition, parameters });
};

/** The extension template that every account has from the platform. */
export const plantGlobalExtensions = (accountState: AccountState): void =>
  plantTemplate(accountState, globalExtensionTemplate);

/** A deployment: its template, account and realm by name. */
interface Deployed {
  readonly name: string;
  readonly template: string;
  readonly account: string;
  readonly realm: string;
  readonly values: readonly string[];
  readonly label: string;
  /** Why the provider refused it. */
  readonly refused?: string;
}

const deployed: readonly Deployed[] = [
  {
    name: 'scale-set-prod',
    template: 'vm-scale-set',
    account: 'azure-prod',
    realm: 'West Europe',
    values: ['vmName', 'adminPassword', 'instanceCount'],
    label: 'production',
  },
  {
    name: 'orders-queue',
    template: 'message-queue',
    account: 'aws-prod',
    realm: 'EU (Ireland)',
    values: ['QueueName'],
    label: 'staging',
    refused: 'the provider rolled it back: CREATE_FAILED, a queue of this name was just deleted.',
  },
];

const fiveDays = 5 * 24 * 3600 * 1000;

const plantDeployment = (
  platform: SandboxPlatform,
  { name, template, account, realm, values, label, refused }: Deployed,
): void => {
  const row = plant(platform, extensionDeployments, {
    name,
    state: refused === undefined ? 'applied' : 'application_error',
    template_id: findByName(platform, extensionTemplates, template).id,
    cloud_account_id: findByName(platform, cloudAccounts, account).id,
    realm_id: findByName(platform, realms, realm).id,
    realm_ids: [],
    remote_id: null,
    parameter_values: hideValues(Object.fromEntries(values.map((one) => [one, '']))),
    outputs: {},
    label_ids: [findByName(platform, labels, label).id],
  });
  if (refused === undefined) {
    settleDeployment(row);
    return;
  }
  row.error_event_id = platform.journal.write({
    level: 'error',
    header: 'Extension deployment deploy failed',
    description: `Deploy of the extension deployment ${name}, requested by operator, has failed: ${refused}`,
    on: row.id,
    at: platform.now() - fiveDays,
  }).id;
};

/** Extension templates of the account, and what was deployed from them. */
export const plantExtensions = (platform: SandboxPlatform): void => {
  for (const template of extensionTemplatesOfAccount) plantTemplate(platform, template);
  for (const one of deployed) plantDeployment(platform, one);
};
