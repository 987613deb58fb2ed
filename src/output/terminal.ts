import { type ColorChoice, type ColorLevel, colorLevel } from './color-level.ts';

/** stdout or stderr. */
export interface Sink {
  /** The stream itself, for libraries that draw on their own (spinner, prompts). */
  readonly stream: NodeJS.WritableStream;
  readonly isTerminal: boolean;
  /** Present on a terminal that can't move its cursor (`TERM=dumb`): nothing is drawn over. */
  readonly dumb?: true;
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

type Env = Readonly<Record<string, string | undefined>>;

interface OutputStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

interface InputStream extends NodeJS.ReadableStream {
  readonly isTTY?: boolean | undefined;
}

/** What a terminal is made of: the process's streams and environment, and what was asked for. */
interface TerminalParts {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Env;
  /** From a flag or the configuration; undefined leaves it to the environment. */
  readonly color: ColorChoice | undefined;
}

const usualColumns = 80;

/** Width of a terminal in cells; one of unknown size reports none, or 0. */
const columnsOf = (stream: OutputStream, env: Env): number => {
  if (stream.columns) return stream.columns;
  return /^[1-9]\d*$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : usualColumns;
};

const openSink = (stream: OutputStream, { env, color }: TerminalParts): Sink => {
  const isTerminal = stream.isTTY === true;
  return {
    stream,
    isTerminal,
    ...(isTerminal && env.TERM === 'dumb' ? { dumb: true as const } : {}),
    // Read at each use: a window changes its size.
    get columns() {
      return isTerminal ? columnsOf(stream, env) : Number.POSITIVE_INFINITY;
    },
    colors: colorLevel(color, env, isTerminal),
  };
};

/** The terminal of a run. Colour is decided for stdout and stderr each by itself. */
export const openTerminal = (parts: TerminalParts): Terminal => ({
  // Node makes the stream when it is first asked for, which most commands never do.
  in: {
    get stream() {
      return parts.stdin;
    },
    get isTerminal() {
      return parts.stdin.isTTY === true;
    },
  },
  out: openSink(parts.stdout, parts),
  err: openSink(parts.stderr, parts),
});

/** The same terminal with colour as the configuration asks, which is read after it was opened. */
export const recolored = (
  terminal: Terminal,
  color: ColorChoice | undefined,
  env: Env,
): Terminal => {
  const anew = (sink: Sink): Sink => ({
    ...sink,
    get columns() {
      return sink.columns;
    },
    colors: colorLevel(color, env, sink.isTerminal),
  });
  return { in: terminal.in, out: anew(terminal.out), err: anew(terminal.err) };
};
