import type { ActionVerb } from './action-verb.ts';
import type { Resource } from './resource.ts';

/** Whether a thing has to be in some state, or at rest, before an action is sent to it. */
export const hasStateCheck = ({ fields }: Resource, verb: ActionVerb): boolean =>
  verb.when !== undefined ||
  verb.expects !== undefined ||
  (verb.awaits?.success !== undefined && !verb.repeats) ||
  (fields.state !== undefined && !verb.anytime);
