/** Everything the platform offers. A new resource is one file and its line here. */
import { events } from './audit/events.ts';
import { systemEvents } from './audit/system-events.ts';
import { attachments } from './blueprint/attachments.ts';
import { cookbookVersions } from './blueprint/cookbook-versions.ts';
import { scripts } from './blueprint/scripts.ts';
import { templateScripts } from './blueprint/template-scripts.ts';
import { templates } from './blueprint/templates.ts';
import { cloudProviders } from './cloud/cloud-providers.ts';
import { genericImages } from './cloud/generic-images.ts';
import { realms } from './cloud/realms.ts';
import { saasProviders } from './cloud/saas-providers.ts';
import { serverArrays } from './cloud/server-arrays.ts';
import { serverPlans } from './cloud/server-plans.ts';
import { servers } from './cloud/servers.ts';
import { sshProfiles } from './cloud/ssh-profiles.ts';
import { labels } from './labels.ts';
import { firewallProfiles } from './network/firewall-profiles.ts';
import { floatingIps } from './network/floating-ips.ts';
import { subnets } from './network/subnets.ts';
import { vpcs } from './network/vpcs.ts';
import { vpnPlans } from './network/vpn-plans.ts';
import { vpns } from './network/vpns.ts';
import { ping } from './ping.ts';
import type { Resource } from './resource.ts';
import { cloudAccounts } from './settings/cloud-accounts.ts';
import { saasAccounts } from './settings/saas-accounts.ts';
import { storagePlans } from './storage/plans.ts';
import { volumes } from './storage/volumes.ts';
import { wizardApps } from './wizard/apps.ts';
import { wizardCloudAccounts, wizardCloudProviders, wizardServerPlans } from './wizard/choices.ts';
import { wizardLocations } from './wizard/locations.ts';

/** What each namespace is about, for help. */
export const namespaces: Readonly<Record<string, string>> = {
  blueprint: 'What is installed on servers: templates, scripts, attachments, cookbooks',
  cloud: 'Servers, server arrays, SSH profiles and what providers sell',
  network: 'Firewall profiles, floating IPs, VPCs, subnets and VPNs',
  storage: 'Volumes and storage plans',
  settings: 'Cloud accounts and SaaS accounts',
  audit: 'Events of the account and of the platform',
  wizard: 'Ready-made apps deployed in one step',
};

export const catalog: readonly Resource[] = [
  templates,
  templateScripts,
  scripts,
  attachments,
  cookbookVersions,
  servers,
  serverArrays,
  sshProfiles,
  cloudProviders,
  serverPlans,
  realms,
  genericImages,
  saasProviders,
  firewallProfiles,
  floatingIps,
  vpcs,
  subnets,
  vpns,
  vpnPlans,
  volumes,
  storagePlans,
  cloudAccounts,
  saasAccounts,
  events,
  systemEvents,
  labels,
  wizardApps,
  wizardLocations,
  wizardCloudProviders,
  wizardCloudAccounts,
  wizardServerPlans,
  ping,
];

const byNoun = new Map(catalog.map((resource) => [resource.noun, resource]));

/** The resource called `noun`, as `cloud servers`. Throws on a noun the catalog does not have. */
export const findResource = (noun: string): Resource => {
  const found = byNoun.get(noun);
  if (!found) throw new Error(`the catalog has no ${noun}`);
  return found;
};
