import type { Account } from './account.ts';
import type { Journal } from './journal.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Random } from './random.ts';

/** What the platform has. */
export interface Holdings {
  readonly account: Account;
  readonly journal: Journal;
  readonly random: Random;
}

/** The platform at work. */
export interface World extends Holdings {
  readonly lifecycle: Lifecycle;
  /** Milliseconds since 1970. */
  now(): number;
}
