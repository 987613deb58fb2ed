import type { Command, Option } from 'commander';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { readFlagFacts } from './flag-facts.ts';

/** A flag as it was given. */
interface Given {
  readonly flag: string;
  readonly value: string | boolean;
}

/** The flag as an operator writes it: `--wait=state` comes here as a flag of its own. */
const formatFlag = ({ long, short }: Option): string =>
  long === '--wait-until' ? '--wait=' : (long ?? short ?? '');

const createContradiction = (one: Given, other: Given): UsageFailure =>
  new UsageFailure(
    one.flag === other.flag
      ? `${one.flag} is given twice with different values`
      : `${one.flag} and ${other.flag} cannot be combined`,
    { code: 'contradiction', hint: 'give it once' },
  );

/**
 * Throws a `UsageFailure` where a flag was given nothing: that is what an empty variable leaves, and
 * what counts without the flag may well be something else than was meant.
 */
const refuseEmpty = (option: Option, value: unknown): void => {
  if (typeof value !== 'string' || !isBlank(value) || readFlagFacts(option).acceptsEmpty) return;
  const flag = formatFlag(option);
  throw new UsageFailure(`${flag} is empty`, {
    code: 'empty_value',
    hint: `is a variable empty? leave ${flag.replace(/=$/, '')} out where none is meant`,
  });
};

/**
 * Refuses a flag that is given twice with different values, wherever on the line: one of them would
 * be dropped without a word. What may be given several times keeps a list of its values. Refuses
 * one that is given nothing, too.
 */
export const checkGivenFlags = (commands: readonly Command[]): void => {
  const given = new Map<string, Given>();
  for (const command of commands) {
    for (const option of command.options) {
      const name = option.attributeName();
      // Commander has stored the value by then: its own listener comes first.
      command.on(`option:${option.name()}`, (value: unknown) => {
        refuseEmpty(option, value);
        if (Array.isArray(command.getOptionValue(name))) return;
        const now: Given = {
          flag: formatFlag(option),
          value: typeof value === 'string' ? value : !option.negate,
        };
        const before = given.get(name);
        if (before && before.value !== now.value) throw createContradiction(before, now);
        given.set(name, now);
      });
    }
  }
};

/**
 * What several flags for one thing give together: lists one after the other. Two values that differ
 * are a `UsageFailure`.
 */
export const combineGiven = <T>(flag: string, one: T, other: T): T => {
  // Both are lists of the same thing, or neither is.
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other] as T;
  if (one === other) return one;
  throw new UsageFailure(`--${flag} is given twice with different values`, {
    code: 'contradiction',
    hint: 'give it once',
  });
};
