import { breakCommand, fillLines } from './break-command.ts';
import type { HelpGroup, HelpItem, HelpPage } from './help-page.ts';
import { breakLines, choosePad, layOutItem } from './wrap-text.ts';

/** The screen that help is shown on. */
export interface HelpScreen {
  /** Width of the terminal; infinite without one. */
  readonly columns: number;
  /** How headings are shown. */
  readonly heading: (text: string) => string;
}

/** Widest help, in columns: longer lines are hard to read. */
const widest = 100;

/** Lines of the smallest usual terminal: what a command cannot be used without is on these. */
const firstScreen = 24;

/** Groups of commands have their headings beside them from this width on. */
const leastForSideHeadings = 60;

const boldStart = '\u001b[1m';
const boldEnd = '\u001b[22m';

/** Bold on terminals that show it. */
export const showBold = (text: string): string => boldStart + text + boldEnd;

/** Help for a program, which has no use for bold headings. */
export const removeBold = (text: string): string =>
  text.replaceAll(boldStart, '').replaceAll(boldEnd, '');

export const showPlain = (text: string): string => text;

type Lines = readonly string[];

/** A command line to copy, broken with backslashes where the terminal would break it. */
const layOutExample = (line: string, columns: number): Lines =>
  breakCommand(line, columns - 2).map((part) => `  ${part}`);

/** A block, with an empty line before it. */
const block = (heading: string, lines: Lines): Lines =>
  lines.length > 0 ? ['', heading, ...lines] : [];

const count = (blocks: readonly Lines[]): number => blocks.flat().length;

/**
 * How many flags stand before the examples: all that leave room for these on the first screen, and
 * never less than one.
 */
const countFirstFlags = (flags: readonly Lines[], taken: number): number => {
  let room = firstScreen - taken;
  const end = flags.findIndex((lines) => {
    room -= lines.length;
    return room < 0;
  });
  return end < 0 ? flags.length : Math.max(1, end);
};

/** Groups of commands: one below its heading, several with their headings beside them. */
const layOutGroups = (
  groups: readonly HelpGroup[],
  width: number,
  heading: HelpScreen['heading'],
): Lines => {
  const items = groups.flatMap(([, group]) => group);
  if (groups.length < 2 || width < leastForSideHeadings) {
    const pad = choosePad(items, width);
    return groups.flatMap(([title, group]) =>
      block(
        heading(`${title}:`),
        group.flatMap((item) => layOutItem(item, pad, width)),
      ),
    );
  }
  const side = Math.max(...groups.map(([title]) => title.length));
  const pad = choosePad(items, width - side);
  const rows = groups.flatMap(([title, group]) =>
    group
      .flatMap((item) => layOutItem(item, pad, width - side))
      .map((line, place) =>
        place === 0
          ? heading(title) + ' '.repeat(side - title.length) + line
          : ' '.repeat(side) + line,
      ),
  );
  // The first page has no room for empty lines.
  return rows;
};

const layOutUsage = (
  usage: readonly string[],
  width: number,
  heading: HelpScreen['heading'],
): Lines => {
  const label = 'Usage:';
  const indent = label.length + 1;
  const [first = '', ...rest] = fillLines(usage, width - indent, { indent: 2, end: '' });
  return [`${heading(label)} ${first}`, ...rest.map((line) => ' '.repeat(indent) + line)];
};

const layOutFurther = (
  further: readonly HelpItem[],
  width: number,
  heading: HelpScreen['heading'],
): Lines => {
  const lines = further.flatMap(([label, text]) => {
    const [first = '', ...rest] = breakLines(`${label}: ${text}`, width);
    // Where the label itself is broken, it is no heading.
    const isWhole = first.startsWith(`${label}:`);
    return [isWhole ? heading(`${label}:`) + first.slice(label.length + 1) : first, ...rest];
  });
  return lines;
};

/**
 * Help in the order an operator reads it: what it does, how it is typed, its flags, examples, then
 * the particulars. Of many flags the last stand behind the examples, so that the first screen has
 * all that most uses need.
 */
export const layOutHelp = (page: HelpPage, { columns, heading }: HelpScreen): string => {
  const width = Math.min(columns, widest);
  const pad = choosePad([...page.arguments, ...page.flags], width);
  const layOut = (item: HelpItem): Lines => layOutItem(item, pad, width);
  const head = [
    ...breakLines(page.about, width),
    // The first page has more groups than room.
    ...(page.groups.length > 1 ? [] : ['']),
    ...layOutUsage(page.usage, width, heading),
    ...page.arguments.flatMap(layOut),
    ...layOutGroups(page.groups, width, heading),
  ];
  const examples = block(
    heading('Examples:'),
    page.examples.flatMap((line) => layOutExample(line, columns)),
  );
  const flags = page.flags.map(layOut);
  const first = countFirstFlags(flags, count([head, examples]) + 2);
  const lines = [
    ...head,
    ...block(heading('Flags:'), flags.slice(0, first).flat()),
    ...examples,
    ...block(heading('More flags:'), flags.slice(first).flat()),
    ...page.notes.flatMap((note) => ['', ...breakLines(note, width)]),
    // Headings beside groups are in line with these.
    ...(page.groups.length > 1 && width >= leastForSideHeadings ? [] : ['']),
    ...layOutFurther(page.further, width, heading),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};
