import { joinWords } from '../../lib/text/join-words.ts';
import { formats, formatsWithFlag, selectFormats } from '../../output/formats/formats.ts';
import { formatColumns, formatParagraph, formatTopic, type TopicRow } from './topic-text.ts';

const joinNames = (names: readonly string[]): string => joinWords(names, 'and');

const streams =
  'Results go to stdout; messages, progress and errors go to stderr. --output (-o) selects the format:';

const selectionIntro = 'These flags select what is printed:';

const selectionRows = (): readonly TopicRow[] => [
  ['--columns a,b', 'show only these fields, by heading or name; +id adds to the default columns'],
  ['--filter a=b*', 'show only rows that meet the condition; see "imco help filters"'],
  ['--sort a,-b', 'sort by a, then by b descending; missing values come last'],
  ['--limit n', 'stop after n results'],
  ['--query expression', 'filter the JSON with a JMESPath expression; default format: json'],
  ['--no-headers', `omit column headers in ${joinNames(formatsWithFlag('--no-headers'))}`],
  ['--relative', 'show times in tables as ages, such as 3h ago; the default on a terminal'],
  ['--no-relative', 'show local times with their zone; the default in a pipe and with --follow'],
  [
    '--raw',
    `print the response as received; with ${joinWords(formatsWithFlag('--raw'), 'or')}: unescaped values`,
  ],
];

const shapesIntro =
  'The shape of the JSON depends only on the command, never on the number of results:';

const shapesRows: readonly TopicRow[] = [
  ['list', 'array of objects'],
  ['show, create, update', 'one object, as the platform sent it'],
  ['show a b, show -', 'array of objects, for several targets or targets from stdin'],
  [
    'actions on targets',
    'array of {id, name, ok, unchanged?, requested?, state?, result?, error?}',
  ],
  ['compare', 'array of {field, path?, differs, values}; values by the name of the target'],
  ['--dry-run', 'array of requests {method, url, body?}; refused targets: {id, name, error}'],
];

const shapes =
  '"requested": true means that the platform accepted the request but imco did not wait for the end ' +
  '(see --wait). A dry run has the exit code of the real run. imco adds nothing to an object, except ' +
  'the names behind ids, as the member "expanded", with --expand, and the id of the parent in a list ' +
  'of all parents, such as "attachments list".';

const separated =
  'csv and tsv have one column for each documented field, or, for actions, for each member listed ' +
  'above. Nested values are JSON, and times are ISO 8601 in UTC. csv follows RFC 4180 with CRLF line ' +
  'endings; --csv-safe makes spreadsheets treat formulas as text. name prints targets for other ' +
  'commands: the name, name:... if it looks like something else, or the id if it has line breaks. ' +
  'For actions, name and id print the successful targets.';

const shellText =
  'text is for shells: the columns of tsv without headers, or the result of --query. A list prints one ' +
  'row for each element, an object one row, with tabs between values; null is empty, and nested lists ' +
  'and objects are JSON. Tabs and line endings in a row are printed as \\t, \\n and \\r, but backslashes ' +
  'are not escaped: use tsv for output that is parsed. A single value keeps its line endings: ' +
  '--query code -o text.';

const markdown =
  'markdown has the columns of table, with one row for each object, or for each field of a single ' +
  'object. Markdown syntax and links are escaped, line endings are <br>, and an empty list is only the ' +
  'headers. GitHub still links @name and #12. Output that is not a table, such as a dry run, is plain ' +
  'text.';

const describeLists = (): string => {
  const needAll = joinNames(selectFormats(({ needsAll }) => needsAll === true));
  return (
    'Lists are printed while they are received and use a constant amount of memory, except with ' +
    `${needAll}, --sort and --query, which need the entire list. The first 1000 rows determine the ` +
    'column widths of a table. If the connection breaks after the first 64 kB, imco prints the rows ' +
    'received so far and exits with code 6; before that, it retries.'
  );
};

const describeLive = (): string => {
  const following = joinNames(selectFormats(({ isOpenEnded }) => isOpenEnded === true));
  const drawn = joinNames(selectFormats(({ changes }) => changes === 'drawn'));
  const objects = joinNames(selectFormats(({ changes }) => changes === 'objects'));
  return (
    `--follow works with ${following}. list --watch with ${drawn} redraws in place on a terminal; ` +
    'elsewhere, and with IMCO_PLAIN, it prints the table and then one line for each change: ' +
    `"app-2 inactive -> booting". With ${objects}, changes are JSON objects ` +
    '{change, at, id, name, was?, item}.'
  );
};

const numbers =
  'Integers are printed exactly as received, whatever their length. Decimals keep 17 digits, also in ' +
  '--query; --raw keeps all of them. If a member occurs twice, the last one counts. Compressed ' +
  'responses, and responses nested more than 1000 levels deep, are refused.';

const describeFailures = (): string => {
  const people = joinNames(selectFormats(({ reader }) => reader === 'people'));
  const programs = joinNames(selectFormats(({ reader }) => reader === 'programs'));
  return (
    `Errors are text on stderr with ${people}, and always one JSON object with ${programs}. With the ` +
    'other formats, and with --query alone, they are text if stderr is a terminal, and JSON otherwise: ' +
    '{"error": {"code", "exit", "message", "hint", "status", "fields", "request", "details"?, ' +
    '"notices"?, "retry_after"?}}. Problems found by doctor and sandbox status are results: they are ' +
    'printed on stdout and set the exit code, and stderr stays empty. If the result of a change cannot ' +
    'be written to stdout (disk full, pipe closed), it is written to stderr: ' +
    '{"unwritten": {"message", "answer"}}. Warnings about values of a change, such as a certificate that ' +
    'expires soon, are text where stderr is for people; elsewhere {"warnings": [...]} on stderr, or the ' +
    '"notices" of an error. With --quiet there are none.'
  );
};

const safety =
  'Text from the platform cannot control the terminal: control characters, bidirectional marks and ' +
  'invisible characters are printed as \\u001b and the like, also in a pipe. json, jsonl and yaml can be ' +
  'parsed back exactly. csv keeps tabs and line endings inside quotes; tsv escapes backslashes as \\\\, ' +
  'so that all escapes can be reversed. In a pipe, --raw turns the escapes of text formats off, and ' +
  '--raw alone prints the exact bytes of the response; a terminal always gets safe text.';

const widths =
  'Tables fit the width of the terminal, and are never cut in a pipe. On a narrow terminal empty ' +
  'columns are hidden first, then ids and addresses, then the last columns; names, states and ' +
  'descriptions are always shown. stderr reports the hidden columns, and -o wide shows them.';

const references =
  'Tables show the names of templates, plans, accounts and other resources, not their ids; the lists ' +
  'that have these names are read at the same time. If one cannot be read, ids are shown with a notice. ' +
  'For ids use --columns +id or a format for programs, which reads nothing else. The settings columns, ' +
  'sort and relative change the tables of a resource: see "imco help config".';

const pager =
  'imco never starts a pager, on purpose: a program in between would change what Ctrl-C and the exit ' +
  'code mean. To page, use a pipe: imco ... --color always | less -RS.';

const colours =
  'Colour is decided for stdout and stderr separately, by the first of: --color, the configuration, ' +
  'FORCE_COLOR, NO_COLOR, CLICOLOR. Otherwise only terminals get colour.';

/** The topic `output`: formats describe themselves. */
export const formatOutputTopic = (): string =>
  formatTopic('Output', [
    formatParagraph(streams),
    formatColumns(Object.entries(formats).map(([name, { about }]) => [name, about])),
    selectionIntro,
    formatColumns(selectionRows()),
    formatParagraph(shapesIntro),
    formatColumns(shapesRows),
    ...[shapes, describeFailures(), separated, shellText, markdown].map(formatParagraph),
    ...[describeLists(), describeLive(), references, widths, pager, colours, numbers, safety].map(
      formatParagraph,
    ),
  ]);
