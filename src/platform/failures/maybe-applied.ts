/** What is said of a change of which nobody knows whether the platform carried it out. */
export const maybeAppliedHint =
  'it may have been carried out anyway: look at the state before sending it again';

/** Whether a request, as `METHOD URL`, changes something. */
export const isChangingMethod = (request: string): boolean => !request.startsWith('GET ');
