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

/** What a run works with, from its command line to its exit code. */
export interface RunContext {
  readonly host: Host;
  readonly line: CommandLine;
  /** How to write as far as the command line and the environment say. */
  readonly lineOutput: WriterOptions;
  /** Decides how the run writes, once. The terminal is that of the host unless another is given. */
  readonly setOutput: (options: WriterOptions, terminal?: Terminal) => void;
  /** Writes as was decided; where nothing was by its first use, as `lineOutput` says. */
  readonly writer: Writer;
  /** What the configuration has to say; with a machine format it goes with a failure. */
  readonly notices: string[];
  /** The exit code when nothing fails: a number, or the kind of failure that has it. */
  exit: number | FailureKind;
}

/** A format by its name; a table where there is none of that name. */
const chooseFormat = (asked: string | undefined): string =>
  asked !== undefined && formatNames.includes(asked) ? asked : defaultFormat;

/** The format that the environment asks for. */
export const readDefaultFormat = (env: Host['env']): string => chooseFormat(env.IMCO_OUTPUT);

const readLineOutput = (line: CommandLine, { env }: Host): WriterOptions => {
  const asked = line.format ?? env.IMCO_OUTPUT;
  return {
    format: chooseFormat(asked),
    quiet: false,
    isByQuery: !asked && hasFlag(line.own, '--query'),
  };
};

/** The context of a run of the words of its host. `openWriter` opens the one writer of it. */
export const createRunContext = (
  host: Host,
  openWriter: OpenWriter = openDefaultWriter,
): RunContext => {
  const line = readCommandLine(host.args);
  const lineOutput = readLineOutput(line, host);
  let opened: Writer | undefined;
  const open = (options: WriterOptions, terminal = host.terminal): Writer => {
    if (opened) throw new Error('a run has one writer; this is the second');
    opened = openWriter(terminal, options);
    return opened;
  };
  return {
    host,
    line,
    lineOutput,
    setOutput: (options, terminal) => void open(options, terminal),
    get writer() {
      return opened ?? open(lineOutput);
    },
    notices: [],
    exit: 0,
  };
};
