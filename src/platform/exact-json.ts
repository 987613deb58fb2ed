import { parse } from 'lossless-json';
import { integerOf } from '../catalog/integers.ts';
import { deepest, isDeeper } from './depth.ts';

const numberOf = (text: string): number | bigint =>
  /^-?\d+$/.test(text) ? integerOf(text) : Number(text);

/** Whether a number in a JSON value may have been rounded; as deep as answers may be nested. */
const mayBeRounded = (value: unknown, levels = deepest): boolean => {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
  if (typeof value !== 'object' || value === null || levels === 0) return false;
  if (Array.isArray(value)) return value.some((part) => mayBeRounded(part, levels - 1));
  // In every list each value comes by here: a loop makes no list of them first.
  for (const name in value) {
    if (mayBeRounded(value[name as keyof typeof value], levels - 1)) return true;
  }
  return false;
};

/**
 * What JSON.parse makes of a text, except that whole numbers it would round are bigints. Throws
 * what it throws.
 */
export const parseJson = (text: string): unknown => {
  const value: unknown = JSON.parse(text);
  // The exact parser is many times slower, and goes as deep on the stack as the text does.
  if (!mayBeRounded(value) || isDeeper(value)) return value;
  return parse(text, undefined, {
    parseNumber: numberOf,
    onDuplicateKey: ({ newValue }) => newValue,
  });
};
