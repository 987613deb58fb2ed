import type { Random } from '../state/random.ts';

/** Networks reserved for documentation (RFC 5737), then the one for benchmarks (RFC 2544). */
const examples = ['192.0.2', '198.51.100', '203.0.113'];

const drawExample = (random: Random): string => `${random.pick(examples)}.${1 + random.below(254)}`;

const drawMeasured = (random: Random): string =>
  `198.${18 + random.below(2)}.${random.below(256)}.${1 + random.below(254)}`;

/** Addresses in use. */
export interface TakenAddresses {
  isTaken(address: string): boolean;
  /** Number of addresses. */
  readonly crowd: number;
}

/** A free public address. */
export const pickPublicAddress = (random: Random, { isTaken, crowd }: TakenAddresses): string => {
  // Random attempts are slow in networks that are nearly full.
  const draw = crowd > 400 ? drawMeasured : drawExample;
  let address = draw(random);
  while (isTaken(address)) address = draw(random);
  return address;
};

/** A free private address. */
export const pickPrivateAddress = (
  random: Random,
  isTaken: (address: string) => boolean,
): string => {
  const one = (): string => `10.${random.below(64)}.${random.below(256)}.${1 + random.below(254)}`;
  let address = one();
  while (isTaken(address)) address = one();
  return address;
};
