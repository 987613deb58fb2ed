import { type Failure, TimeoutFailure } from '../lib/failures/failures.ts';
import { isChangingMethod, maybeAppliedHint } from './failures/maybe-applied.ts';

/** Combines a deadline and the caller's signal; call `release` when the request is over. */
export const withDeadline = (
  ms: number,
  late: () => Failure,
  caller: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const forward = (): void => controller.abort(caller?.reason);
  const timer = setTimeout(() => controller.abort(late()), ms);
  if (caller?.aborted) forward();
  caller?.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', forward);
    },
  };
};

/** The failure for a `request` (as `METHOD URL`) without a response within `ms` milliseconds. */
export const createTimeout = (request: string, ms: number): Failure =>
  new TimeoutFailure(`no response within ${ms / 1000} s`, {
    code: 'request_timeout',
    request,
    hint: isChangingMethod(request)
      ? maybeAppliedHint
      : 'try again, or allow more time with --timeout',
  });
