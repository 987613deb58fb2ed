/** Rows as a table of Markdown, which reads well as it is too. The first row has the headings. */
export const markdownTable = (rows: readonly (readonly string[])[]): string => {
  const [headings = []] = rows;
  const widths = headings.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return `${[line(headings), rule, ...rows.slice(1).map(line)].join('\n')}\n`;
};
