/** Text is not broken where less than this would be left for it, in columns. */
const leastToBreak = 20;

/** What a term means stands below it where less than this would be left beside it. */
const leastBeside = 24;

/** Cells to the left of what stands below its term. */
const below = 6;

/** A list of alternatives that may be broken behind each of its bars. */
const alternatives = /^\s*[^\s|]+(?:\|[^\s|]+){2,}$/;

/** White space before a word stays with it, except where a line begins. */
const splitWords = (line: string): readonly string[] =>
  (line.match(/\s*\S+/g) ?? []).flatMap((word) =>
    alternatives.test(word) ? (word.match(/[^|]+\|?/g) ?? []) : [word],
  );

/**
 * Breaks a text into lines of at most `width` columns, the first line of at most `first`. Every
 * character of our own words is one column wide.
 */
export const breakLines = (text: string, width: number, first = width): readonly string[] => {
  if (width < leastToBreak) return text.split('\n');
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let current: string | undefined;
    for (const word of splitWords(line)) {
      const space = lines.length === 0 ? first : width;
      if (current !== undefined && current.length + word.length > space) {
        lines.push(current);
        current = word.trimStart();
      } else current = (current ?? '') + word;
    }
    lines.push(current ?? '');
  }
  return lines;
};

/**
 * A term with its meaning beside it: `pad` columns for the term, which may stand out of them. Where
 * the screen is too narrow for that the meaning stands below the term.
 */
export const layOutItem = (
  [term, meaning]: readonly [string, string],
  pad: number,
  width: number,
): readonly string[] => {
  if (meaning === '') return [`  ${term}`];
  const indent = pad + 4;
  const first = width - Math.max(pad, term.length) - 4;
  if (width - indent < leastBeside || first < leastBeside) {
    const left = width - indent < leastBeside ? below : indent;
    return [
      `  ${term}`,
      ...breakLines(meaning, width - left).map((line) => ' '.repeat(left) + line),
    ];
  }
  const [start = '', ...rest] = breakLines(meaning, width - indent, first);
  return [`  ${term.padEnd(pad)}  ${start}`, ...rest.map((line) => ' '.repeat(indent) + line)];
};

/** What a term that stands out of its column counts, in lines. */
const outlier = 0.8;

/** The widest column of terms that leaves the fewest lines and terms that stand out of it. */
export const choosePad = (items: readonly (readonly [string, string])[], width: number): number => {
  const cost = (pad: number): number =>
    items.reduce(
      (sum, item) =>
        sum + layOutItem(item, pad, width).length + (item[0].length > pad ? outlier : 0),
      0,
    );
  const pads = [...new Set(items.map(([term]) => term.length))].sort((one, two) => two - one);
  const [widest = 0] = pads;
  return pads.reduce((best, pad) => (cost(pad) < cost(best) ? pad : best), widest);
};
