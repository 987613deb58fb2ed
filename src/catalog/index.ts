/** Everything the platform offers. A new resource is one file and its line here. */
import { events } from './audit/events.ts';
import { scripts } from './blueprint/scripts.ts';
import { templateScripts } from './blueprint/template-scripts.ts';
import { templates } from './blueprint/templates.ts';
import { cloudProviders } from './cloud/cloud-providers.ts';
import { genericImages } from './cloud/generic-images.ts';
import { realms } from './cloud/realms.ts';
import { serverArrays } from './cloud/server-arrays.ts';
import { serverPlans } from './cloud/server-plans.ts';
import { servers } from './cloud/servers.ts';
import { sshProfiles } from './cloud/ssh-profiles.ts';
import { labels } from './labels.ts';
import { firewallProfiles } from './network/firewall-profiles.ts';
import { floatingIps } from './network/floating-ips.ts';
import { subnets } from './network/subnets.ts';
import { vpcs } from './network/vpcs.ts';
import { ping } from './ping.ts';
import type { Resource } from './resource.ts';
import { cloudAccounts } from './settings/cloud-accounts.ts';
import { storagePlans } from './storage/plans.ts';
import { volumes } from './storage/volumes.ts';

/** Version of the API this catalog describes; the first segment of every path. */
export const apiVersion = 'v2';

/** What each namespace is about, for help. */
export const namespaces: Readonly<Record<string, string>> = {
  blueprint: 'What is installed on servers: templates and scripts',
  cloud: 'Servers, server arrays, SSH profiles and what providers sell',
  network: 'Firewall profiles, floating IPs, VPCs and subnets',
  storage: 'Volumes and storage plans',
  settings: 'Cloud accounts',
  audit: 'Events',
};

export const catalog: readonly Resource[] = [
  templates,
  templateScripts,
  scripts,
  servers,
  serverArrays,
  sshProfiles,
  cloudProviders,
  serverPlans,
  realms,
  genericImages,
  firewallProfiles,
  floatingIps,
  vpcs,
  subnets,
  volumes,
  storagePlans,
  cloudAccounts,
  events,
  labels,
  ping,
];

const byNoun = new Map(catalog.map((resource) => [resource.noun, resource]));

/** The resource called `noun`, as `cloud servers`. Throws on a noun the catalog does not have. */
export const resourceOf = (noun: string): Resource => {
  const found = byNoun.get(noun);
  if (!found) throw new Error(`the catalog has no ${noun}`);
  return found;
};
