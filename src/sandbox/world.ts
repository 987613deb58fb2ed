import type { Resource } from '../catalog/resource.ts';
import type { Account } from './account.ts';
import type { Journal } from './journal.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Random } from './random.ts';
import type { Item } from './rows.ts';
import type { Addresses } from './storage/addresses.ts';
import type { Files } from './storage/files.ts';
import type { Members } from './validation.ts';

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
