import { platform as systemPlatform } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { type ColorChoice, type ColorLevel, resolveColorLevel } from './color-level.ts';

/** What has happened to a terminal: it has another size, or the process goes on after a stop. */
export type DisplayChange = 'resized' | 'continued';

/** stdout or stderr. */
export interface TerminalOutput {
  /** The stream itself, for libraries that draw on their own (spinner, prompts). */
  readonly stream: NodeJS.WritableStream;
  readonly isTerminal: boolean;
  /** Present on a terminal where nothing is drawn over: see `Terminal.plain`. */
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
export interface TerminalInput {
  readonly stream: NodeJS.ReadableStream;
  readonly isTerminal: boolean;
}

/** A terminal that was opened by itself, beside the streams of the process. */
export interface OpenedTerminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly close: () => void;
}

/**
 * How the process stands to a terminal: it may read what is typed there; another job of the shell
 * may; or it has none of its own, but somebody waits for it at one (`su -c`); or there is none.
 */
export type Standing = 'foreground' | 'background' | 'waited-for' | 'none';

/** The terminal from which a process can be interrupted, and where its person sits. */
export interface ControllingTerminal {
  readonly standing: () => Standing;
  readonly isThere: () => boolean;
  /** Opens it; undefined where it cannot be opened. */
  readonly open: () => OpenedTerminal | undefined;
  /** Does something while no other process of the same job asks. */
  readonly takeTurn: <T>(signal: AbortSignal | undefined, work: () => Promise<T>) => Promise<T>;
  /** What the terminal itself does on Ctrl-C and Ctrl-Z, to all processes of the job. */
  readonly signalJob: (name: 'SIGINT' | 'SIGTSTP') => void;
  /** Calls `listener` whenever the process goes on after it was stopped; answers what ends that. */
  readonly onContinued: (listener: () => void) => () => void;
}

/** The three streams of a run, and what is known of the person before them. */
export interface Terminal {
  readonly in: TerminalInput;
  readonly out: TerminalOutput;
  readonly err: TerminalOutput;
  readonly controlling?: ControllingTerminal;
  /**
   * Questions are lines and nothing is drawn over: the terminal cannot move its cursor (`TERM` is
   * `dumb` or unset), or its reader does not want that (`IMCO_PLAIN`, `ACCESSIBLE`).
   */
  readonly plain?: true;
  /** Nobody sits there, whatever the streams look like (`CI`). */
  readonly unattended?: true;
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
  readonly controlling?: ControllingTerminal;
  /** As `process.platform`; this machine's by default. */
  readonly platform?: NodeJS.Platform;
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

/** Whether a variable is set to anything but no. */
const isOn = (value: string | undefined): boolean => !/^(?:|0|false|no|off)$/i.test(value ?? '');

const isPlain = ({ env, platform = systemPlatform() }: TerminalParts): boolean => {
  if (isOn(env.IMCO_PLAIN) || isOn(env.ACCESSIBLE)) return true;
  // Terminals of Windows have no TERM.
  return env.TERM === 'dumb' || (!env.TERM && platform !== 'win32');
};

/** xterm itself, screen and the console of Linux do; what imitates them does not. */
const cutsLines = ({ TERM = '', TMUX, XTERM_VERSION }: Env): boolean =>
  !TMUX && (/^(?:screen|linux|rxvt)/.test(TERM) || Boolean(XTERM_VERSION));

const displayChanges =
  (
    stream: OutputStream,
    jobs: JobControl | undefined,
  ): NonNullable<TerminalOutput['onDisplayChange']> =>
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
  parts: TerminalParts,
): Pick<TerminalOutput, 'dumb' | 'cutsLines' | 'onDisplayChange' | 'isInBackground'> => {
  const { env, jobs } = parts;
  return {
    ...(isPlain(parts) && { dumb: true as const }),
    ...(cutsLines(env) && { cutsLines: true as const }),
    ...(jobs && { isInBackground: () => jobs.isInBackground(stream) }),
    onDisplayChange: displayChanges(stream, jobs),
  };
};

const openSink = (stream: OutputStream, parts: TerminalParts): TerminalOutput => {
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
    colors: resolveColorLevel(color, env, isTerminal),
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
  ...(parts.controlling && { controlling: parts.controlling }),
  ...(isPlain(parts) && { plain: true as const }),
  ...(isOn(parts.env.CI) && { unattended: true as const }),
});

/** The same terminal with colour as the configuration asks, which is read after it was opened. */
export const withColorLevel = (
  terminal: Terminal,
  color: ColorChoice | undefined,
  env: Env,
): Terminal => {
  const anew = (sink: TerminalOutput): TerminalOutput => ({
    ...sink,
    get columns() {
      return sink.columns;
    },
    colors: resolveColorLevel(color, env, sink.isTerminal),
  });
  return { ...terminal, out: anew(terminal.out), err: anew(terminal.err) };
};
