/** Reads CSV as RFC 4180 has it. Throws on text that is none. */
export const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      const found = /^"((?:[^"]|"")*)"/.exec(text.slice(at));
      if (!found) throw new Error(`a quote at ${at} is never closed`);
      cell = (found[1] ?? '').replaceAll('""', '"');
      at += found[0].length;
    } else {
      cell = /^[^,\r\n"]*/.exec(text.slice(at))?.[0] ?? '';
      at += cell.length;
    }
    row.push(cell);
    const mark = /^(?:,|\r?\n)/.exec(text.slice(at))?.[0];
    if (mark === undefined) throw new Error(`no comma and no line end at ${at}`);
    at += mark.length;
    if (mark === ',') continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('the last line has no end');
  const [first] = rows;
  if (rows.some((one) => one.length !== first?.length)) throw new Error('rows differ in length');
  return rows;
};

const meant: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

/** Formats whose values have tabs between them. */
export const tabbed: ReadonlySet<string> = new Set(['tsv', 'text']);

/** Reads what imco writes as text: lines, whose values have tabs between them. Throws on any other. */
export const readText = (text: string): string[][] => {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split('\t'));
};

/** The parts of a line before each mark; one behind a backslash is none. */
const partsOf = (line: string): string[] => {
  const parts = Array.from(line.matchAll(/((?:\\.|[^\\|])*)\|/gsuy));
  if (parts.map(([whole]) => whole).join('') !== line) throw new Error(`${line} has no end`);
  return parts.map(([, part = '']) => part);
};

/** What a cell of a Markdown table shows: line ends for <br>, and no backslash before marks. */
const shownIn = (cell: string): string =>
  cell.replaceAll(/<br>|\\([!-/:-@[-`{-~])/g, (_, mark: string | undefined) => mark ?? '\n');

/**
 * Reads a table of GitHub Flavored Markdown: its headings and rows as they are shown, and for each
 * column whether it is set to the right. Throws on text that is none.
 */
export const readMarkdown = (
  text: string,
): { readonly rows: string[][]; readonly isRight: boolean[] } => {
  if (!text.endsWith(' |\n')) throw new Error('the last line has no end');
  const [head = [], rules = [], ...others] = text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      const [before, ...cells] = partsOf(line);
      if (before !== '') throw new Error(`${line} is no row`);
      if (cells.some((cell) => !/^ .* $/s.test(cell))) throw new Error(`${line} has no room`);
      return cells.map((cell) => cell.slice(1, -1));
    });
  if (rules.some((rule) => !/^---:?$/.test(rule))) throw new Error('there is no delimiter row');
  if ([rules, ...others].some(({ length }) => length !== head.length)) {
    throw new Error('rows differ in length');
  }
  for (const cell of [head, ...others].flat()) {
    // Outside of words an underscore would begin emphasis.
    const bare = cell.replaceAll(/\\./gs, '').replaceAll('<br>', ' ');
    if (/[`*~<[$@]|:\/\/|www\./i.test(bare)) throw new Error(`${cell} has markup`);
  }
  return {
    rows: [head, ...others].map((row) => row.map(shownIn)),
    isRight: rules.map((rule) => rule.endsWith(':')),
  };
};

/** Reads TSV as imco writes it. Throws on text that is none. */
export const readTsv = (text: string): string[][] => {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end');
  const rows = text
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line.split('\t').map((cell) =>
        cell.replace(/\\(.)/g, (found, letter: string) => {
          const character = meant[letter];
          if (character === undefined) throw new Error(`${found} is no escape`);
          return character;
        }),
      ),
    );
  if (rows.some((one) => one.length !== rows[0]?.length)) throw new Error('rows differ in length');
  return rows;
};
