/** What reaches terminals and spreadsheets. */
import { edit, threat } from '../mutant.ts';

export const output = [
  ...threat(
    'Escape sequences in names, states or messages control the terminal',
    {
      without: 'control characters among what is unsafe',
      edits: [edit('src/output/terminal/safe-text.ts', '[\\p{Cc}\\p{Cf}', '[\\p{Cf}')],
      tests: ['output/terminal/safe-text: no text puts control characters into a line'],
    },
    {
      without: 'what turns the reading order among what is unsafe',
      edits: [
        edit(
          'src/output/terminal/safe-text.ts',
          '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]',
          '[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]',
        ),
      ],
      tests: [
        'output/terminal/live-table: escape sequences in names and states are shown, not sent',
      ],
    },
    {
      without: 'safe cells in tables',
      edits: [
        edit('src/output/tables/list-rows.ts', ': [toSafeLine(cell(item))]', ': [cell(item)]'),
      ],
      tests: ['output/formats/table: a name cannot control the terminal or forge rows'],
    },
    {
      without: 'safe messages',
      edits: [
        edit(
          'src/output/notices.ts',
          'wrapMessage(toSafeText(text), columns)',
          'wrapMessage(text, columns)',
        ),
      ],
      tests: ['output/writer: control characters in messages and text are escaped'],
    },
    {
      without: 'safe names in tables that are drawn over',
      edits: [
        edit('src/output/terminal/live-table.ts', 'toSafeLine(standing.name)', 'standing.name'),
      ],
      tests: [
        'output/terminal/live-table: escape sequences in names and states are shown, not sent',
      ],
    },
  ),
  ...threat(
    'Escape sequences in another format, or in a pipe to a terminal, control the terminal',
    {
      without: 'escapes in JSON',
      edits: [
        edit(
          'src/output/formats/json.ts',
          "character === '\\n' ? character : escapeUnsafe(character)",
          'character',
        ),
      ],
      tests: ['output/formats/json: control sequences are escaped'],
    },
    {
      without: 'a difference between terminals and programs',
      edits: [
        edit(
          'src/output/writer.ts',
          'terminal.out.isTerminal ? toSafeChunks(bytes) : bytes',
          'bytes',
        ),
      ],
      tests: [
        'output/safe-formats: control sequences in raw bytes are escaped on a terminal, wherever chunks end',
      ],
    },
    {
      without: 'escapes in pipes',
      edits: [edit('src/output/formats/csv.ts', 'exact ? keepText : toSafeField', 'keepText')],
      tests: [`output/safe-formats: \${format}: control sequences are escaped in a pipe, too`],
    },
  ),
  ...threat(
    'A name becomes a link, an image or HTML where a table is pasted',
    {
      without: 'escapes of markup',
      edits: [
        edit(
          'src/output/formats/markdown.ts',
          "toSafeLine(line).replaceAll(markup, '\\\\$&')",
          'toSafeLine(line)',
        ),
      ],
      tests: ['output/formats/markdown: Markdown and HTML syntax in names is escaped'],
    },
    {
      without: 'addresses that are no links',
      edits: [edit('src/output/formats/markdown.ts', String.raw`:(?=\/\/)|`, '')],
      tests: ['output/formats/markdown: Markdown and HTML syntax in names is escaped'],
    },
    {
      without: 'pipes among what ends a cell',
      edits: [edit('src/output/formats/markdown.ts', '[\\\\|`*', '[\\\\`*')],
      tests: ['output/formats/markdown: any text is shown as it is, with one cell for each column'],
    },
  ),
  ...threat('A spreadsheet runs a name as a formula', {
    without: 'disarmed cells',
    edits: [edit('src/output/formats/csv.ts', 'disarmed ? disarm(value) : value', 'value')],
    tests: ['output/formats/formats: --csv-safe disarms formulas, not numbers'],
  }),
];
