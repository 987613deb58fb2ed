import type { Resource } from '../../catalog/resource.ts';
import type { AccountState } from '../state/account-state.ts';
import type { EventAction } from '../state/event-wording.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import type { StorageAddresses } from '../storage/addresses.ts';

/** The decided end of a verb that is started by another one. */
export interface ForcedOutcome {
  /** The state in which it fails, if it can fail. */
  readonly failure: string | undefined;
}

/** The part of the lifecycle that a behaviour uses. */
export interface TransitionStarter {
  /** Starts a verb on a row, or completes it at once if it takes no time. */
  begin(action: EventAction, at: number, outcome?: ForcedOutcome): void;
  /** The duration here, in milliseconds, of what takes `minutes` on a real platform. */
  duration(minutes: number): number;
  /** The failure on demand of a verb, one of `possible`; undefined if it succeeds. */
  failureOf(verb: string, possible: readonly string[]): string | undefined;
}

/** The platform without its storage. */
export interface Engine extends AccountState {
  readonly lifecycle: TransitionStarter;
  /** Creates a row in the account from these values and the members that the platform adds. */
  make(resource: Resource, values: InputMembers): StoredItem;
}

/** The platform as behaviours use it. */
export interface BehaviourPlatform extends Engine {
  /** URLs for uploads and downloads. */
  readonly addresses: StorageAddresses;
  /** Milliseconds since 1970. */
  now(): number;
}
