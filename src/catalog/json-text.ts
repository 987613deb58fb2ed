/** The text with its bigints as bare digits, which JSON.stringify does not write. */
const withBigints = (value: unknown, space: number | undefined): string => {
  const marked = (mark: string): string =>
    JSON.stringify(
      value,
      (_, held: unknown) => (typeof held === 'bigint' ? mark + String(held) : held),
      space,
    );
  const plain = marked('');
  let mark = 'integer ';
  while (plain.includes(mark)) mark += mark;
  return marked(mark).replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1');
};

/**
 * The JSON text of a value. Whole numbers that are bigints, as they are where a number would be
 * rounded, are written digit by digit.
 */
export const jsonText = (value: unknown, space?: number): string => {
  try {
    return JSON.stringify(value, undefined, space);
  } catch {
    return withBigints(value, space);
  }
};

/** A value as it stands in a cell or is compared: texts as they are, lists and objects as JSON. */
export const wholeText = (value: unknown): string =>
  typeof value === 'object' ? jsonText(value) : String(value);
