import type { Option } from 'commander';
import { readFlagFacts } from './flag-facts.ts';

/** The allowed values of a flag; undefined if other values are valid as well. */
export const listAllowedValues = (option: Option): readonly string[] | undefined =>
  option.argChoices ?? readFlagFacts(option).field?.values;

/** Whether a flag has a second form that sets the opposite: `--no-privateness`. */
const canBeNegated = (option: Option): boolean =>
  readFlagFacts(option).field?.kind === 'boolean' && !option.required && !option.optional;

/** A flag as it is typed: `-o, --output <format>`, `--[no-]privateness`. */
export const formatFlagTerm = (option: Option): string =>
  canBeNegated(option) ? option.flags.replace(/^--/, '--[no-]') : option.flags;

/** What a flag is for, with the values it may have and what counts without it. */
export const formatFlagHelp = (option: Option): string => {
  const values = listAllowedValues(option);
  const { fallback } = readFlagFacts(option);
  const allowed = values ? `: ${values.join('|')}` : '';
  const isNamed = fallback === undefined || option.description.includes('(default: ');
  const usual = isNamed ? '' : ` (default: ${fallback})`;
  // What stands in brackets is said of the flag, not of its values.
  const [, about = option.description, notes = ''] =
    /^(.*?)( \([^()]*\))$/.exec(option.description) ?? [];
  return `${about}${allowed}${notes}${usual}`;
};
