/**
 * A name in the form in which names are compared: the same letters can be written in several ways
 * (`é` as one character or as two), and look the same to everybody.
 */
export const normalizeName = (name: string): string => name.normalize('NFC');

/** Whether two names are the same, however their letters are written. */
export const isSameName = (one: string, other: string): boolean =>
  one === other || normalizeName(one) === normalizeName(other);
