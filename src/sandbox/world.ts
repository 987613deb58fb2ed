import type { Resource } from '../catalog/resource.ts';
import type { InputMembers } from './handlers/validation.ts';
import type { Lifecycle } from './lifecycle/lifecycle.ts';
import type { Account } from './state/account.ts';
import type { Journal } from './state/journal.ts';
import type { Random } from './state/random.ts';
import type { StoredItem } from './state/rows.ts';
import type { StorageAddresses } from './storage/addresses.ts';
import type { FileStore } from './storage/files.ts';

/** What the platform has. */
export interface AccountState {
  readonly account: Account;
  readonly journal: Journal;
  readonly random: Random;
  /** The bytes of what was uploaded. */
  readonly files: FileStore;
}

/** What the platform has and can do by itself. */
export interface Engine extends AccountState {
  readonly lifecycle: Lifecycle;
  /** A new row in the account, with what the platform adds to these values. */
  make(resource: Resource, values: InputMembers): StoredItem;
}

/** The platform at work. */
export interface SandboxPlatform extends Engine {
  /** Where bytes are sent to and fetched from. */
  readonly addresses: StorageAddresses;
  /** Milliseconds since 1970. */
  now(): number;
}
