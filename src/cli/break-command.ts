/** Cells to the left of the lines that continue a command. */
const hanging = 4;

/**
 * Parts on as few lines as they fit, none of them broken. `indent` stands before all lines but the
 * first, `end` behind all but the last.
 */
export const fillLines = (
  parts: readonly string[],
  width: number,
  { indent, end }: { readonly indent: number; readonly end: string },
): readonly string[] => {
  const lines: string[] = [];
  let current = '';
  for (const part of parts) {
    const longer = current === '' ? part : `${current} ${part}`;
    const space = width - end.length - (lines.length > 0 ? indent : 0);
    if (current !== '' && longer.length > space) {
      lines.push(current);
      current = part;
    } else current = longer;
  }
  return [...lines, current].map(
    (line, place) =>
      (place > 0 ? ' '.repeat(indent) : '') + line + (place < lines.length ? end : ''),
  );
};

/** The parts of a command line: a flag with its value is one, and so is what follows a pipe. */
export const splitCommand = (line: string): readonly string[] => {
  const words = line.match(/(?:[^\s"']|"(?:[^"\\]|\\.)*"|'[^']*')+/g) ?? [];
  const parts: string[] = [];
  for (const word of words) {
    const isStart = parts.length === 0 || word.startsWith('-') || word === '|';
    if (isStart) parts.push(word);
    else parts.push(`${parts.pop()} ${word}`);
  }
  return parts;
};

/**
 * The lines of a command that is longer than `width`: it is broken between its parts with
 * backslashes, so that a shell takes the lines as they are shown.
 */
export const breakCommand = (line: string, width: number): readonly string[] =>
  line.length <= width
    ? [line]
    : fillLines(splitCommand(line), width, { indent: hanging, end: ' \\' });
