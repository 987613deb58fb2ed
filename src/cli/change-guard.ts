/** What makes sure that what has become of a change is reported, whatever happens after it was sent. */

import { Failure } from '../lib/failures/failures.ts';
import { isJsonObject } from '../lib/json/members.ts';
import { withFallback } from '../output/fallback.ts';
import type { Writer } from '../output/writer.ts';
import { maybeAppliedHint } from '../platform/failures/maybe-applied.ts';
import { recogniseSystemFailure } from '../platform/failures/system-failure.ts';
import { createRedactor } from '../platform/redact.ts';

/** What is done around the changes of a run. */
export interface ChangeGuard {
  /** Writes answers to stdout, and those that it does not take to stderr. */
  readonly writer: Writer;
  /** Before a change is sent: loads all that is needed to tell what became of it. */
  readonly beforeChange: () => Promise<void>;
  /** Runs a verb. Throws what it throws, and where an answer could not be written, that. */
  readonly run: (verb: () => Promise<void>) => Promise<void>;
}

/** Names of what may stand in a log where secrets were asked for: nothing else is sure to be none. */
const harmless = new Set(['id', 'name', 'ok', 'unchanged', 'state', 'error']);

const onlyHarmless = (value: unknown): unknown =>
  isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => harmless.has(name)))
    : null;

/** An error after a change, with what that means for the change. */
const afterChange = (thrown: unknown): unknown => {
  if (thrown instanceof Failure) return thrown;
  const failure = recogniseSystemFailure(thrown, maybeAppliedHint);
  if (failure) return failure;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Error(`${message}; what was asked for: ${maybeAppliedHint}`, { cause: thrown });
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
