import type { Resource } from '../../catalog/resource.ts';
import type { AccountState } from '../state/account-state.ts';
import type { EventAction } from '../state/event-wording.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import type { StorageAddresses } from '../storage/addresses.ts';

/** What has been decided of a verb that goes with another one. */
export interface ForcedOutcome {
  /** The state it fails in, if that can be. */
  readonly failure: string | undefined;
}

/** The part of the lifecycle that a behaviour uses. */
export interface TransitionStarter {
  /** Starts a verb on a thing, or does it at once where it takes no time. */
  begin(action: EventAction, at: number, outcome?: ForcedOutcome): void;
  /** How long something takes here that takes `minutes` on a real platform, in milliseconds. */
  duration(minutes: number): number;
}

/** What the platform has and can do by itself. */
export interface Engine extends AccountState {
  readonly lifecycle: TransitionStarter;
  /** A new row in the account, with what the platform adds to these values. */
  make(resource: Resource, values: InputMembers): StoredItem;
}

/** The platform as far as a behaviour knows it. */
export interface BehaviourPlatform extends Engine {
  /** Where bytes are sent to and fetched from. */
  readonly addresses: StorageAddresses;
  /** Milliseconds since 1970. */
  now(): number;
}
