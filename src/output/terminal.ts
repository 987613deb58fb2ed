/** Colours a stream shows: none, 16, 256 or 16 million. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** stdout or stderr. */
export interface Sink {
  /** The stream itself, for libraries that draw on their own (spinner, prompts). */
  readonly stream: NodeJS.WritableStream;
  readonly isTerminal: boolean;
  /** Width in cells; `Infinity` where the stream is no terminal. */
  readonly columns: number;
  readonly colors: ColorLevel;
}

/** stdin. */
export interface Source {
  readonly stream: NodeJS.ReadableStream;
  readonly isTerminal: boolean;
}

/** The three streams of a run. */
export interface Terminal {
  readonly in: Source;
  readonly out: Sink;
  readonly err: Sink;
}
