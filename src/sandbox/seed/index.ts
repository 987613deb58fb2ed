import { clusters } from '../../catalog/kubernetes/clusters.ts';
import type { PlatformRelease } from '../../catalog/versions/platform-release.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRandom } from '../state/random.ts';
import { plantApplications } from './applications.ts';
import { plantBlueprints } from './blueprints.ts';
import { plantChoices } from './choices.ts';
import { plantCollections } from './collections.ts';
import { labelCookbooks, plantCookbooks } from './cookbooks.ts';
import { plantEvents } from './events.ts';
import { plantExtensions, plantGlobalExtensions } from './extensions/extensions.ts';
import { plantKeyVaults } from './key-vaults.ts';
import { plantClusters } from './kubernetes/clusters.ts';
import { plantKubernetesPlans } from './kubernetes/plans.ts';
import { plantDnsDomains } from './network/dns.ts';
import { plantLoadBalancerPlans } from './network/load-balancer-plans.ts';
import { plantLoadBalancers } from './network/load-balancers.ts';
import { plantAttachables, plantNetworks } from './network/network.ts';
import { plantOffersToAccount, plantOrganisation } from './organisation.ts';
import { plantBuiltinPolicies, plantPolicies } from './policy/policies.ts';
import { plantProviders } from './providers.ts';
import { plantServers } from './servers.ts';
import { plantDefaultFirewall, plantSettings } from './settings.ts';
import { plantSystemEvents } from './system-events.ts';

/** Initial content of a new account. */
export type SeedPlan =
  /** A new customer's account: providers and templates only. */
  | { readonly kind: 'empty' }
  /** An account in use. */
  | { readonly kind: 'demo'; readonly servers: number; readonly events: number };

/** What every platform has. */
const plantAccount = (platform: SandboxPlatform, plan: SeedPlan): void => {
  plantProviders(platform, platform.now());
  plantCookbooks(platform);
  plantBlueprints(platform);
  plantChoices(platform);
  plantDefaultFirewall(platform);
  plantSystemEvents(platform, platform.now());
  if (plan.kind === 'empty') return;
  plantSettings(platform);
  labelCookbooks(platform);
  plantNetworks(platform);
  plantServers(platform, plan.servers);
  plantAttachables(platform);
};

/** The start of the random sequence for what came with API v3, so that other ids are unchanged. */
const newerSeed = 30_118;

/** The same for policies. */
const policySeed = 30_220;

/** The same for applications. */
const applicationSeed = 30_340;

/** The same for extensions. */
const extensionSeed = 30_460;

/** What platforms that speak API v3 have in addition. */
const plantNewerResources = (platform: SandboxPlatform, plan: SeedPlan): void => {
  const own = { ...platform, random: createRandom(newerSeed) };
  plantKubernetesPlans(own);
  plantLoadBalancerPlans(own);
  const forPolicies = { ...platform, random: createRandom(policySeed) };
  plantBuiltinPolicies(forPolicies);
  const forExtensions = { ...platform, random: createRandom(extensionSeed) };
  plantGlobalExtensions(forExtensions);
  if (plan.kind === 'empty') return;
  plantClusters(own);
  plantLoadBalancers(own);
  plantDnsDomains(own);
  plantOffersToAccount(own);
  plantOrganisation(own);
  plantCollections(own);
  plantKeyVaults(own);
  plantPolicies(forPolicies);
  plantApplications({ ...platform, random: createRandom(applicationSeed) });
  plantExtensions(forExtensions);
};

/**
 * Fills an empty account. The same plan gives the same names and ids every time; a platform that
 * speaks API v3 has more.
 */
export const seedAccount = (
  platform: SandboxPlatform,
  plan: SeedPlan,
  { apis }: Pick<PlatformRelease, 'apis'>,
): void => {
  plantAccount(platform, plan);
  if (apis.some(({ catalog }) => catalog.get(clusters.noun))) plantNewerResources(platform, plan);
  // The newest events come last.
  if (plan.kind === 'demo') plantEvents(platform, plan.events);
};
