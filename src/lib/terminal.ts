/** The terminal of a run as a value: what knows how to print and to ask is in `output`. */
import type { Readable, Writable } from 'node:stream';

/** Colours a stream shows: none, 16, 256 or 16 million. */
export type ColorLevel = 0 | 1 | 2 | 3;

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
  /** Calls the listener when the display must be redrawn; returns a function that removes it. */
  readonly onDisplayChange?: (listener: (change: DisplayChange) => void) => () => void;
  /** Whether the terminal belongs to another program right now. */
  readonly isInBackground?: () => boolean;
  /** Width in cells; `Infinity` if the stream is not a terminal. */
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
  /** What says that nobody is to be asked, whatever the streams look like: `CI`, `--no-input`. */
  readonly unattended?: string;
}
