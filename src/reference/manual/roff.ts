/** Text as man(1) reads it: the macros of man(7), with every character shown as it is. */

import { breakCommand, fillLines, splitCommand } from '../../cli/break-command.ts';
import type { TextMarks } from '../reference-facts.ts';

/** Characters that troff would take for something else, or draw as another one. */
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

/** Prose, and what is typed as it stands. */
export const marks: TextMarks = { plain, code: bold };

/** A line of text, which a full stop at its beginning would make a macro. */
const line = (text: string): string => text.replace(/^\./, '\\&.');

/** A macro with its arguments, each of them one however many words it has. */
const macro = (name: string, ...texts: readonly string[]): string =>
  [`.${name}`, ...texts.map((text) => `"${text}"`)].join(' ');

/** Lines of a page. Texts come as `marks` writes them. */
export type Roff = readonly string[];

/** A page on a terminal of 80 columns is this wide. Text is indented by 7, examples by 4 more. */
const pageWidth = 78;
const synopsisWidth = pageWidth - 7;
const exampleWidth = synopsisWidth - 4;

/** What stands between the title on the left and on the right of the header, if it fits. */
const chooseManual = (title: string): string => {
  const titles = 2 * `${title}(1)`.length;
  return titles + '  imco Manual  '.length <= pageWidth ? 'imco Manual' : 'imco';
};

/** What the header and the footer of a page show. */
interface PageTitle {
  readonly title: string;
  readonly section: number;
  readonly date: string;
  /** What the page belongs to, with its version. */
  readonly source: string;
}

/** The beginning of a page. */
export const heading = ({ title, section, date, source }: PageTitle): Roff => [
  macro(
    'TH',
    plain(title.toUpperCase()),
    String(section),
    date,
    plain(source),
    chooseManual(title),
  ),
  // Commands and flags must not be hyphenated. Macros of groff set hyphenation anew from HY.
  '.nr HY 0',
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

/** A flag with the placeholder of its value: what is typed is bold, what is replaced italic. */
export const formatTerm = (typed: string, value: string | null): string =>
  value === null ? bold(typed) : `${bold(typed)} \\fI${plain(value)}\\fR`;

/** Terms with their meaning, one below the other; terms come as `marks` writes them. */
export const formatDefinitions = (
  rows: readonly (readonly [term: string, about: string])[],
): Roff => rows.flatMap(([term, about]) => ['.TP', line(term), line(about)]);

/** The same for terms that are typed as they stand. */
export const formatTerms = (rows: readonly (readonly [term: string, about: string])[]): Roff =>
  formatDefinitions(rows.map(([term, about]) => [bold(term), about]));

/** Lines as they stand. */
const unfilled = (lines: Roff): Roff => ['.EX', ...lines.map(line), '.EE'];

/** Examples, set off from the text. Those that are too long continue on the next line. */
export const formatExamples = (commands: readonly string[]): Roff =>
  commands.length > 0
    ? [
        '.PP',
        '.RS 4',
        ...unfilled(
          commands
            .flatMap((command) => breakCommand(command, exampleWidth))
            .map((one) => plain(one)),
        ),
        '.RE',
      ]
    : [];

/** What one command is called with: the words that are typed in bold, the rest below each other. */
const formatUsage = (command: string, usage: string): Roff => {
  const parts = [command, ...splitCommand(usage.slice(command.length))];
  const [first = '', ...more] = fillLines(parts, synopsisWidth, { indent: 4, end: '' });
  return [bold(command) + plain(first.slice(command.length)), ...more.map(plain)];
};

/** The usage of each command, one below the other. */
export const formatSynopsis = (
  commands: readonly { readonly command: string; readonly usage: string }[],
): Roff => unfilled(commands.flatMap(({ command, usage }) => formatUsage(command, usage)));

/** A reference to a page: `imco-cloud(1)`. */
export const formatPageReference = (name: string, number: number): string =>
  `${bold(name)}(${number})`;

/** A page as it is written to its file. A heading is space enough above the first paragraph. */
export const joinRoff = (lines: Roff): string =>
  `${lines.filter((text, at) => text !== '.PP' || !/^\.S[HS] /.test(lines[at - 1] ?? '')).join('\n')}\n`;
