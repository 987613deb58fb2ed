import type { ActionVerb } from './action-verb.ts';
import type { Resource } from './resource.ts';

/** Whether an action needs a certain state, or one that is not transitional. */
export const hasStateCheck = ({ fields }: Resource, verb: ActionVerb): boolean =>
  verb.when !== undefined ||
  verb.expects !== undefined ||
  (verb.awaits?.success !== undefined && !verb.repeats) ||
  (fields.state !== undefined && !verb.anytime);
