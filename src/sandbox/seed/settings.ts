import { createHash } from 'node:crypto';
import { saasProviders } from '../../catalog/cloud/saas-providers.ts';
import { sshProfiles } from '../../catalog/cloud/ssh-profiles.ts';
import { labels } from '../../catalog/labels.ts';
import { firewallProfiles } from '../../catalog/network/firewall-profiles.ts';
import { saasAccounts } from '../../catalog/settings/saas-accounts.ts';
import { managementRules, openRules } from '../behaviour/network/firewall-profiles.ts';
import { encodePublicKey } from '../behaviour/ssh-profiles.ts';
import type { AccountState } from '../state/account-state.ts';
import { findByName, plant } from './plant.ts';

const labelNames = [
  'production',
  'staging',
  'development',
  'critical',
  'database',
  'web',
  'team-payments',
];

/** Labels of the platform itself: name, namespace, value. */
const internalLabels: readonly (readonly [string, string, string])[] = [
  ['deployment', 'imco.cat', '63f1c0ffee0000000000cafe'],
  ['policy', 'imco.policy', 'tag-required'],
];

/** The firewall profile every account has from the start. */
export const plantDefaultFirewall = (accountState: AccountState): void => {
  plant(accountState, firewallProfiles, {
    name: 'Default firewall',
    description: 'Management only',
    default: true,
    rules: [...managementRules],
  });
};

/** Firewall profiles, SSH profiles, an account at a software service and labels. */
export const plantSettings = (accountState: AccountState): void => {
  plant(accountState, firewallProfiles, {
    name: 'web',
    description: 'HTTP and HTTPS for everybody',
    rules: [
      ...managementRules,
      openRules(80, '0.0.0.0/0', 'http'),
      openRules(443, '0.0.0.0/0', 'https'),
    ],
  });
  plant(accountState, firewallProfiles, {
    name: 'database',
    description: 'PostgreSQL for the private networks',
    rules: [...managementRules, openRules(5432, '10.0.0.0/8', 'postgresql')],
  });
  for (const name of ['ops-team', 'developers', 'ci']) {
    const key = createHash('sha256').update(`key of ${name}`).digest();
    plant(accountState, sshProfiles, {
      name,
      public_key: encodePublicKey(key, `${name}@example.net`),
    });
  }
  plant(accountState, saasAccounts, {
    saas_provider_id: findByName(accountState, saasProviders, 'Datadog').id,
  });
  for (const name of labelNames) plant(accountState, labels, { name });
  for (const [name, namespace, value] of internalLabels)
    plant(accountState, labels, { name, namespace, value });
};
