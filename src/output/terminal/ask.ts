/** One question on a terminal: whose turn it is, what is typed, and how the terminal is left. */
import { PassThrough, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Interruption, UsageFailure } from '../../lib/failures/failures.ts';
import type { Terminal, TerminalOutput } from '../../lib/terminal.ts';
import { awaitLoopTurn } from '../../lib/time/loop-turn.ts';
import { ignoreErrors } from '../output-sink.ts';
import { findAskingObstacle, openForQuestion } from './terminal-access.ts';

/** What is typed; in raw mode the terminal hands over each key, and shows none. */
export interface KeyStream extends Readable {
  readonly setRawMode: (isRaw: boolean) => void;
}

/** What a question is put with. */
export interface Conversation {
  /** What is typed, without the keys that interrupt, stop or end. */
  readonly input: KeyStream;
  readonly sink: TerminalOutput;
  /** Aborts when the question is over before it was answered. */
  readonly signal: AbortSignal;
  /** Aborts at the end of what is typed: Ctrl-D, or a terminal that went away. */
  readonly inputEnd: AbortSignal;
}

export const createUnanswered = (): Interruption =>
  new Interruption('interrupted', 'interrupted: the question was not answered');

const isInterrupted = (thrown: unknown): boolean =>
  thrown instanceof Interruption && thrown.kind === 'interrupted';

/** The process was stopped and continues: the question must be asked again. */
const resumed = Symbol('the process goes on');

/** Time in which everything arrives that was typed before the question, in ms. */
const arrivalMs = 15;

/** Longest until a stop takes effect, where it does at all, in ms. */
const stopMs = 200;

const keys = { interrupt: 0x03, end: 0x04, stop: 0x1a } as const;

const setRaw = (input: Readable, isRaw: boolean): void => {
  if ('setRawMode' in input && typeof input.setRawMode === 'function') input.setRawMode(isRaw);
};

/** What is typed at a question, and what ends it. */
interface TypedKeys {
  readonly input: KeyStream;
  readonly signal: AbortSignal;
  readonly inputEnd: AbortSignal;
  /** Throws away what was typed before anybody could see the question, and leaves raw mode on. */
  readonly discardEarlier: () => Promise<void>;
  readonly close: () => void;
}

/**
 * Reads the keys of `source`. While the terminal hands over every key, those that interrupt, stop
 * and end do what the terminal itself would make of them, for the whole job.
 */
const openKeys = (source: Readable, { controlling }: Terminal): TypedKeys => {
  const ended = new AbortController();
  const inputEnd = new AbortController();
  let isRaw = false;
  let isEarly = true;
  const setRawMode = (raw: boolean): void => {
    isRaw = raw;
    setRaw(source, raw);
  };
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  const stop = async (): Promise<void> => {
    setRawMode(false);
    controlling?.signalJob('SIGTSTP');
    // Where nobody could let it go on again, the system does not stop it.
    await sleep(stopMs);
    ended.abort(resumed);
  };
  const interrupt = (): void => {
    setRawMode(false);
    ended.abort(createUnanswered());
    controlling?.signalJob('SIGINT');
  };
  const onData = (chunk: Buffer): void => {
    if (ended.signal.aborted) return;
    const at = isRaw ? chunk.findIndex((byte) => Object.values<number>(keys).includes(byte)) : -1;
    if (!isEarly) input.write(at < 0 ? chunk : chunk.subarray(0, at));
    if (at < 0) return;
    const key = chunk[at];
    if (key === keys.interrupt) interrupt();
    else if (key === keys.stop && controlling) stop();
    else if (key === keys.end && !isEarly) inputEnd.abort();
  };
  const onEnd = (): void => inputEnd.abort();
  const endOnContinued = controlling?.onContinued(() => ended.abort(resumed));
  // A question before has paused it.
  source.on('data', onData).on('end', onEnd).on('error', onEnd).resume();
  return {
    input,
    signal: ended.signal,
    inputEnd: inputEnd.signal,
    discardEarlier: async () => {
      // What waits for the end of its line comes as well when every key is handed over.
      setRawMode(true);
      await sleep(arrivalMs);
      // After a stall the timer is due before the terminal was read.
      await awaitLoopTurn();
      isEarly = false;
    },
    close: () => {
      setRawMode(false);
      source.off('data', onData).off('end', onEnd);
      endOnContinued?.();
      input.destroy();
    },
  };
};

const createNoTerminal = (terminal: Terminal): UsageFailure =>
  new UsageFailure(
    `the question cannot be asked: ${findAskingObstacle(terminal) ?? 'the terminal was closed'}`,
    { code: 'no_terminal' },
  );

/** Puts the question once. */
const askOnce = async <T>(
  terminal: Terminal,
  signal: AbortSignal | undefined,
  put: (conversation: Conversation) => Promise<T>,
  introduce: (sink: TerminalOutput) => Promise<void>,
): Promise<T> => {
  const opened = findAskingObstacle(terminal) === undefined ? openForQuestion(terminal) : undefined;
  if (!opened) throw createNoTerminal(terminal);
  const { input: source, sink, close } = opened;
  ignoreErrors(sink.stream);
  const typed = openKeys(source, terminal);
  const ended = AbortSignal.any([typed.signal, ...(signal ? [signal] : [])]);
  try {
    await introduce(sink);
    await typed.discardEarlier();
    ended.throwIfAborted();
    const { input, inputEnd } = typed;
    const answer = await put({ input, sink, signal: ended, inputEnd });
    ended.throwIfAborted();
    return answer;
  } finally {
    typed.close();
    close();
  }
};

/**
 * Puts a question to the person at the terminal, one at a time among the processes of a job; keys
 * typed before the question are discarded. It is asked again after the process was suspended. Ctrl-C
 * is an `Interruption`; if `signal` aborts, its reason is thrown. Only where `canAsk`.
 */
export const ask = async <T>(
  terminal: Terminal,
  signal: AbortSignal | undefined,
  put: (conversation: Conversation) => Promise<T>,
  introduce: (sink: TerminalOutput) => Promise<void> = async () => {},
): Promise<T> => {
  for (;;) {
    try {
      const work = (): Promise<T> => askOnce(terminal, signal, put, introduce);
      return await (terminal.controlling?.takeTurn(signal, work) ?? work());
    } catch (thrown) {
      if (thrown === resumed) continue;
      // A terminal that hands over no keys interrupts with a signal.
      throw isInterrupted(thrown) ? createUnanswered() : thrown;
    }
  }
};
