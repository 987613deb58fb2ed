import { parse } from 'lossless-json';
import { integerOf } from '../catalog/integers.ts';
import { deepest, isDeeper } from './depth.ts';

const numberOf = (text: string): number | bigint =>
  /^-?\d+$/.test(text) ? integerOf(text) : Number(text);

/** Whether a JSON value is more than it seems: a number may have been rounded, or it is too deep. */
const isSpecial = (value: unknown, levels = deepest): boolean => {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((part) => isSpecial(part, levels - 1));
  // In every list each value comes by here: a loop makes no list of them first.
  for (const name in value) {
    if (isSpecial(value[name as keyof typeof value], levels - 1)) return true;
  }
  return false;
};

/** A JSON value, and whether it is nested deeper than answers may be. */
interface Exact {
  readonly value: unknown;
  readonly isTooDeep: boolean;
}

/**
 * What JSON.parse makes of a text, except that whole numbers it would round are bigints, unless the
 * value is too deep. Throws what it throws.
 */
export const exactJson = (text: string): Exact => {
  const value: unknown = JSON.parse(text);
  if (!isSpecial(value)) return { value, isTooDeep: false };
  // The exact parser is many times slower, and goes as deep on the stack as the text does.
  if (isDeeper(value)) return { value, isTooDeep: true };
  const exact = parse(text, undefined, {
    parseNumber: numberOf,
    onDuplicateKey: ({ newValue }) => newValue,
  });
  return { value: exact, isTooDeep: false };
};

/** The same for whoever looks at the depth elsewhere. */
export const parseJson = (text: string): unknown => exactJson(text).value;
