import type { Amount } from './amounts.ts';

type ValueTest = (value: unknown) => boolean;

/** Numbers between two limits; a limit that is excluded does not belong to them. */
export interface AmountRange {
  readonly least?: Amount;
  readonly most?: Amount;
  readonly isLimitExcluded?: boolean;
}

/** A test of values, with what is known about the values that pass it. */
export interface KnownTest {
  readonly test: ValueTest;
  /** The only values that pass. */
  readonly only?: readonly unknown[];
  /** The numbers, or moments, that pass. */
  readonly range?: AmountRange;
}
