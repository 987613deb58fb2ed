/** Help of one command as it is kept: everything but the width it is shown in. */
export interface HelpPage {
  readonly about: string;
  /** Whole command lines. */
  readonly examples: readonly string[];
  readonly usage: string;
  /** Paragraphs beyond the one line. */
  readonly notes: readonly string[];
  /** Commands, arguments and groups of flags: a heading, and terms with what they mean. */
  readonly sections: readonly (readonly [
    heading: string,
    items: readonly (readonly [term: string, meaning: string])[],
  ])[];
}

/** The file of the build with the help of the command that the words lead to. */
export const helpFileName = (words: readonly string[]): string =>
  `${['imco', ...words].join('.')}.json`;

/** Help is no wider than reads well. */
const widest = 100;

/** Text is not broken where less than this would be left for it, in columns. */
const leastToBreak = 20;

/** What a term means stands below it where less than this would be left beside it. */
const leastBeside = 24;

/** Cells to the left of what stands below its term. */
const below = 6;

/** The lines of a text that fit into `width` columns. Our own words are all one column wide. */
export const breakLines = (text: string, width: number): readonly string[] => {
  if (width < leastToBreak) return text.split('\n');
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current: string | undefined;
    // White space before a word stays with it, except where a line begins.
    for (const word of line.match(/\s*\S+/g) ?? []) {
      if (current !== undefined && current.length + word.length > width) {
        lines.push(current);
        current = word.trimStart();
      } else current = (current ?? '') + word;
    }
    return [...lines, current ?? ''];
  });
};

/** A term with what it means beside it: `pad` columns for the term. */
export const layOutItems = (term: string, meaning: string, pad: number, width: number): string => {
  if (meaning === '') return `  ${term}`;
  if (width - pad - 4 < leastBeside) {
    return [
      `  ${term}`,
      ...breakLines(meaning, width - below).map((line) => ' '.repeat(below) + line),
    ].join('\n');
  }
  const [first = '', ...rest] = breakLines(meaning, width - pad - 4);
  return [
    `  ${term.padEnd(pad)}  ${first}`,
    ...rest.map((line) => ' '.repeat(pad + 4) + line),
  ].join('\n');
};

/**
 * Help in the order an operator reads it: what it does, how it looks in use, then the particulars.
 * `columns` is the width of the terminal, endless where there is none.
 */
export const layOutHelp = (page: HelpPage, columns: number): string => {
  const width = Math.min(columns, widest);
  const terms = page.sections.flatMap(([, items]) => items.map(([term]) => term.length));
  const pad = Math.max(0, ...terms);
  const section = (heading: string, lines: readonly string[]): readonly string[] =>
    lines.length > 0 ? [heading, ...lines, ''] : [];
  const lines = [
    ...breakLines(page.about, width),
    '',
    ...section(
      'Examples:',
      page.examples.map((line) => `  ${line}`),
    ),
    ...breakLines(`Usage: ${page.usage}`, width),
    '',
    ...page.notes.flatMap((note) => [...breakLines(note, width), '']),
    ...page.sections.flatMap(([heading, items]) =>
      section(
        heading,
        items.map(([term, meaning]) => layOutItems(term, meaning, pad, width)),
      ),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};
