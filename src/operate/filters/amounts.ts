/** Numbers in conditions: plain, with a unit of size such as `8GB`, or as a duration such as `5m`. */
import { ExactNumber } from '../../lib/json/exact-number.ts';
import { parseSpan } from '../../lib/time/duration.ts';

/** A number that is compared; beyond 2^53 exactly. */
export type Amount = number | bigint;

/** Units of size in MB. */
const sizes: Readonly<Record<string, number>> = {
  k: 1 / 1024,
  m: 1,
  g: 1024,
  t: 1024 ** 2,
  p: 1024 ** 3,
};

const readSize = (unit: string): number | undefined =>
  sizes[/^([kmgtp])(?:i?b)?$/i.exec(unit)?.[1]?.toLowerCase() ?? ''];

const readNumber = (text: string): Amount | undefined => {
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(text)) return undefined;
  const number = Number(text);
  const isExact = text.includes('.') || Number.isSafeInteger(number);
  return isExact ? number : BigInt(text.replace(/^\+/, ''));
};

/**
 * The number that a text stands for in a field of this unit; undefined if it is not one, or has a unit
 * that does not fit.
 */
export const parseAmount = (text: string, unit: string | undefined): Amount | undefined => {
  const plain = readNumber(text);
  if (plain !== undefined || unit === undefined) return plain;
  if (unit === 's') {
    const ms = parseSpan(text);
    return ms === undefined ? undefined : ms / 1000;
  }
  const [, count = '', given = ''] = /^([+-]?\d+(?:\.\d+)?) *([a-z]+)$/i.exec(text) ?? [];
  const [from, to] = [readSize(given), readSize(unit)];
  return from === undefined || to === undefined ? undefined : (Number(count) * from) / to;
};

/** The number that a row has in a field; undefined for none. */
export const readAmount = (value: unknown): Amount | undefined => {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof ExactNumber) return Number(value);
  return typeof value === 'string' ? readNumber(value) : undefined;
};
