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
