import type { WaitChoice } from '../waiting/condition-words.ts';
import type { Consent } from './introduce-action.ts';

/** The options of an action, apart from what is sent. */
export interface ActionOptions {
  /** Send the request even if the state check fails. */
  readonly force: boolean;
  /** Send no further requests after the first failure. */
  readonly failFast: boolean;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
  readonly consent: Consent;
}
