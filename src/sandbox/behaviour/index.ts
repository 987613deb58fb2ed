import { deploymentTasks } from '../../catalog/applications/deployment-tasks.ts';
import { applicationDeployments } from '../../catalog/applications/deployments.ts';
import { applicationTemplates } from '../../catalog/applications/templates.ts';
import { attachments } from '../../catalog/blueprint/attachments.ts';
import { collectionVersions } from '../../catalog/blueprint/collection-versions.ts';
import { cookbookVersions } from '../../catalog/blueprint/cookbook-versions.ts';
import { templateScripts } from '../../catalog/blueprint/template-scripts.ts';
import { templates } from '../../catalog/blueprint/templates.ts';
import { brownfieldAccounts } from '../../catalog/brownfield/cloud-accounts.ts';
import { serverArrays } from '../../catalog/cloud/server-arrays.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import { sshProfiles } from '../../catalog/cloud/ssh-profiles.ts';
import { extensionDeployments } from '../../catalog/extensions/deployments.ts';
import { extensionTemplates } from '../../catalog/extensions/templates.ts';
import { infrastructure } from '../../catalog/infrastructure/infrastructure.ts';
import {
  infrastructureExports,
  infrastructureImports,
} from '../../catalog/infrastructure/tasks.ts';
import { clusters } from '../../catalog/kubernetes/clusters.ts';
import { nodePools } from '../../catalog/kubernetes/node-pools.ts';
import { certificates } from '../../catalog/network/certificates.ts';
import { dnsDomains } from '../../catalog/network/dns-domains.ts';
import { dnsRecords } from '../../catalog/network/dns-records.ts';
import { firewallProfiles } from '../../catalog/network/firewall-profiles.ts';
import { floatingIps } from '../../catalog/network/floating-ips.ts';
import { listeners } from '../../catalog/network/listeners.ts';
import { loadBalancers } from '../../catalog/network/load-balancers.ts';
import { subnets } from '../../catalog/network/subnets.ts';
import { targetGroups } from '../../catalog/network/target-groups.ts';
import { vpcs } from '../../catalog/network/vpcs.ts';
import { vpnPlans } from '../../catalog/network/vpn-plans.ts';
import { vpns } from '../../catalog/network/vpns.ts';
import { policyAssignments } from '../../catalog/policy/assignments.ts';
import { policyDefinitions } from '../../catalog/policy/definitions.ts';
import type { Resource } from '../../catalog/resource.ts';
import { keyVaults } from '../../catalog/secret/key-vaults.ts';
import { secrets } from '../../catalog/secret/secrets.ts';
import { volumes } from '../../catalog/storage/volumes.ts';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import {
  wizardCloudAccounts,
  wizardCloudProviders,
  wizardServerPlans,
} from '../../catalog/wizard/choices.ts';
import {
  applicationDeploymentBehaviour,
  deploymentTaskBehaviour,
} from './applications/deployments.ts';
import { applicationTemplateBehaviour } from './applications/templates.ts';
import { attachmentBehaviour } from './attachments.ts';
import type { Behaviour } from './behaviour.ts';
import { brownfieldAccountBehaviour } from './brownfield/cloud-accounts.ts';
import { extensionDeploymentBehaviour } from './extensions/deployments.ts';
import { extensionTemplateBehaviour } from './extensions/templates.ts';
import {
  infrastructureBehaviour,
  infrastructureExportBehaviour,
  infrastructureImportBehaviour,
} from './infrastructure/infrastructure.ts';
import { keyVaultBehaviour, secretBehaviour } from './key-vaults.ts';
import { clusterBehaviour } from './kubernetes/clusters.ts';
import { nodePoolBehaviour } from './kubernetes/node-pools.ts';
import { certificateBehaviour } from './network/certificates.ts';
import { dnsDomainBehaviour } from './network/dns-domains.ts';
import { dnsRecordBehaviour } from './network/dns-records.ts';
import { firewallProfileBehaviour } from './network/firewall-profiles.ts';
import { floatingIpBehaviour } from './network/floating-ips.ts';
import { listenerBehaviour } from './network/listeners.ts';
import { loadBalancerBehaviour } from './network/load-balancers.ts';
import { subnetBehaviour } from './network/subnets.ts';
import { targetGroupBehaviour } from './network/target-groups.ts';
import { vpcBehaviour } from './network/vpcs.ts';
import { vpnBehaviour, vpnPlanBehaviour } from './network/vpns.ts';
import { policyAssignmentBehaviour } from './policy/assignments.ts';
import { policyDefinitionBehaviour } from './policy/definitions.ts';
import { serverArrayBehaviour } from './server-arrays.ts';
import { serverBehaviour } from './servers.ts';
import { sshProfileBehaviour } from './ssh-profiles.ts';
import { templateScriptBehaviour } from './template-scripts.ts';
import { templateBehaviour } from './templates.ts';
import { collectionVersionBehaviour, cookbookVersionBehaviour } from './uploaded-versions.ts';
import { volumeBehaviour } from './volumes.ts';
import {
  wizardAccountBehaviour,
  wizardAppBehaviour,
  wizardProviderBehaviour,
  wizardServerPlanBehaviour,
} from './wizard.ts';

/** A behaviour only gets rows of its own resource. */
const pairBehaviour = <R>(
  { noun }: Pick<Resource, 'noun'>,
  behaviour: Behaviour<R>,
): readonly [string, Behaviour] => [noun, behaviour as Behaviour];

const behaviours = new Map<string, Behaviour>([
  pairBehaviour(templates, templateBehaviour),
  pairBehaviour(templateScripts, templateScriptBehaviour),
  pairBehaviour(attachments, attachmentBehaviour),
  pairBehaviour(cookbookVersions, cookbookVersionBehaviour),
  pairBehaviour(collectionVersions, collectionVersionBehaviour),
  pairBehaviour(keyVaults, keyVaultBehaviour),
  pairBehaviour(secrets, secretBehaviour),
  pairBehaviour(servers, serverBehaviour),
  pairBehaviour(serverArrays, serverArrayBehaviour),
  pairBehaviour(sshProfiles, sshProfileBehaviour),
  pairBehaviour(firewallProfiles, firewallProfileBehaviour),
  pairBehaviour(floatingIps, floatingIpBehaviour),
  pairBehaviour(vpcs, vpcBehaviour),
  pairBehaviour(subnets, subnetBehaviour),
  pairBehaviour(vpns, vpnBehaviour),
  pairBehaviour(vpnPlans, vpnPlanBehaviour),
  pairBehaviour(certificates, certificateBehaviour),
  pairBehaviour(dnsDomains, dnsDomainBehaviour),
  pairBehaviour(dnsRecords, dnsRecordBehaviour),
  pairBehaviour(listeners, listenerBehaviour),
  pairBehaviour(loadBalancers, loadBalancerBehaviour),
  pairBehaviour(targetGroups, targetGroupBehaviour),
  pairBehaviour(volumes, volumeBehaviour),
  pairBehaviour(clusters, clusterBehaviour),
  pairBehaviour(nodePools, nodePoolBehaviour),
  pairBehaviour(wizardApps, wizardAppBehaviour),
  pairBehaviour(wizardCloudProviders, wizardProviderBehaviour),
  pairBehaviour(wizardCloudAccounts, wizardAccountBehaviour),
  pairBehaviour(wizardServerPlans, wizardServerPlanBehaviour),
  pairBehaviour(policyDefinitions, policyDefinitionBehaviour),
  pairBehaviour(policyAssignments, policyAssignmentBehaviour),
  pairBehaviour(extensionTemplates, extensionTemplateBehaviour),
  pairBehaviour(extensionDeployments, extensionDeploymentBehaviour),
  pairBehaviour(brownfieldAccounts, brownfieldAccountBehaviour),
  pairBehaviour(applicationTemplates, applicationTemplateBehaviour),
  pairBehaviour(deploymentTasks, deploymentTaskBehaviour),
  pairBehaviour(applicationDeployments, applicationDeploymentBehaviour),
  pairBehaviour(infrastructure, infrastructureBehaviour),
  pairBehaviour(infrastructureExports, infrastructureExportBehaviour),
  pairBehaviour(infrastructureImports, infrastructureImportBehaviour),
]);

const ordinary: Behaviour = {};

/** The behaviour of a resource; empty for some. */
export const findBehaviour = (resource: Resource): Behaviour =>
  behaviours.get(resource.noun) ?? ordinary;
