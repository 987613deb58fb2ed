import type { WaitChoice } from '../waiting/condition-words.ts';
import type { Consent } from './introduce-action.ts';

/** What flags ask of an action, beside what is sent. */
export interface ActionOptions {
  /** Send also when the state says the platform will refuse. */
  readonly force: boolean;
  /** Send nothing more once it has failed for one of its targets. */
  readonly failFast: boolean;
  /** What is waited for; undefined for nothing. */
  readonly wait: WaitChoice | undefined;
  readonly consent: Consent;
}
