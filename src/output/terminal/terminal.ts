import { platform as systemPlatform } from 'node:os';
import type { ControllingTerminal, Terminal, TerminalOutput } from '../../lib/terminal.ts';
import { type ColorChoice, resolveColorLevel } from './color-level.ts';

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
const readColumns = (stream: OutputStream, env: Env): number => {
  if (stream.columns) return stream.columns;
  return /^[1-9]\d*$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : usualColumns;
};

/** Whether a variable is set to anything but no. */
const isOn = (value: string | undefined): boolean => !/^(?:|0|false|no|off)$/i.test(value ?? '');

/** The variable that says that nobody is to be asked. */
const findUnattended = (env: Env): Pick<Terminal, 'unattended'> => {
  const name = ['CI', 'IMCO_NO_INPUT'].find((one) => isOn(env[one]));
  return name === undefined ? {} : { unattended: name };
};

const isPlain = ({ env, platform = systemPlatform() }: TerminalParts): boolean => {
  // What reads the log of a CI run draws nothing over either.
  if (isOn(env.IMCO_PLAIN) || isOn(env.ACCESSIBLE) || isOn(env.CI)) return true;
  // Terminals of Windows have no TERM.
  return env.TERM === 'dumb' || (!env.TERM && platform !== 'win32');
};

/** xterm itself, screen and the console of Linux do; what imitates them does not. */
const isLineCutting = ({ TERM = '', TMUX, XTERM_VERSION }: Env): boolean =>
  !TMUX && (/^(?:screen|linux|rxvt)/.test(TERM) || Boolean(XTERM_VERSION));

const createDisplayListener =
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
const readDisplay = (
  stream: OutputStream,
  parts: TerminalParts,
): Pick<TerminalOutput, 'dumb' | 'cutsLines' | 'onDisplayChange' | 'isInBackground'> => {
  const { env, jobs } = parts;
  return {
    ...(isPlain(parts) && { dumb: true as const }),
    ...(isLineCutting(env) && { cutsLines: true as const }),
    ...(jobs && { isInBackground: () => jobs.isInBackground(stream) }),
    onDisplayChange: createDisplayListener(stream, jobs),
  };
};

const openSink = (stream: OutputStream, parts: TerminalParts): TerminalOutput => {
  const { env, color } = parts;
  const isTerminal = stream.isTTY === true;
  return {
    stream,
    isTerminal,
    ...(isTerminal && readDisplay(stream, parts)),
    // Read at each use: a window changes its size.
    get columns() {
      return isTerminal ? readColumns(stream, env) : Number.POSITIVE_INFINITY;
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
  ...findUnattended(parts.env),
});

/** The same terminal with colour as the configuration asks, which is read after it was opened. */
export const withColorLevel = (
  terminal: Terminal,
  color: ColorChoice | undefined,
  env: Env,
): Terminal => {
  const recolor = (sink: TerminalOutput): TerminalOutput => ({
    ...sink,
    get columns() {
      return sink.columns;
    },
    colors: resolveColorLevel(color, env, sink.isTerminal),
  });
  return { ...terminal, out: recolor(terminal.out), err: recolor(terminal.err) };
};
