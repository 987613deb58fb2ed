import type { Case, Comparison, Measure } from './case.ts';
import { median, ratioOf } from './figures.ts';
import { isThere, measured, rehearse } from './run.ts';

/** A comparison with what came of it. */
export interface Figure extends Comparison {
  readonly case: string;
  readonly node: string;
  readonly measure: Measure;
  readonly rounds: number;
  /** Medians of both. */
  readonly ofTook: number;
  readonly toTook: number;
  readonly ratio: number;
}

/**
 * Runs the commands of a case round after round, each once a round, and answers its figures. Each
 * is rehearsed first, which also fills caches. Commands that need a program which is not there are
 * left out, which `say` hears of.
 */
export const figuresOf = async (
  { title, measure, commands, comparisons, mostRounds = Number.POSITIVE_INFINITY }: Case,
  { node, rounds: wanted }: { readonly node: string; readonly rounds: number },
  say: (text: string) => void,
): Promise<readonly Figure[]> => {
  const rounds = Math.min(wanted, mostRounds);
  const taken = new Map<string, number[]>();
  for (const [name, command] of Object.entries(commands)) {
    const missing = command.needs?.find((program) => !isThere(program));
    if (missing === undefined) taken.set(name, []);
    else say(`${title}: ${name} is left out: there is no ${missing}`);
  }
  const present = Object.entries(commands).filter(([name]) => taken.has(name));
  for (const [, command] of present) await rehearse(command);
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of present) {
      taken.get(name)?.push(await measured(command, measure));
    }
  }
  return comparisons.flatMap((comparison) => {
    const [of, to] = [taken.get(comparison.of), taken.get(comparison.to)];
    if (!of || !to) return [];
    const [ofTook, toTook] = [median(of), median(to)];
    const ratio = ratioOf(of, to);
    return [{ ...comparison, case: title, node, measure, rounds, ofTook, toTook, ratio }];
  });
};
