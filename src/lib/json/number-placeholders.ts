import { ExactNumber } from './exact-number.ts';
import { isJsonObject } from './members.ts';

/** A number that no JavaScript number holds. */
type Exact = bigint | ExactNumber;

/** Numbers in place of the exact ones in a value, for what knows numbers only; and the way back. */
export interface NumberPlaceholders {
  readonly value: unknown;
  /** A value that was made of it, with the exact numbers where their stand-ins are. */
  readonly restored: (changed: unknown) => unknown;
}

const hasParts = (value: unknown): value is object => Array.isArray(value) || isJsonObject(value);

/** Every value within a value that has no parts. */
function* listLeaves(value: unknown): Iterable<unknown> {
  if (!hasParts(value)) yield value;
  else for (const held of Object.values(value)) yield* listLeaves(held);
}

/** A value with each of its parts that has no parts changed. */
const mapLeaves = (value: unknown, change: (leaf: unknown) => unknown): unknown => {
  if (!hasParts(value)) return change(value);
  if (Array.isArray(value)) return value.map((part) => mapLeaves(part, change));
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, mapLeaves(held, change)]),
  );
};

/** A number above this one, the next or the next but one. */
const findNextNumber = (value: number): number => {
  const next = value * (1 + Math.sign(value) * Number.EPSILON);
  return next > value ? next : value + Number.MIN_VALUE;
};

const formatExact = (exact: Exact): string => String(exact);

const compareNumbers = (a: Exact, b: Exact): number => {
  // Equal numbers as bigints are distinguished by their digits.
  const [one, other] =
    typeof a === 'bigint' && typeof b === 'bigint' ? [a, b] : [Number(a), Number(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** Whether a number is the negative zero, which only `Object.is` distinguishes from zero. */
const isNegativeZero = (exact: Exact): boolean =>
  exact instanceof ExactNumber && /^-[0.]+(?:[eE]|$)/.test(exact.text);

/**
 * A number for each exact one, by its text: the nearest, or where that is taken one a little above,
 * in their order. What is too big for that stays.
 */
const assignNumbers = (
  exacts: readonly Exact[],
  taken: ReadonlySet<unknown>,
): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const exact of exacts.toSorted(compareNumbers)) {
    let number = Number(exact);
    if (!Number.isFinite(number)) continue;
    if (isNegativeZero(exact)) {
      found.set(formatExact(exact), number);
      continue;
    }
    while (number <= last) number = findNextNumber(last);
    while (taken.has(number)) number = findNextNumber(number);
    if (!Number.isFinite(number)) continue;
    found.set(formatExact(exact), number);
    last = number;
  }
  return found;
};

const isExact = (leaf: unknown): leaf is Exact =>
  typeof leaf === 'bigint' || leaf instanceof ExactNumber;

/** Puts numbers in the place of the exact ones in a value; undefined where there are none. */
export const createPlaceholders = (value: unknown): NumberPlaceholders | undefined => {
  const exacts = new Map<string, Exact>();
  const taken = new Set<unknown>();
  for (const leaf of listLeaves(value)) {
    if (isExact(leaf)) exacts.set(formatExact(leaf), leaf);
    else if (typeof leaf === 'number') taken.add(leaf);
  }
  if (exacts.size === 0) return undefined;
  const numbers = assignNumbers([...exacts.values()], taken);
  const back = new Map<unknown, Exact>();
  let negativeZero: Exact | undefined;
  for (const [text, number] of numbers) {
    const exact = exacts.get(text);
    if (Object.is(number, -0)) negativeZero = exact;
    else if (exact !== undefined) back.set(number, exact);
  }
  const restore = (leaf: unknown): unknown =>
    Object.is(leaf, -0) ? (negativeZero ?? leaf) : (back.get(leaf) ?? leaf);
  return {
    value: mapLeaves(value, (leaf) =>
      isExact(leaf) ? (numbers.get(formatExact(leaf)) ?? leaf) : leaf,
    ),
    restored: (changed) => mapLeaves(changed, restore),
  };
};
