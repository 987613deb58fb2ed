import type { Command, Option } from 'commander';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { readFlagFacts } from './flag-facts.ts';

/** A given flag. */
interface Given {
  readonly flag: string;
  readonly value: string | boolean;
}

/** The flag as it is typed: `--wait=state` is a hidden flag of its own here. */
const formatFlag = ({ long, short }: Option): string =>
  long === '--wait-until' ? '--wait=' : (long ?? short ?? '');

const createContradiction = (one: Given, other: Given): UsageFailure =>
  new UsageFailure(
    one.flag === other.flag
      ? `${one.flag} is given twice with different values`
      : `${one.flag} and ${other.flag} cannot be combined`,
    { code: 'contradiction', hint: 'use only one of them' },
  );

/**
 * Throws a `UsageFailure` if a flag has an empty value, usually from an empty variable: the default may
 * not be what was intended.
 */
const refuseEmpty = (option: Option, value: unknown): void => {
  if (typeof value !== 'string' || !isBlank(value) || readFlagFacts(option).acceptsEmpty) return;
  const flag = formatFlag(option);
  throw new UsageFailure(`${flag} is empty`, {
    code: 'empty_value',
    hint: `check whether a variable is empty, or omit ${flag.replace(/=$/, '')}`,
  });
};

/**
 * Refuses a flag that is given twice with different values: one of them would be ignored silently.
 * Repeatable flags collect their values in a list. Refuses empty values, too.
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
 * Combines the values of several spellings of a flag: lists are joined; two different values are a
 * `UsageFailure`.
 */
export const combineGiven = <T>(flag: string, one: T, other: T): T => {
  // Both are lists of the same thing, or neither is.
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other] as T;
  if (one === other) return one;
  throw new UsageFailure(`--${flag} is given twice with different values`, {
    code: 'contradiction',
    hint: 'use only one of them',
  });
};
