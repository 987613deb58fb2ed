import { formats } from '../../output/formats/formats.ts';
import { formatColumns, formatTopic, type TopicRow } from './topic-text.ts';

const streams = [
  'stdout carries the answer and nothing else; what is said to a person goes to stderr.',
  '--output chooses the format:',
];

const shapes = [
  'The shape of a JSON answer never depends on how many things there are: list is an array;',
  'show, create and update are an object as the platform sent it; a verb that acts on targets',
  'is an array of outcomes {id, name, ok, unchanged?, requested?, state?, result?, error?}.',
  '"requested": true means that the platform accepted it and its end was not seen: see --wait.',
  'A dry run is an array of requests {method, url, body?}; a target that would be refused is in it',
  'as {id, name, error}, and the exit code is the one the run would have. Nothing is added to',
  'an object, unless --expand asks for the names behind ids: they go into the member "expanded",',
  'and but for the id of what a thing lives in, where a list is of all of these (attachments list).',
  'show with several targets, or with - for those on stdin, is an array.',
];

const separated = [
  'csv and tsv have a column for each documented field, values with parts as JSON, times as the',
  'platform sent them (ISO 8601, UTC); of an outcome the members above. csv is as RFC 4180 has it,',
  'with CRLF; --csv-safe disarms what a spreadsheet would take for a formula. name gives words',
  'that imco takes for targets, also from stdin: name:... where a name would be read as something',
  'else, the id where it cannot stand on a line. Of outcomes name and id give those that went well.',
];

const selectionIntro = ['What is written can be chosen:'];

const selectionRows: readonly TopicRow[] = [
  ['--columns a,b', 'these fields, by the name of the API or of the flag; +a,b adds to the usual'],
  ['--filter a=b*', 'only where it holds, or !=; several have to hold all of them'],
  ['--sort [-]a', 'in this order; where the value is missing, last'],
  ['--limit n', 'no more than n; the rest is not even read'],
  [
    '--query expression',
    'what a JMESPath expression makes of the JSON; as JSON unless -o is given',
  ],
  ['--no-headers', 'no headings in table, wide, csv and tsv'],
  ['--relative', 'times in tables as 3h ago, also a setting; otherwise local, with their zone'],
  ['--raw', 'the bytes of the one answer as sent; with -o csv or tsv, the exact text'],
];

const streaming = [
  'Lists are written as they arrive, in memory that does not grow with them, except with yaml,',
  '--sort and --query, which need all of it. The columns of a table are as wide as its first 1000',
  'rows ask for. A list whose connection breaks after the first 64 kB ends with what had come and',
  'exit code 6; before that it is asked for again.',
];

const watching = [
  'list --watch is drawn over in place on a terminal; elsewhere, and with IMCO_PLAIN, it is the list',
  'as a table, then a line for each change: "app-2 inactive -> booting". -o jsonl has the changes as',
  'JSON objects {change, at, id, name, was?, item}.',
];

const numbers = [
  'Whole numbers are written digit by digit as the platform sent them, however long they are;',
  'decimals keep 17 digits, and --query reckons with that many. --raw has all of them. Of a member',
  'that comes twice the last counts. Answers that are compressed, or nested more than 1000 levels',
  'deep, are refused.',
];

const failures = [
  'A failure is text on stderr with table and wide, and always one JSON object with json and jsonl.',
  'With the other formats, and with --query alone, it is text where stderr is a terminal and JSON',
  'elsewhere. The object is',
  '{"error": {"code", "exit", "message", "hint", "status", "fields", "request", "details"?,',
  '"notices"?, "retry_after"?}}. doctor and sandbox status have not failed when they find',
  'something: that is their answer on stdout, the exit code goes with it, and stderr stays empty.',
  'Where stdout does not take what became of a change (a full disk, a reader that went away), it is',
  'written to stderr: {"unwritten": {"message", "answer"}}.',
];

const safety = [
  'Nothing the platform sends can move the cursor, change the order of letters or hide text: control',
  'characters, bidirectional marks and invisible characters are written as \\u001b and the like, in',
  'a pipe too, whose output may end on a terminal. json, jsonl and yaml read back as they were sent.',
  'csv keeps tabs and line breaks inside quotes; tsv writes a backslash as \\\\, so that its escapes',
  'can be undone. --raw -o csv and --raw -o tsv have the exact text in a pipe, as --raw alone has the',
  'exact bytes of the answer; on a terminal both stay safe.',
];

const widths = [
  'Tables fit the width of a terminal and are never cut in a pipe. Where a terminal is too narrow',
  'for all columns, ids make way first and names, states and descriptions stay; stderr says which',
  'columns are hidden, and -o wide shows them.',
];

const colours = [
  'Colour is decided for stdout and stderr each: --color, then the configuration, FORCE_COLOR,',
  'NO_COLOR, CLICOLOR, and last whether it is a terminal.',
];

/** The topic `output`: formats, shapes, columns, colour. */
export const formatOutputTopic = (): string =>
  formatTopic('Output', [
    streams,
    formatColumns(Object.entries(formats).map(([name, { about }]) => [name, about])),
    shapes,
    separated,
    selectionIntro,
    formatColumns(selectionRows),
    streaming,
    watching,
    numbers,
    failures,
    safety,
    widths,
    colours,
  ]);
