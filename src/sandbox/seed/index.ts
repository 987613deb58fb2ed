import type { SandboxPlatform } from '../platform.ts';
import { plantBlueprints } from './blueprints.ts';
import { plantChoices } from './choices.ts';
import { labelCookbooks, plantCookbooks } from './cookbooks.ts';
import { plantEvents } from './events.ts';
import { plantAttachables, plantNetworks } from './network.ts';
import { plantOffersToAccount, plantOrganisation } from './organisation.ts';
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

/** Fills an empty account. The same plan gives the same names and ids every time. */
export const seedAccount = (platform: SandboxPlatform, plan: SeedPlan): void => {
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
  plantOffersToAccount(platform);
  plantOrganisation(platform);
};
