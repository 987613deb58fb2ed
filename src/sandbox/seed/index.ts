import { policyDefinitions } from '../../catalog/policy/definitions.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { PlatformRelease } from '../../catalog/versions/platform-release.ts';
import type { SandboxPlatform } from '../platform.ts';
import { plantBlueprints } from './blueprints.ts';
import { plantChoices } from './choices.ts';
import { labelCookbooks, plantCookbooks } from './cookbooks.ts';
import { plantEvents } from './events.ts';
import { plantAttachables, plantNetworks } from './network.ts';
import { plantBuiltinPolicies, plantPolicies } from './policies.ts';
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

/** Whether a release has a resource in any version of the API that it speaks. */
const hasResource = ({ apis }: PlatformRelease, { noun }: Resource): boolean =>
  apis.some(({ catalog }) => catalog.get(noun) !== undefined);

/** Adds what only newer releases have, after everything else, whose ids stay the same. */
const seedNewerResources = (
  platform: SandboxPlatform,
  plan: SeedPlan,
  release: PlatformRelease,
): void => {
  if (!hasResource(release, policyDefinitions)) return;
  plantBuiltinPolicies(platform);
  if (plan.kind === 'demo') plantPolicies(platform);
};

/**
 * Fills an empty account. The same plan and release give the same names and ids every time.
 */
export const seedAccount = (
  platform: SandboxPlatform,
  plan: SeedPlan,
  release: PlatformRelease,
): void => {
  seedCommonResources(platform, plan);
  seedNewerResources(platform, plan, release);
};

/** Adds what all releases have. */
const seedCommonResources = (platform: SandboxPlatform, plan: SeedPlan): void => {
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
  plantEvents(platform, plan.events);
};
