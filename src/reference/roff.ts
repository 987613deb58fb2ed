/** Text as man(1) reads it: the macros of man(7), with every character shown as it is. */
import type { TextMarks } from './reference-facts.ts';

/** Characters with a special meaning in troff. */
const special: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

const unicode = (character: string): string => {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `\\[u${number.padStart(4, '0')}]`;
};

const plain = (text: string): string =>
  text
    .replaceAll(/[\\\-'"`^~]/g, (character) => special[character] ?? character)
    .replaceAll(/[^\0-\x7f]/gu, unicode);

const bold = (text: string): string => `\\fB${plain(text)}\\fR`;

/** Marks for prose and code. */
export const marks: TextMarks = { plain, code: bold };

/** A line of text; a leading full stop is escaped, since it would start a macro. */
const line = (text: string): string => text.replace(/^\./, '\\&.');

/** A macro with its arguments, each of them one however many words it has. */
const macro = (name: string, ...texts: readonly string[]): string =>
  [`.${name}`, ...texts.map((text) => `"${text}"`)].join(' ');

/** Lines of a page. Texts come as `marks` writes them. */
export type Roff = readonly string[];

/** The beginning of a page: its title, section, and what it belongs to. */
export const heading = (title: string, section: number, source: string): Roff => [
  // Without a date: the same source makes the same pages.
  macro('TH', plain(title.toUpperCase()), String(section), '', plain(source), 'Manual of imco'),
  // No hyphenation, so that commands and flags are not split.
  '.nh',
  '.ad l',
];

export const section = (title: string, ...blocks: readonly Roff[]): Roff =>
  blocks.flat().length > 0 ? [macro('SH', plain(title)), ...blocks.flat()] : [];

export const subsection = (title: string, ...blocks: readonly Roff[]): Roff => [
  macro('SS', plain(title)),
  ...blocks.flat(),
];

export const paragraph = (text: string): Roff => ['.PP', line(text)];

/** The one line that man(1) and apropos(1) find a page by. */
export const nameLine = (name: string, about: string): Roff => [
  `${plain(name)} \\- ${plain(about)}`,
];

/** A list of terms and descriptions. */
export const formatTerms = (rows: readonly (readonly [term: string, about: string])[]): Roff =>
  rows.flatMap(([term, about]) => ['.TP', line(bold(term)), line(about)]);

/** Preformatted lines, indented. */
export const verbatim = (lines: Roff): Roff =>
  lines.length > 0
    ? ['.PP', '.RS 4', '.EX', ...lines.map((text) => line(plain(text))), '.EE', '.RE']
    : [];

/** Another page: `imco-cloud(1)`. */
export const createPage = (name: string, number: number): string => `${bold(name)}(${number})`;

/** The text of a page, without a redundant paragraph macro after a heading. */
export const joinRoff = (lines: Roff): string =>
  `${lines.filter((text, at) => text !== '.PP' || !/^\.S[HS] /.test(lines[at - 1] ?? '')).join('\n')}\n`;
