/** All resources of the platform. A new resource needs its own file, its noun and its line here. */

import { customers } from './admin/customers.ts';
import { deploymentTasks } from './applications/deployment-tasks.ts';
import { applicationDeployments } from './applications/deployments.ts';
import { applicationTemplates } from './applications/templates.ts';
import { events } from './audit/events.ts';
import { systemEvents } from './audit/system-events.ts';
import { attachments } from './blueprint/attachments.ts';
import { collectionVersions } from './blueprint/collection-versions.ts';
import { cookbookVersions } from './blueprint/cookbook-versions.ts';
import { scripts } from './blueprint/scripts.ts';
import { templateAddons } from './blueprint/template-addons.ts';
import { templateScripts } from './blueprint/template-scripts.ts';
import { templates } from './blueprint/templates.ts';
import { brownfieldAccounts } from './brownfield/cloud-accounts.ts';
import { cloudProviders } from './cloud/cloud-providers.ts';
import { genericImages } from './cloud/generic-images.ts';
import { realms } from './cloud/realms.ts';
import { saasProviders } from './cloud/saas-providers.ts';
import { serverArrays } from './cloud/server-arrays.ts';
import { serverPlans } from './cloud/server-plans.ts';
import { servers } from './cloud/servers.ts';
import { sshProfiles } from './cloud/ssh-profiles.ts';
import { extensionDeployments } from './extensions/deployments.ts';
import { extensionTemplates } from './extensions/templates.ts';
import { infrastructure } from './infrastructure/infrastructure.ts';
import { infrastructureExports, infrastructureImports } from './infrastructure/tasks.ts';
import { clusterPlans } from './kubernetes/cluster-plans.ts';
import { clusters } from './kubernetes/clusters.ts';
import { nodePoolPlans } from './kubernetes/node-pool-plans.ts';
import { nodePools } from './kubernetes/node-pools.ts';
import { labels } from './labels.ts';
import { certificates } from './network/certificates.ts';
import { dnsDomains } from './network/dns-domains.ts';
import { dnsRecords } from './network/dns-records.ts';
import { firewallProfiles } from './network/firewall-profiles.ts';
import { floatingIps } from './network/floating-ips.ts';
import { listenerRules } from './network/listener-rules.ts';
import { listeners } from './network/listeners.ts';
import { loadBalancerPlans } from './network/load-balancer-plans.ts';
import { loadBalancers } from './network/load-balancers.ts';
import { subnets } from './network/subnets.ts';
import { targetGroups } from './network/target-groups.ts';
import { targets } from './network/targets.ts';
import { vpcs } from './network/vpcs.ts';
import { vpnPlans } from './network/vpn-plans.ts';
import { vpns } from './network/vpns.ts';
import { ping } from './ping.ts';
import { policyAssignments } from './policy/assignments.ts';
import { policyDefinitions } from './policy/definitions.ts';
import type { Resource } from './resource.ts';
import { keyVaults } from './secret/key-vaults.ts';
import { secrets } from './secret/secrets.ts';
import { cloudAccounts } from './settings/cloud-accounts.ts';
import { configurationCandidates } from './settings/configuration-candidates.ts';
import { roles } from './settings/roles.ts';
import { saasAccounts } from './settings/saas-accounts.ts';
import { storagePlans } from './storage/plans.ts';
import { volumes } from './storage/volumes.ts';
import type { Noun } from './vocabulary/nouns.ts';
import { wizardApps } from './wizard/apps.ts';
import { wizardCloudAccounts, wizardCloudProviders, wizardServerPlans } from './wizard/choices.ts';
import { wizardLocations } from './wizard/locations.ts';

/** The description of each namespace, for help. */
export const namespaces: Readonly<Record<string, string>> = {
  blueprint: 'Templates, scripts, attachments, cookbooks and collections',
  cloud: 'Servers, server arrays, SSH profiles, plans and providers',
  network: 'Firewalls, floating IPs, VPCs, VPNs, load balancers, DNS',
  storage: 'Volumes and storage plans',
  settings: 'Cloud accounts, SaaS accounts and roles',
  kubernetes: 'Kubernetes clusters, node pools and their plans',
  audit: 'Events of the account and the platform',
  wizard: 'Ready-made apps to deploy',
  secret: 'Key vaults and their secrets',
  extensions: 'Deployment templates of one provider, and what was deployed from them',
  admin: 'Customers of a reseller',
  policy: 'Policy definitions and their assignments',
  applications: 'Applications that are deployed from TOSCA templates',
  brownfield: 'Import of resources that exist at a provider',
};

const resources: { readonly [N in Noun]: Resource & { readonly noun: N } } = {
  'blueprint templates': templates,
  'blueprint template-scripts': templateScripts,
  'blueprint scripts': scripts,
  'blueprint attachments': attachments,
  'blueprint cookbook-versions': cookbookVersions,
  'cloud servers': servers,
  'cloud server-arrays': serverArrays,
  'cloud ssh-profiles': sshProfiles,
  'cloud cloud-providers': cloudProviders,
  'cloud server-plans': serverPlans,
  'cloud realms': realms,
  'cloud generic-images': genericImages,
  'cloud saas-providers': saasProviders,
  'network firewall-profiles': firewallProfiles,
  'network floating-ips': floatingIps,
  'network vpcs': vpcs,
  'network subnets': subnets,
  'network vpns': vpns,
  'network vpn-plans': vpnPlans,
  'storage volumes': volumes,
  'storage plans': storagePlans,
  'settings cloud-accounts': cloudAccounts,
  'settings saas-accounts': saasAccounts,
  'audit events': events,
  'audit system-events': systemEvents,
  labels,
  'wizard apps': wizardApps,
  'wizard locations': wizardLocations,
  'wizard cloud-providers': wizardCloudProviders,
  'wizard cloud-accounts': wizardCloudAccounts,
  'wizard server-plans': wizardServerPlans,
  ping,
  'blueprint template-addons': templateAddons,
  'settings roles': roles,
  'settings configuration-candidates': configurationCandidates,
  'admin customers': customers,
  'secret key-vaults': keyVaults,
  'secret secrets': secrets,
  'blueprint collection-versions': collectionVersions,
  'network load-balancers': loadBalancers,
  'network load-balancer-plans': loadBalancerPlans,
  'network target-groups': targetGroups,
  'network listeners': listeners,
  'network dns-domains': dnsDomains,
  'network dns-records': dnsRecords,
  'network targets': targets,
  'network listener-rules': listenerRules,
  'network certificates': certificates,
  'kubernetes clusters': clusters,
  'kubernetes cluster-plans': clusterPlans,
  'kubernetes node-pools': nodePools,
  'kubernetes node-pool-plans': nodePoolPlans,
  'policy definitions': policyDefinitions,
  'policy assignments': policyAssignments,
  'brownfield cloud-accounts': brownfieldAccounts,
  'applications templates': applicationTemplates,
  'applications deployment-tasks': deploymentTasks,
  'applications deployments': applicationDeployments,
  'extensions templates': extensionTemplates,
  'extensions deployments': extensionDeployments,
  infrastructure,
  'infrastructure-exports': infrastructureExports,
  'infrastructure-imports': infrastructureImports,
};

export const catalog: readonly Resource[] = Object.values(resources);

/** The resource called `noun`, as `cloud servers`. */
export const findResource = (noun: Noun): Resource => resources[noun];
