/** What a platform answered, kept to be answered again. */
import type { OutgoingHttpHeaders } from 'node:http';

/** An answer as it is sent. */
export interface Sent {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

/** The answers to runs of a name, which the first of them got. */
export interface Tape {
  /** A run of this name begins. */
  begin(name: string): void;
  /** What the request was answered in the first run; undefined in that, and where it sent none. */
  played(request: string): Sent | undefined;
  /** Keeps the answer to a request of the first run. */
  keep(request: string, sent: Sent): void;
}

/** Opens one with nothing on it. */
export const openTape = (): Tape => {
  const kept = new Map<string, Map<string, Sent[]>>();
  let answers: Map<string, Sent[]> | undefined;
  let isFirst = false;
  let counts = new Map<string, number>();
  return {
    begin: (name) => {
      answers = kept.get(name);
      isFirst = answers === undefined;
      answers ??= new Map();
      kept.set(name, answers);
      counts = new Map();
    },
    played: (request) => {
      if (isFirst) return undefined;
      const all = answers?.get(request) ?? [];
      const count = counts.get(request) ?? 0;
      counts.set(request, count + 1);
      // Who asks more often than the first did is told the same again.
      return all[count] ?? all.at(-1);
    },
    keep: (request, sent) => {
      if (!isFirst) return;
      const all = answers?.get(request) ?? [];
      answers?.set(request, [...all, sent]);
    },
  };
};
