/** Parsers for flag values, called by commander. */
import { InvalidArgumentError, Option } from 'commander';
import { type FlagFacts, setFlagFacts } from './flag-facts.ts';

/** A count from 1 on. Throws what commander reports as an invalid value. */
const parseCount = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of at least 1.');
};

/** A flag for a count. */
export const createCountFlag = (flags: string, about: string, facts: FlagFacts = {}): Option =>
  setFlagFacts(new Option(flags, about).argParser(parseCount), { ...facts, kind: 'integer' });

/** The values of a flag that may be given several times. */
export const appendValue = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];
