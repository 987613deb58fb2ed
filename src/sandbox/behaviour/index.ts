import { servers } from '../../catalog/cloud/servers.ts';
import { sshProfiles } from '../../catalog/cloud/ssh-profiles.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Behaviour } from './behaviour.ts';
import { serverBehaviour } from './servers.ts';
import { sshProfileBehaviour } from './ssh-profiles.ts';

const behaviours = new Map<string, Behaviour>([
  // The rows handed to a behaviour are those of the resource it stands beside.
  [servers.noun, serverBehaviour as Behaviour],
  [sshProfiles.noun, sshProfileBehaviour as Behaviour],
]);

const ordinary: Behaviour = {};

/** What a resource does beyond what the catalog says; most do nothing. */
export const behaviourOf = (resource: Resource): Behaviour =>
  behaviours.get(resource.noun) ?? ordinary;
