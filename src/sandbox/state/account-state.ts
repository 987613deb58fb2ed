import type { FileStore } from '../storage/files.ts';
import type { Account } from './account.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';

/** What the platform has. */
export interface AccountState {
  readonly account: Account;
  readonly journal: Journal;
  readonly random: Random;
  /** The bytes of what was uploaded. */
  readonly files: FileStore;
}
