/** Numbers in place of the bigints in a value, for what knows numbers only; and the way back. */
export interface StandIns {
  readonly value: unknown;
  /** A value that was made of it, with the bigints where their numbers stand. */
  readonly restored: (made: unknown) => unknown;
}

/** Every value within a value that has no parts. */
function* leavesOf(value: unknown): Iterable<unknown> {
  if (typeof value !== 'object' || value === null) yield value;
  else for (const held of Object.values(value)) yield* leavesOf(held);
}

/** A value with each of its parts that has no parts changed. */
const changed = (value: unknown, change: (leaf: unknown) => unknown): unknown => {
  if (typeof value !== 'object' || value === null) return change(value);
  if (Array.isArray(value)) return value.map((part) => changed(part, change));
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, changed(held, change)]),
  );
};

/** A number above this one, the next or the next but one. */
const above = (value: number): number => value * (1 + Math.sign(value) * Number.EPSILON);

/**
 * A number for each bigint: the nearest, or where that is taken one a little above, in the order of
 * the bigints. What is too big for that stays.
 */
const numbersFor = (
  bigints: ReadonlySet<bigint>,
  taken: ReadonlySet<unknown>,
): ReadonlyMap<bigint, number> => {
  const found = new Map<bigint, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const bigint of [...bigints].sort((a, b) => (a < b ? -1 : 1))) {
    let number = Number(bigint);
    while (number <= last) number = above(last);
    while (taken.has(number)) number = above(number);
    if (!Number.isFinite(number)) continue;
    found.set(bigint, number);
    last = number;
  }
  return found;
};

/** Puts numbers in the place of the bigints in a value; undefined where there are none. */
export const standInsFor = (value: unknown): StandIns | undefined => {
  const bigints = new Set<bigint>();
  const taken = new Set<unknown>();
  for (const leaf of leavesOf(value)) {
    if (typeof leaf === 'bigint') bigints.add(leaf);
    else if (typeof leaf === 'number' && !Number.isSafeInteger(leaf)) taken.add(leaf);
  }
  if (bigints.size === 0) return undefined;
  const numbers = numbersFor(bigints, taken);
  const back = new Map<unknown, bigint>([...numbers].map(([bigint, number]) => [number, bigint]));
  return {
    value: changed(value, (leaf) =>
      typeof leaf === 'bigint' ? (numbers.get(leaf) ?? leaf) : leaf,
    ),
    restored: (made) => changed(made, (leaf) => back.get(leaf) ?? leaf),
  };
};
