/** Longer ones would take seconds to work out, and mean nothing. */
const mostDigits = 100_000;

/** A whole number as it is written: a number where that holds it exactly, otherwise a bigint. */
export const integerOf = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) || text.length > mostDigits ? value : BigInt(text);
};
