import { upperBoundRuler, type WidthRuler, wrapToWidth } from '../tables/width.ts';

/** Where there is less room beside the spaces that begin a line, they are not repeated. */
const leastRoom = 20;

/** Stands for the spaces of a command while words are taken apart; safe text holds none. */
const join = '\u0000';

const ruler: WidthRuler = {
  ...upperBoundRuler,
  width: (text) => upperBoundRuler.width(text.replaceAll(join, ' ')),
};

/** A command: in quotes, or all that follows a colon. */
const command = /"imco [^"]*"\S*|(?<=: )imco [^;"]*$/g;

/** A command is one word where a line has room for it, so that it can be copied. */
const joinCommands = (line: string, room: number): string =>
  line.replaceAll(command, (words) =>
    ruler.width(words) <= room ? words.replaceAll(' ', join) : words,
  );

/** A command that is a line of its own goes on below as a shell reads it: it may be copied. */
const wrapCommand = (line: string, columns: number): readonly string[] => {
  const whole = line.replaceAll(/'[^']*'/g, (text) => text.replaceAll(' ', join));
  const lines = wrapToWidth(ruler, whole, columns - ' \\'.length);
  return lines.map((text, at) => {
    const end = at < lines.length - 1 ? ' \\' : '';
    return `${at > 0 ? '    ' : ''}${text.replaceAll(join, ' ')}${end}`;
  });
};

const wrapLine = (line: string, columns: number): readonly string[] => {
  if (ruler.width(line) <= columns) return [line];
  if (/^ +(?:eval "\$\()?imco /.test(line)) return wrapCommand(line, columns - '    '.length);
  const spaces = /^ */.exec(line)?.[0] ?? '';
  const indent = columns - spaces.length < leastRoom ? '' : spaces;
  const room = columns - indent.length;
  const lines = wrapToWidth(ruler, joinCommands(line.slice(spaces.length), room), room);
  return lines.map((text) => `${indent}${text.replaceAll(join, ' ')}`);
};

/**
 * A message that is safe already, on lines of at most `columns` cells, broken between words. Spaces
 * that begin a line begin those it goes on in, too.
 */
export const wrapMessage = (text: string, columns: number): string =>
  columns === Number.POSITIVE_INFINITY
    ? text
    : text
        .split('\n')
        .flatMap((line) => wrapLine(line, columns))
        .join('\n');

/** Most hidden columns that are named; those that made way first are missed least. */
const mostNamed = 6;

/** Says which columns there was no room for. */
export const describeHiddenColumns = (headings: readonly string[]): string => {
  const columns = headings.length === 1 ? '1 column' : `${headings.length} columns`;
  const more = headings.length - mostNamed;
  const named = more > 0 ? headings.slice(0, mostNamed) : headings;
  const names = named.map((heading) => heading.toLowerCase()).join(', ');
  const list = more > 0 ? `${names} and ${more} more` : names;
  return `${columns} hidden (${list}): widen the terminal, or use -o wide`;
};
