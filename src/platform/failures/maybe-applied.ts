/** What is said of a change of which nobody knows whether the platform carried it out. */
export const maybeAppliedHint =
  'the change may have been carried out anyway: check the state before sending it again';

/** Whether a request, as `METHOD URL`, changes something. */
export const isChangingMethod = (request: string): boolean => !request.startsWith('GET ');
