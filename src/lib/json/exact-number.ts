/**
 * A JSON number that no JavaScript number holds as it is written: too large, too small, with more
 * digits, or the negative zero. It is written again as it was read.
 */
export class ExactNumber {
  readonly text: string;
  /** JSON.stringify refuses a bigint: it would write an object in silence. See `jsonText`. */
  readonly refused = 0n;

  constructor(text: string) {
    this.text = text;
  }

  /** The nearest number, for what compares. */
  valueOf(): number {
    return Number(this.text);
  }

  toString(): string {
    return this.text;
  }
}

/** A number as JSON writes it (RFC 8259, section 6). */
const form = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Sign, digits and exponent of a number, the same for each way to write it. */
const normaliseNumber = (text: string): string => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = form.exec(text) ?? [];
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  if (digits === '') return `${sign}0`;
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(all.length - digits.length);
  return `${sign}${digits}e${power}`;
};

/** A number whose text is longer is not looked at digit by digit: that would take seconds. */
const mostDigits = 100_000;

/** A whole number as it is written: a number where that holds it exactly, otherwise a bigint. */
const parseInteger = (text: string): number | bigint => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
};

/** Whether the text is a valid JSON number. */
export const isJsonNumber = (text: string): boolean => form.test(text);

/** A number as it is written in JSON: exactly, whatever that takes. */
export const readNumber = (text: string): number | bigint | ExactNumber => {
  if (text.length > mostDigits) return new ExactNumber(text);
  if (/^-?\d+$/.test(text) && text !== '-0') return parseInteger(text);
  const value = Number(text);
  const isHeld = Number.isFinite(value) && normaliseNumber(text) === normaliseNumber(String(value));
  return isHeld ? value : new ExactNumber(text);
};
