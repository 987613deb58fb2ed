/**
 * The hint for a change that the platform may have carried out although no response confirms it.
 */
export const maybeAppliedHint =
  'the change may have been carried out anyway: check the state before sending it again';

/** Whether a request, as `METHOD URL`, changes something. */
export const isChangingMethod = (request: string): boolean => !request.startsWith('GET ');
