import type { Random } from '../random.ts';

/** Networks set aside for examples (RFC 5737), then the one for measurements (RFC 2544). */
const examples = ['192.0.2', '198.51.100', '203.0.113'];

const draw = (random: Random, crowded: boolean): string =>
  crowded
    ? `198.${18 + random.below(2)}.${random.below(256)}.${1 + random.below(254)}`
    : `${random.pick(examples)}.${1 + random.below(254)}`;

/** A public address that is not in `taken` and belongs to nobody. */
export const publicAddress = (random: Random, taken: ReadonlySet<unknown>): string => {
  // Drawing again and again is slow in networks that are nearly full.
  const crowded = taken.size > 400;
  let address = draw(random, crowded);
  while (taken.has(address)) address = draw(random, crowded);
  return address;
};

/** A private address that is not in `taken`. */
export const privateAddress = (random: Random, taken: ReadonlySet<unknown>): string => {
  const one = (): string => `10.${random.below(64)}.${random.below(256)}.${1 + random.below(254)}`;
  let address = one();
  while (taken.has(address)) address = one();
  return address;
};
