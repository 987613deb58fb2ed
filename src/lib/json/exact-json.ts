import { parse } from 'lossless-json';
import { readNumber } from './exact-number.ts';
import { isNestedDeeper, maxNestingDepth } from './nesting-depth.ts';

/** Whether a JSON value is more than it seems: a number may have been rounded, or it is too deep. */
const isSpecial = (value: unknown, levels = maxNestingDepth): boolean => {
  // A number that was rounded is large, or has as many digits as numbers can have.
  if (typeof value === 'number') {
    return (
      Math.abs(value) > Number.MAX_SAFE_INTEGER ||
      Object.is(value, -0) ||
      (!Number.isInteger(value) && String(value).length > 16)
    );
  }
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
 * Numbers that may have been rounded to others that do not show it: nearly nothing rounded to
 * nothing, and digits behind many others.
 */
const maybeRounded = /(?:^|[:,[\s])-?\d(?:[\d.]*[eE]-\d{3}|[\d.]{17})/;

/**
 * Parses JSON like JSON.parse, but returns numbers that it would change as bigints or `ExactNumber`s,
 * unless the value is nested too deeply. Throws the same errors.
 */
export const parseExactJson = (text: string): Exact => {
  const value: unknown = JSON.parse(text);
  if (!isSpecial(value) && !maybeRounded.test(text)) return { value, isTooDeep: false };
  // The exact parser is many times slower, and goes as deep on the stack as the text does.
  if (isNestedDeeper(value)) return { value, isTooDeep: true };
  const exact = parse(text, undefined, {
    parseNumber: readNumber,
    onDuplicateKey: ({ newValue }) => newValue,
  });
  return { value: exact, isTooDeep: false };
};

/** The same for whoever looks at the depth elsewhere. */
export const parseJson = (text: string): unknown => parseExactJson(text).value;
