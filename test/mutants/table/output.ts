/** What reaches terminals and spreadsheets. */
import { edit, threat } from '../mutant.ts';

export const output = [
  ...threat(
    'Escape sequences in names, states or messages control the terminal',
    {
      without: 'control characters among what is unsafe',
      edits: [edit('src/output/terminal/safe-text.ts', '[\\p{Cc}\\p{Cf}', '[\\p{Cf}')],
      tests: ['output/terminal/safe-text: no text leaves anything harmful in a line'],
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
      tests: ['output/formats/table: a name cannot reach the terminal or make up rows'],
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
      tests: ['output/writer: messages and text are made safe'],
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
      tests: ['output/formats/json: what a terminal would obey is escaped'],
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
        'output/safe-formats: the bytes of an answer are made safe on a terminal, wherever they are cut',
      ],
    },
    {
      without: 'escapes in pipes',
      edits: [edit('src/output/formats/csv.ts', 'exact ? keepText : toSafeField', 'keepText')],
      tests: [`output/safe-formats: \${format}: nor does it in a pipe, which may end in one`],
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
      tests: [
        'output/formats/markdown: what Markdown would make links, emphasis or HTML of is text',
      ],
    },
    {
      without: 'addresses that are no links',
      edits: [edit('src/output/formats/markdown.ts', String.raw`:(?=\/\/)|`, '')],
      tests: [
        'output/formats/markdown: what Markdown would make links, emphasis or HTML of is text',
      ],
    },
    {
      without: 'pipes among what ends a cell',
      edits: [edit('src/output/formats/markdown.ts', '[\\\\|`*', '[\\\\`*')],
      tests: [
        'output/formats/markdown: any text reads back as it is shown, and a cell for every column',
      ],
    },
  ),
  ...threat('A spreadsheet runs a name as a formula', {
    without: 'disarmed cells',
    edits: [edit('src/output/formats/csv.ts', 'disarmed ? disarm(value) : value', 'value')],
    tests: ['output/formats/formats: csv made safe disarms formulas, not numbers'],
  }),
];
