import { breakLines } from '../../cli/wrap-text.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { formats, formatsWithFlag, selectFormats } from '../../output/formats/formats.ts';
import { formatColumns, formatTopic, type TopicRow } from './topic-text.ts';

/** How wide a paragraph is that is put together. */
const width = 100;

const joinNames = (names: readonly string[]): string => joinWords(names, 'and');

/** What formats differ in, with their names; each as lines. */
const describeLists = (): readonly string[] => {
  const needAll = joinNames(selectFormats(({ needsAll }) => needsAll === true));
  return breakLines(
    `Lists are written as they arrive, in memory that does not grow with them, except with ${needAll}, ` +
      '--sort and --query, which need all of it. The columns of a table are as wide as its first ' +
      '1000 rows ask for. A list whose connection breaks after the first 64 kB ends with what had ' +
      'come and exit code 6; before that it is asked for again.',
    width,
  );
};

const describeLive = (): readonly string[] => {
  const following = joinNames(selectFormats(({ isOpenEnded }) => isOpenEnded === true));
  const drawn = joinNames(selectFormats(({ changes }) => changes === 'drawn'));
  const objects = joinNames(selectFormats(({ changes }) => changes === 'objects'));
  return breakLines(
    `--follow goes with ${following}. list --watch with ${drawn} is drawn over in place on a ` +
      'terminal; elsewhere, and with IMCO_PLAIN, it is the list as a table, then a line for each ' +
      `change: "app-2 inactive -> booting". With ${objects} the changes are JSON objects ` +
      '{change, at, id, name, was?, item}.',
    width,
  );
};

const describeFailures = (): readonly string[] => {
  const people = joinNames(selectFormats(({ reader }) => reader === 'people'));
  const programs = joinNames(selectFormats(({ reader }) => reader === 'programs'));
  return breakLines(
    `A failure is text on stderr with ${people}, and always one JSON object with ${programs}. ` +
      'With the other formats, and with --query alone, it is text where stderr is a terminal and ' +
      'JSON elsewhere. The object is {"error": {"code", "exit", "message", "hint", "status", ' +
      '"fields", "request", "details"?, "notices"?, "retry_after"?}}. doctor and sandbox status ' +
      'have not failed when they find something: that is their answer on stdout, the exit code ' +
      'goes with it, and stderr stays empty. Where stdout does not take what became of a change ' +
      '(a full disk, a reader that went away), it is written to stderr: ' +
      '{"unwritten": {"message", "answer"}}.',
    width,
  );
};

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

const shellText = [
  'text is for shells: the columns of tsv without headings, or what --query makes. A list is a row',
  'for each of its values, an object one row, with tabs between the parts; null is empty, lists and',
  'objects in a row are JSON. In a row tabs and line ends are \\t, \\n and \\r; a backslash stays one,',
  'so that only tsv can be read back. A single value keeps its lines: --query code -o text.',
];

const markdown = [
  'markdown has the columns of table, a row for each thing or for each field of the only one. What',
  'Markdown takes for markup or a link is escaped, line ends are <br>, and an empty list is its',
  'headings. In a comment on GitHub @name and #12 are still what they are there.',
  'What is no table in other formats for people, such as a dry run, is plain text in this one too.',
];

const selectionIntro = ['What is written can be chosen:'];

const selectionRows = (): readonly TopicRow[] => [
  ['--columns a,b', 'these fields, by the name of the API or of the flag; +a,b adds to the usual'],
  ['--filter a=b*', 'only where it holds, or !=; several have to hold all of them'],
  ['--sort [-]a', 'in this order; where the value is missing, last'],
  ['--limit n', 'no more than n; the rest is not even read'],
  [
    '--query expression',
    'what a JMESPath expression makes of the JSON; as JSON unless -o is given',
  ],
  ['--no-headers', `no headings in ${joinNames(formatsWithFlag('--no-headers'))}`],
  ['--relative', 'times in tables as 3h ago, also a setting; otherwise local, with their zone'],
  [
    '--raw',
    `the bytes of the one answer as sent; with -o ${joinWords(formatsWithFlag('--raw'), 'or')}, the exact text`,
  ],
];

const numbers = [
  'Whole numbers are written digit by digit as the platform sent them, however long they are;',
  'decimals keep 17 digits, and --query reckons with that many. --raw has all of them. Of a member',
  'that comes twice the last counts. Answers that are compressed, or nested more than 1000 levels',
  'deep, are refused.',
];

const safety = [
  'Nothing the platform sends can move the cursor, change the order of letters or hide text: control',
  'characters, bidirectional marks and invisible characters are written as \\u001b and the like, in',
  'a pipe too, whose output may end on a terminal. json, jsonl and yaml read back as they were sent.',
  'csv keeps tabs and line breaks inside quotes; tsv writes a backslash as \\\\, so that its escapes',
  'can be undone. --raw with one of these, or with text, has the exact text in a pipe, as --raw alone',
  'has the exact bytes of the answer; on a terminal all stay safe.',
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

/** The topic `output`: what is said of formats is what they say of themselves. */
export const formatOutputTopic = (): string =>
  formatTopic('Output', [
    streams,
    formatColumns(Object.entries(formats).map(([name, { about }]) => [name, about])),
    shapes,
    separated,
    shellText,
    markdown,
    selectionIntro,
    formatColumns(selectionRows()),
    describeLists(),
    describeLive(),
    numbers,
    describeFailures(),
    safety,
    widths,
    colours,
  ]);
