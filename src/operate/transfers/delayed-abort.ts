/** A delayed signal, and a function that releases it. */
export interface DelayedAbort {
  readonly signal: AbortSignal;
  release(): void;
}

/**
 * Creates a signal that aborts `ms` milliseconds after `signal`, with the same reason. This gives
 * a create request time to respond, as without the id the new resource could not be removed again.
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
