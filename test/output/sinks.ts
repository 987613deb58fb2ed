import { PassThrough, Writable } from 'node:stream';
import type { ColorLevel, Terminal, TerminalOutput } from '../../src/lib/terminal.ts';
import type { Column, Document } from '../../src/output/document.ts';
import { findFormat } from '../../src/output/formats/formats.ts';
import type { FormatOptions } from '../../src/output/formats/formatter.ts';

/** A stream that keeps what is written to it. */
export class Kept extends Writable {
  readonly chunks: string[] = [];

  get text(): string {
    return this.chunks.join('');
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(chunk.toString());
    done();
  }
}

export const pipe = (stream: NodeJS.WritableStream = new Kept()): TerminalOutput => ({
  stream,
  isTerminal: false,
  columns: Number.POSITIVE_INFINITY,
  colors: 0,
});

/** A terminal of a given width. */
export const screen = (columns: number, colors: ColorLevel = 0): TerminalOutput => ({
  stream: new Kept(),
  isTerminal: true,
  columns,
  colors,
});

/** Streams of a command in a pipe. */
export const piped = (out: NodeJS.WritableStream, err: NodeJS.WritableStream): Terminal => ({
  in: { stream: new PassThrough(), isTerminal: false },
  out: pipe(out),
  err: pipe(err),
});

/** A column that shows the member of its name. */
export const column = (key: string, more: Partial<Column> = {}): Column => ({
  key,
  heading: key.replaceAll('_', ' '),
  kind: 'text',
  cell: (item) => String(item[key] ?? ''),
  ...more,
});

/** All of what a format writes of a document. */
export const written = async (
  document: Document,
  format: string,
  sink: TerminalOutput = pipe(),
  look: FormatOptions = { headings: true, disarmed: false },
): Promise<string> => {
  const formatter = await findFormat(format).load();
  let text = '';
  for await (const piece of await formatter(document, sink, look)) text += piece;
  return text;
};
