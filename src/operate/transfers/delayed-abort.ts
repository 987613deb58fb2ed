/** A signal that comes some time after another, and what lets go of both. */
export interface DelayedAbort {
  readonly signal: AbortSignal;
  release(): void;
}

/**
 * A signal that aborts `ms` milliseconds after `signal` does, and with its reason. A create
 * request gets that time to answer: without its id the new thing could not be removed again.
 */
export const startDelayedAbort = (signal: AbortSignal, ms: number): DelayedAbort => {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    timer = setTimeout(() => controller.abort(signal.reason), ms);
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', start);
    },
  };
};
