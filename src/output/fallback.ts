/** The fallback to stderr for the results of changes that cannot be written to stdout. */

import { ActionFailure, Failure } from '../lib/failures/failures.ts';
import { toJsonText } from '../lib/json/json-text.ts';
import type { Document, StreamedItems } from './document.ts';
import { notWrittenErrorCode } from './output-sink.ts';
import type { Writer } from './writer.ts';

/** The options of the fallback. */
interface FallbackOptions {
  /** Something was sent that changes something: from then on outcomes are reported in any case. */
  readonly hasChanged: () => boolean;
  /** Redacts a value for stderr, which is often a log. */
  readonly redact: (value: unknown) => unknown;
}

/** A writer that falls back to stderr if stdout fails. */
interface FallbackWriter {
  readonly writer: Writer;
  /** The failure of stdout if the output went to stderr; undefined otherwise. */
  unwritten(): Failure | undefined;
}

/** All items of an output, once complete. */
interface RecordedAnswer {
  readonly things: readonly unknown[];
  /** The request was accepted and its end has not been seen. */
  readonly requested?: boolean;
}

/** A copy of a stream that records its items; leaving it early does not end the source. */
const recordItems = <Thing>(
  things: StreamedItems<Thing>,
): { readonly things: StreamedItems<Thing>; readonly all: () => Promise<readonly Thing[]> } => {
  if (Symbol.iterator in things) return { things, all: async () => things };
  const source = things[Symbol.asyncIterator]();
  const passed: Thing[] = [];
  const next = async (): Promise<readonly Thing[] | undefined> => {
    const { done, value } = await source.next();
    if (done) return undefined;
    passed.push(...value);
    return value;
  };
  async function* recorded(): AsyncGenerator<readonly Thing[]> {
    for (let batch = await next(); batch; batch = await next()) yield batch;
  }
  return {
    things: recorded(),
    all: async () => {
      while (await next());
      return passed;
    },
  };
};

/** The same document, and a function for all of its items once complete. */
const recordDocument = (
  document: Document,
): { readonly document: Document; readonly all: () => Promise<RecordedAnswer> } => {
  switch (document.shape) {
    case 'outcomes': {
      const { things, all } = recordItems(document.outcomes);
      return {
        document: { ...document, outcomes: things },
        all: async () => ({ things: await all() }),
      };
    }
    case 'list': {
      const { things, all } = recordItems(document.items);
      return {
        document: { ...document, items: things },
        all: async () => ({ things: await all() }),
      };
    }
    case 'object':
      return {
        document,
        all: async () => ({
          things: [document.item],
          ...(document.requested && { requested: true }),
        }),
      };
    case 'value':
      return { document, all: async () => ({ things: [document.value ?? null] }) };
  }
};

/** Whether a failure is about writing; failures of the source are reported unchanged. */
const isAboutWriting = (thrown: unknown): boolean =>
  !(thrown instanceof Failure) || thrown.code === notWrittenErrorCode;

const isFailed = (thing: unknown): boolean =>
  typeof thing === 'object' && thing !== null && 'ok' in thing && thing.ok === false;

const isRequested = (thing: unknown): boolean =>
  typeof thing === 'object' &&
  thing !== null &&
  'requested' in thing &&
  thing.requested === true &&
  !isFailed(thing);

/** Summarises the results: failed, requested or made. */
const summarizeAnswer = ({ things, requested }: RecordedAnswer): string => {
  if (things.some(isFailed)) return 'some changes failed';
  return requested || things.some(isRequested) ? 'the change was requested' : 'the change was made';
};

const readReason = (thrown: unknown): string => {
  const { cause } = thrown instanceof Failure ? thrown.details : {};
  const reason = cause ?? thrown;
  return reason instanceof Error ? reason.message : String(reason);
};

/**
 * Adds a fallback to a writer. After a change, output that cannot be written - the disk is full,
 * the reader of a pipe closed it, a file of imco itself was deleted - goes to stderr as plain JSON,
 * which needs no further module. The failure is reported at the end of the run, as the outcomes
 * decide the exit code first.
 */
export const withFallback = (
  writer: Writer,
  { hasChanged, redact }: FallbackOptions,
): FallbackWriter => {
  let unwritten: Failure | undefined;

  const writeToStderr = (answered: RecordedAnswer, why: string): void => {
    const message = `${summarizeAnswer(answered)}, and the output could not be written: ${why}`;
    const shown = answered.things.map(redact);
    if (writer.reportsAsText) {
      writer.warn(`warning: ${message}`);
      for (const thing of shown) writer.warnProgram(toJsonText(thing));
    } else {
      writer.warnProgram(toJsonText({ unwritten: { message, answer: shown } }));
    }
  };

  const guarded = async (
    write: () => Promise<void>,
    all: () => Promise<RecordedAnswer>,
  ): Promise<void> => {
    try {
      await write();
    } catch (thrown) {
      if (!hasChanged() || !isAboutWriting(thrown)) throw thrown;
      writeToStderr(await all(), readReason(thrown));
      // The reason and the results were printed above: this is the failure of the run.
      unwritten = new ActionFailure(
        'the output could not be written to stdout; it was written to stderr',
        {
          code: notWrittenErrorCode,
          cause: thrown,
        },
      );
      return;
    }
    // A closed pipe is not a failure, but the results of changes are reported.
    if (hasChanged() && writer.lostReader()) writeToStderr(await all(), 'stdout was closed');
  };

  return {
    writer: {
      ...writer,
      document: (document) => {
        const { document: remembered, all } = recordDocument(document);
        return guarded(() => writer.document(remembered), all);
      },
      text: (text) =>
        guarded(
          () => writer.text(text),
          async () => ({ things: [text] }),
        ),
    },
    unwritten: () => unwritten,
  };
};
