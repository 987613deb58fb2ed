/** Parsers for flag values, called by commander. */
import { InvalidArgumentError } from 'commander';

/** A count from 1 on. Throws what commander reports as an invalid value. */
export const parseCount = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of at least 1.');
};

/** The values of a flag that may be given several times. */
export const appendValue = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];
