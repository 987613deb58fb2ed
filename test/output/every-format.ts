/** One run of imco, whose answer is written in several formats at once, to pipes and terminals. */
import { PassThrough } from 'node:stream';
import type { Document, StreamedItems } from '../../src/output/document.ts';
import { findFormat, formatNames, isForPeople } from '../../src/output/formats/formats.ts';
import { openTerminal } from '../../src/output/terminal/terminal.ts';
import { type OpenWriter, openWriter, type Writer } from '../../src/output/writer.ts';
import { asTerminal, textOf } from '../support/program.ts';

/** What stands in one place after a run. */
export interface Written {
  readonly format: string;
  /** Width of the terminal; undefined for a pipe. */
  readonly screen: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Formats by what they have in common: in a run the first of each stands for the others. */
export type StandIns = Readonly<Record<string, readonly string[]>>;

const groupFormats = (by: (name: string) => string): StandIns => {
  const likenesses = [...new Set(formatNames.map(by))];
  return Object.fromEntries(
    likenesses.map((one) => [one, formatNames.filter((name) => by(name) === one)]),
  );
};

/**
 * Of what is read: what a command hands over to be written does not differ between them, nor
 * between a pipe and a terminal.
 */
export const byContents = groupFormats((name) => {
  const { isWide, hasMembers, writesEachOutcome, word } = findFormat(name);
  return String([isForPeople(name), isWide, hasMembers, writesEachOutcome, word === 'name']);
});

/** Of what was done, tried or has failed: that differs only by who is told. */
export const byReader = groupFormats((name) => String(isForPeople(name)));

/** Everything that arrives, so that it can be written more than once. */
const collected = async <T>(arriving: StreamedItems<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  const batches = Symbol.asyncIterator in arriving ? arriving : [arriving];
  for await (const batch of batches) all.push(...batch);
  return all;
};

const whole = async (document: Document): Promise<Document> => {
  if (document.shape === 'list') return { ...document, items: await collected(document.items) };
  if (document.shape !== 'outcomes') return document;
  return { ...document, outcomes: await collected(document.outcomes) };
};

const place = (format: string, screen: number | undefined) => {
  const open = () => Object.assign(new PassThrough(), screen && asTerminal(screen));
  const [stdin, stdout, stderr] = [new PassThrough(), open(), open()];
  const terminal = openTerminal({
    stdin,
    stdout,
    stderr,
    env: { TERM: 'xterm' },
    color: undefined,
  });
  const texts = { stdout: textOf(stdout), stderr: textOf(stderr) };
  return {
    terminal,
    format,
    screen,
    written: (): Written => ({ format, screen, stdout: texts.stdout(), stderr: texts.stderr() }),
  };
};

/** A writer for a run that stands for `formats`, and what stands in each place when it is over. */
export const writingEach = (
  formats: readonly string[],
): { readonly openWriter: OpenWriter; readonly written: () => readonly Written[] } => {
  const places = formats.flatMap((format) => [place(format, undefined), place(format, 100)]);
  return {
    written: () => places.map(({ written }) => written()),
    openWriter: (terminal, options) => {
      const writers = places.map((one) =>
        openWriter(one.terminal, {
          ...options,
          format: one.format,
          // As decided for a run with this format in this place; nothing here is run with --quiet.
          quiet: !isForPeople(one.format) && one.screen === undefined,
        }),
      );
      const each = (tell: (writer: Writer) => void): void => writers.forEach(tell);
      return {
        ...openWriter(terminal, options),
        document: async (document) => {
          const copy = await whole(document);
          for (const writer of writers) await writer.document(copy);
        },
        raw: async (bytes) => {
          const parts: Uint8Array[] = [];
          for await (const part of bytes) parts.push(part);
          for (const writer of writers) {
            await writer.raw(
              (async function* () {
                yield* parts;
              })(),
            );
          }
        },
        text: async (text) => {
          for (const writer of writers) await writer.text(text);
        },
        note: (text) => each((writer) => writer.note(text)),
        warn: (text) => each((writer) => writer.warn(text)),
        warnProgram: (line) => each((writer) => writer.warnProgram(line)),
      };
    },
  };
};
