/** What flags are given, as commander reads it. */
import { InvalidArgumentError } from 'commander';

/** A count from 1 on. Throws what commander reports as an invalid value. */
export const parseCount = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a whole number from 1 on.');
};

/** The values of a flag that may be given several times. */
export const appendValue = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];
