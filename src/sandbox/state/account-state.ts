import type { FileStore } from '../storage/files.ts';
import type { Account } from './account.ts';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';

/** The account with its journal and files. */
export interface AccountState {
  readonly account: Account;
  readonly journal: Journal;
  readonly random: Random;
  /** The uploaded files. */
  readonly files: FileStore;
}
