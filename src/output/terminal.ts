import { type ColorChoice, type ColorLevel, colorLevel } from './color-level.ts';

/** What has happened to a terminal: it has another size, or the process goes on after a stop. */
export type DisplayChange = 'resized' | 'continued';

/** stdout or stderr. */
export interface Sink {
  /** The stream itself, for libraries that draw on their own (spinner, prompts). */
  readonly stream: NodeJS.WritableStream;
  readonly isTerminal: boolean;
  /** Present on a terminal that can't move its cursor (`TERM=dumb`): nothing is drawn over. */
  readonly dumb?: true;
  /** Present on a terminal that cuts its lines when it gets narrower, instead of breaking them. */
  readonly cutsLines?: true;
  /** Calls back when what was drawn has to be drawn again; answers how to end that. */
  readonly onDisplayChange?: (listener: (change: DisplayChange) => void) => () => void;
  /** Whether the terminal belongs to another program right now. */
  readonly isInBackground?: () => boolean;
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

/** What the process learns of a shell that stops it and lets it go on. */
interface JobControl {
  readonly onContinue: (listener: () => void) => () => void;
  readonly isInBackground: (stream: object) => boolean;
}

/** What a terminal is made of: the process's streams and environment, and what was asked for. */
interface TerminalParts {
  readonly stdin: InputStream;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Env;
  /** From a flag or the configuration; undefined leaves it to the environment. */
  readonly color: ColorChoice | undefined;
  readonly jobs?: JobControl;
}

const usualColumns = 80;

/** Width of a terminal in cells; one of unknown size reports none, or 0. */
const columnsOf = (stream: OutputStream, env: Env): number => {
  if (stream.columns) return stream.columns;
  return /^[1-9]\d*$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : usualColumns;
};

/** xterm itself, screen and the console of Linux do; what imitates them does not. */
const cutsLines = ({ TERM = '', TMUX, XTERM_VERSION }: Env): boolean =>
  !TMUX && (/^(?:screen|linux|rxvt)/.test(TERM) || Boolean(XTERM_VERSION));

const displayChanges =
  (stream: OutputStream, jobs: JobControl | undefined): NonNullable<Sink['onDisplayChange']> =>
  (listener) => {
    const resized = (): void => listener('resized');
    stream.on('resize', resized);
    const end = jobs?.onContinue(() => listener('continued'));
    return () => {
      stream.off('resize', resized);
      end?.();
    };
  };

/** What is known of the terminal behind a stream. */
const displayOf = (
  stream: OutputStream,
  { env, jobs }: TerminalParts,
): Pick<Sink, 'dumb' | 'cutsLines' | 'onDisplayChange' | 'isInBackground'> => ({
  ...(env.TERM === 'dumb' && { dumb: true as const }),
  ...(cutsLines(env) && { cutsLines: true as const }),
  ...(jobs && { isInBackground: () => jobs.isInBackground(stream) }),
  onDisplayChange: displayChanges(stream, jobs),
});

const openSink = (stream: OutputStream, parts: TerminalParts): Sink => {
  const { env, color } = parts;
  const isTerminal = stream.isTTY === true;
  return {
    stream,
    isTerminal,
    ...(isTerminal && displayOf(stream, parts)),
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
