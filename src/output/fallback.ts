/** The way out for what has become of changes where stdout does not take it: stderr. */

import { ActionFailure, Failure } from '../lib/failures/failures.ts';
import { toJsonText } from '../lib/json/json-text.ts';
import type { Document, StreamedItems } from './document.ts';
import { notWrittenErrorCode } from './output-sink.ts';
import type { Writer } from './writer.ts';

/** What the fallback needs to know of a run. */
interface FallbackOptions {
  /** Something was sent that changes something: from then on outcomes are reported in any case. */
  readonly hasChanged: () => boolean;
  /** A value as it may stand in a log: stderr often is one. */
  readonly redact: (value: unknown) => unknown;
}

/** A writer whose answers come out on stderr where stdout does not take them. */
interface FallbackWriter {
  readonly writer: Writer;
  /** Why an answer came out on stderr instead; undefined where none had to. */
  unwritten(): Failure | undefined;
}

/** All that an answer holds, once it has come. */
interface RecordedAnswer {
  readonly things: readonly unknown[];
  /** It was accepted as a whole, and its end has not been seen. */
  readonly requested?: boolean;
}

/** A copy of things that remembers those that passed; leaving it early does not end their source. */
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

/** The same document, and all that is in it once it has come. */
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

/** Failures of the answer's source are reported as they are: that it was not written is not their fault. */
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

/** What can be said of all that was answered: of what was only accepted the end is open. */
const summarizeAnswer = ({ things, requested }: RecordedAnswer): string => {
  if (things.some(isFailed)) return 'this is what became of each target';
  return requested || things.some(isRequested) ? 'it was requested' : 'it was carried out';
};

const readReason = (thrown: unknown): string => {
  const { cause } = thrown instanceof Failure ? thrown.details : {};
  const reason = cause ?? thrown;
  return reason instanceof Error ? reason.message : String(reason);
};

/**
 * Gives a writer a way out. Once something was changed, an answer that cannot be written - the disk
 * is full, the reader of a pipe went away, a file of imco itself is gone - is written to stderr as
 * plain JSON, which needs nothing more to be loaded, and its failure is kept for the end of the run:
 * what the run ends with is decided by the outcomes first.
 */
export const withFallback = (
  writer: Writer,
  { hasChanged, redact }: FallbackOptions,
): FallbackWriter => {
  let unwritten: Failure | undefined;

  const writeToStderr = (answered: RecordedAnswer, why: string): void => {
    const message = `${summarizeAnswer(answered)}, but the output could not be written: ${why}`;
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
      // Why, and what was answered, is said by now: this is how the run ends.
      unwritten = new ActionFailure('the answer could not be written to stdout: it is on stderr', {
        code: notWrittenErrorCode,
        cause: thrown,
      });
      return;
    }
    // Whoever closed the pipe wanted no more: that fails nothing, but what was done is reported.
    if (hasChanged() && writer.lostReader())
      writeToStderr(await all(), 'nobody reads stdout any more');
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
