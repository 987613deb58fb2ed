import type { Random } from '../state/random.ts';

/** Networks set aside for examples (RFC 5737), then the one for measurements (RFC 2544). */
const examples = ['192.0.2', '198.51.100', '203.0.113'];

const drawExample = (random: Random): string => `${random.pick(examples)}.${1 + random.below(254)}`;

const drawMeasured = (random: Random): string =>
  `198.${18 + random.below(2)}.${random.below(256)}.${1 + random.below(254)}`;

/** Addresses somebody has already. */
export interface TakenAddresses {
  isTaken(address: string): boolean;
  /** How many there are. */
  readonly crowd: number;
}

/** A public address that nobody has. */
export const pickPublicAddress = (random: Random, { isTaken, crowd }: TakenAddresses): string => {
  // Drawing again and again is slow in networks that are nearly full.
  const draw = crowd > 400 ? drawMeasured : drawExample;
  let address = draw(random);
  while (isTaken(address)) address = draw(random);
  return address;
};

/** A private address that nobody has. */
export const pickPrivateAddress = (
  random: Random,
  isTaken: (address: string) => boolean,
): string => {
  const one = (): string => `10.${random.below(64)}.${random.below(256)}.${1 + random.below(254)}`;
  let address = one();
  while (isTaken(address)) address = one();
  return address;
};
