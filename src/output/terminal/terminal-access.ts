import type { Readable } from 'node:stream';
import type { OpenedTerminal, Terminal, TerminalOutput } from '../../lib/terminal.ts';

/** A terminal on which one question is put. */
interface QuestionTerminal {
  readonly input: Readable;
  readonly sink: TerminalOutput;
  readonly close: () => void;
}

/** Whether Ctrl-D has ended what is typed: the stream never gives anything again. */
const hasEnded = (stream: NodeJS.ReadableStream): boolean =>
  ('readableEnded' in stream && stream.readableEnded === true) ||
  ('destroyed' in stream && stream.destroyed === true);

/** Whether the question can go over the streams of the process itself. */
const isOnStreams = ({ in: source, err }: Terminal): boolean =>
  source.isTerminal && err.isTerminal && !hasEnded(source.stream);

const hasTerminal = (terminal: Terminal): boolean => {
  const standing = terminal.controlling?.standing() ?? 'foreground';
  if (standing === 'none') return false;
  return (
    isOnStreams(terminal) || (standing !== 'waited-for' && terminal.controlling?.isThere() === true)
  );
};

/** Why nobody can be asked, as the end of a sentence; undefined where somebody can. */
export const findAskingObstacle = (terminal: Terminal): string | undefined => {
  if (!hasTerminal(terminal)) return 'this is not a terminal';
  const { unattended } = terminal;
  if (unattended !== undefined) return `${unattended} is set, so imco does not ask questions`;
  return terminal.controlling?.standing() === 'background'
    ? 'imco is running in the background'
    : undefined;
};

/**
 * True if there is somebody to ask: at the terminal on stdin and stderr, or where these lead
 * elsewhere, at the one the process belongs to.
 */
export const canAsk = (terminal: Terminal): boolean => findAskingObstacle(terminal) === undefined;

/**
 * True if somebody sits at stdin as well. What the command line lacks is asked for there only: who
 * leads a pipe or a file into a command does not expect it to talk.
 */
export const canConverse = (terminal: Terminal): boolean =>
  terminal.in.isTerminal && canAsk(terminal);

/**
 * True if what a command lacks can be asked for: stdin and stderr are the terminal of a person. A
 * command that gets its input or reports its failures elsewhere runs unattended.
 */
export const canAskForMissing = (terminal: Terminal): boolean =>
  terminal.err.isTerminal && canConverse(terminal);

const createSink = ({ output }: OpenedTerminal, { err, plain }: Terminal): TerminalOutput => ({
  stream: output,
  isTerminal: true,
  ...(plain && { dumb: plain }),
  columns: ('columns' in output && Number(output.columns)) || 80,
  colors: err.isTerminal ? err.colors : 0,
});

/** Opens the terminal for a question; undefined if it no longer exists. */
export const openForQuestion = (terminal: Terminal): QuestionTerminal | undefined => {
  if (isOnStreams(terminal)) {
    // Clack's types ask for the class; the streams of a process are instances of it.
    const input = terminal.in.stream as Readable;
    return { input, sink: terminal.err, close: () => input.pause() };
  }
  const opened = terminal.controlling?.open();
  return opened && { input: opened.input, sink: createSink(opened, terminal), close: opened.close };
};
