import { ExactNumber } from './exact-number.ts';

const isExact = (value: unknown): value is bigint | ExactNumber =>
  typeof value === 'bigint' || value instanceof ExactNumber;

/** The text with its exact numbers as they are, which JSON.stringify does not write. */
const writeExactNumbers = (value: unknown, space: number | undefined): string => {
  const marked = (mark: string): string =>
    JSON.stringify(
      value,
      (_, held: unknown) => (isExact(held) ? mark + String(held) : held),
      space,
    );
  const plain = marked('');
  let mark = 'integer ';
  while (plain.includes(mark)) mark += mark;
  return marked(mark).replaceAll(new RegExp(`"${mark}([-+.\\deE]+)"`, 'g'), '$1');
};

/**
 * The JSON text of a value. Numbers that no JavaScript number holds are written as they were read.
 */
export const toJsonText = (value: unknown, space?: number): string => {
  try {
    return JSON.stringify(value, undefined, space);
  } catch {
    return writeExactNumbers(value, space);
  }
};

/** A value as it stands in a cell or is compared: texts as they are, lists and objects as JSON. */
export const toWholeText = (value: unknown): string =>
  typeof value === 'object' ? toJsonText(value) : String(value);
