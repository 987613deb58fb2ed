import type { Command, Option } from 'commander';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { readFlagFacts } from './flag-facts.ts';

const formatValue = (option: Option, value: unknown): string =>
  // Commander keeps a duration of a flag as ms.
  quoteForShell(
    readFlagFacts(option).kind === 'duration' && typeof value === 'number'
      ? `${value}ms`
      : String(value),
  );

/** A flag with its value, or its values one after the other, as words of a shell. */
const formatFlag = (option: Option, given: unknown): readonly string[] => {
  const flag = option.long ?? option.flags;
  // `--wait=state` is a hidden flag of its own.
  if (flag === '--wait-until') return [`--wait=${formatValue(option, given)}`];
  // A flag and its opposite share one value.
  if (option.negate !== (given === false)) return [];
  if (typeof given === 'boolean') return [flag];
  const values: readonly unknown[] = Array.isArray(given) ? given : [given];
  return values.flatMap((value) => [flag, formatValue(option, value)]);
};

/**
 * The flags that a command was given, those of parent commands first, as words of a shell, without
 * those that `isLeftOut`.
 */
export const listGivenFlags = (
  command: Command,
  isLeftOut: (option: Option) => boolean,
): readonly string[] => [
  ...(command.parent ? listGivenFlags(command.parent, isLeftOut) : []),
  ...command.options.flatMap((option): readonly string[] => {
    const name = option.attributeName();
    if (isLeftOut(option) || command.getOptionValueSource(name) !== 'cli') return [];
    // The flag of a wait without a state is implied by the one with it.
    if (option.long === '--wait' && command.getOptionValue('waitUntil') !== undefined) return [];
    return formatFlag(option, command.getOptionValue(name));
  }),
];
