/** Makes sure that the result of a change is reported, whatever happens after it was sent. */

import { Failure } from '../lib/failures/failures.ts';
import { isJsonObject } from '../lib/json/members.ts';
import { withFallback } from '../output/fallback.ts';
import type { Writer } from '../output/writer.ts';
import { maybeAppliedHint } from '../platform/failures/maybe-applied.ts';
import { recogniseSystemFailure } from '../platform/failures/system-failure.ts';
import { createRedactor } from '../platform/redact.ts';

/** Protects the results of the changes of a run. */
export interface ChangeGuard {
  /** Writes results to stdout, or to stderr if that fails. */
  readonly writer: Writer;
  /** Called before a change is sent: loads everything needed to report its result. */
  readonly beforeChange: () => Promise<void>;
  /** Runs a verb. Throws its failure, or one for a result that could not be written. */
  readonly run: (verb: () => Promise<void>) => Promise<void>;
}

/** Members that may appear in a log when secrets are shown: any other may be a secret. */
const harmless = new Set(['id', 'name', 'ok', 'unchanged', 'state', 'error']);

const onlyHarmless = (value: unknown): unknown =>
  isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => harmless.has(name)))
    : null;

/** An error after a change was sent, with a hint about the change. */
const afterChange = (thrown: unknown): unknown => {
  if (thrown instanceof Failure) return thrown;
  const failure = recogniseSystemFailure(thrown, maybeAppliedHint);
  if (failure) return failure;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Error(`${message}; the change: ${maybeAppliedHint}`, { cause: thrown });
};

/** Creates the guard of a run. */
export const createChangeGuard = (
  plain: Writer,
  options: { readonly secretNames: Iterable<string>; readonly showsSecrets: boolean },
): ChangeGuard => {
  let hasChanged = false;
  let prepared: Promise<void> | undefined;
  const redactor = createRedactor(options.secretNames);
  const redact = (value: unknown): unknown =>
    options.showsSecrets ? onlyHarmless(value) : redactor.value(value);
  const { writer, unwritten } = withFallback(plain, { hasChanged: () => hasChanged, redact });
  return {
    writer,
    beforeChange: async () => {
      prepared ??= plain.prepare();
      await prepared;
      hasChanged = true;
    },
    run: async (verb) => {
      try {
        await verb();
      } catch (thrown) {
        throw hasChanged ? afterChange(thrown) : thrown;
      }
      const failure = unwritten();
      if (failure) throw failure;
    },
  };
};
