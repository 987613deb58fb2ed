import type { Resource } from '../catalog/resource.ts';
import type { Members } from './handlers/validation.ts';
import type { Lifecycle } from './lifecycle/lifecycle.ts';
import type { Account } from './state/account.ts';
import type { Journal } from './state/journal.ts';
import type { Random } from './state/random.ts';
import type { Item } from './state/rows.ts';
import type { Addresses } from './storage/addresses.ts';
import type { Files } from './storage/files.ts';

/** What the platform has. */
export interface Holdings {
  readonly account: Account;
  readonly journal: Journal;
  readonly random: Random;
  /** The bytes of what was uploaded. */
  readonly files: Files;
}

/** What the platform has and can do by itself. */
export interface Workings extends Holdings {
  readonly lifecycle: Lifecycle;
  /** A new row in the account, with what the platform adds to these values. */
  make(resource: Resource, values: Members): Item;
}

/** The platform at work. */
export interface World extends Workings {
  /** Where bytes are sent to and fetched from. */
  readonly addresses: Addresses;
  /** Milliseconds since 1970. */
  now(): number;
}
