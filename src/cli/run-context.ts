import type { Host } from '../host.ts';
import type { FailureKind } from '../lib/failures/failures.ts';
import type { Terminal } from '../lib/terminal.ts';
import { defaultFormat, formatNames } from '../output/formats/formats.ts';
import {
  type OpenWriter,
  openWriter as openDefaultWriter,
  type Writer,
  type WriterOptions,
} from '../output/writer.ts';
import { type CommandLine, hasFlag, readCommandLine } from './command-line/command-line.ts';

/** What is known of a line before its namespace, its verb or its alias was filled in. */
export interface TypedLine {
  /** The first word as it was typed, if it is one of imco. */
  readonly word?: string | undefined;
  /** The alias that was expanded, and the words as they were typed. */
  readonly alias?: { readonly name: string; readonly typed: readonly string[] };
  /** Names of aliases that the first word is none of. */
  readonly aliasNames?: readonly string[];
}

/** The context of a run, from its command line to its exit code. */
export interface RunContext {
  readonly host: Host;
  readonly line: CommandLine;
  readonly typed: TypedLine;
  /** Output options from the command line and the environment. */
  readonly lineOutput: WriterOptions;
  /** Sets the output options, once. Default terminal: that of the host. */
  readonly setOutput: (options: WriterOptions, terminal?: Terminal) => void;
  /** Writes with the options set, or with `lineOutput` if none are set by its first use. */
  readonly writer: Writer;
  /** Notices about the configuration; with a machine format they are part of a failure. */
  readonly notices: string[];
  /** Warnings about values, where stderr is for programs; reported at the end of the run. */
  readonly warnings: string[];
  /** The exit code if nothing fails: a number, or a kind of failure. */
  exit: number | FailureKind;
}

/** A format by its name; unknown names mean a table. */
const chooseFormat = (asked: string | undefined): string =>
  asked !== undefined && formatNames.includes(asked) ? asked : defaultFormat;

/** The format set in the environment. */
export const readDefaultFormat = (env: Host['env']): string => chooseFormat(env.IMCO_OUTPUT);

const readLineOutput = (line: CommandLine, { env }: Host): WriterOptions => {
  const asked = line.format ?? env.IMCO_OUTPUT;
  return {
    format: chooseFormat(asked),
    quiet: false,
    isByQuery: !asked && hasFlag(line.own, '--query'),
  };
};

/** The host, where nobody is asked with `--no-input`. */
const withInputChoice = (host: Host, { own }: CommandLine): Host =>
  hasFlag(own, '--no-input')
    ? { ...host, terminal: { ...host.terminal, unattended: '--no-input' } }
    : host;

/** The context of a run of the words of its host. `openWriter` opens the one writer of it. */
export const createRunContext = (
  started: Host,
  openWriter: OpenWriter = openDefaultWriter,
  typed: TypedLine = {},
): RunContext => {
  const line = readCommandLine(started.args);
  const host = withInputChoice(started, line);
  const lineOutput = readLineOutput(line, host);
  let opened: Writer | undefined;
  const open = (options: WriterOptions, terminal = host.terminal): Writer => {
    if (opened) throw new Error('a run cannot open a second writer');
    opened = openWriter(terminal, options);
    return opened;
  };
  return {
    host,
    line,
    typed,
    lineOutput,
    setOutput: (options, terminal) => void open(options, terminal),
    get writer() {
      return opened ?? open(lineOutput);
    },
    notices: [],
    warnings: [],
    exit: 0,
  };
};
