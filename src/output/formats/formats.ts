import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Formatter } from './formatter.ts';

/** A flag for the form of an answer that has no meaning in every format. */
export type FormatFlag =
  | '--query'
  | '--columns'
  | '--no-headers'
  | '--csv-safe'
  | '--relative'
  | '--raw';

/** A way to write an answer, chosen with `--output`. */
interface Format {
  /** One line of help. */
  readonly about: string;
  /**
   * Who reads it, which decides on the form of failures: people get text and what else is meant for
   * them, programs JSON, also where a person watches, and scripts text on a terminal and JSON
   * elsewhere.
   */
  readonly reader: 'people' | 'programs' | 'scripts';
  /** The flags for the form of an answer that it has a use for: the others are refused. */
  readonly flags: readonly FormatFlag[];
  /** Each thing is written by itself: a list may go on for as long as anyone looks. */
  readonly isOpenEnded?: true;
  /** How the changes of a list are shown, where they can be: drawn or as lines, or as objects. */
  readonly changes?: 'drawn' | 'objects';
  /** Each outcome is written when it is there, in the order in which they end. */
  readonly writesEachOutcome?: true;
  /** It can be written only when the last thing has come. */
  readonly needsAll?: true;
  /** It writes all of a thing, or what was chosen of it, and not only documented fields. */
  readonly hasMembers?: true;
  /** It has the columns of a wide table. */
  readonly isWide?: true;
  /** It writes nothing but the word for a thing. */
  readonly word?: 'name' | 'id';
  /** What other tools call it: understood in hints, never carried out. */
  readonly otherNames?: readonly string[];
  /** Its name is a word that may be meant for a field as well: `--name x`. */
  readonly isEverydayWord?: true;
  readonly load: () => Promise<Formatter>;
  /** Loads what the formatter itself loads only where an answer needs it. */
  readonly prepare?: () => Promise<unknown>;
}

/** The format of answers where none is chosen. */
export const defaultFormat = 'table';

/** What tables of some size and with text other than ASCII need. */
const prepareTable = (): Promise<unknown> =>
  Promise.all([import('cli-table3'), import('string-width')]);

/** The formats by name. A new one is one file and its line here. */
export const formats: Readonly<Record<string, Format>> = {
  table: {
    about: 'columns for people, fitted to the terminal',
    reader: 'people',
    flags: ['--query', '--columns', '--no-headers', '--relative'],
    isOpenEnded: true,
    changes: 'drawn',
    otherNames: ['plain', 'pretty', 'human'],
    isEverydayWord: true,
    load: async () => (await import('./table.ts')).formatTable,
    prepare: prepareTable,
  },
  wide: {
    about: 'more columns, whatever the width; names beside the ids of what is referred to',
    reader: 'people',
    flags: ['--query', '--columns', '--no-headers', '--relative'],
    isOpenEnded: true,
    changes: 'drawn',
    isWide: true,
    otherNames: ['long', 'full'],
    isEverydayWord: true,
    load: async () => (await import('./table.ts')).formatWide,
    prepare: prepareTable,
  },
  markdown: {
    about: 'the columns of table as a Markdown table, for issues and chats',
    reader: 'people',
    flags: ['--query', '--columns', '--relative'],
    isOpenEnded: true,
    otherNames: ['md', 'gfm'],
    load: async () => (await import('./markdown.ts')).formatMarkdown,
  },
  json: {
    about: 'one JSON document with all fields',
    reader: 'programs',
    flags: ['--query', '--columns'],
    hasMembers: true,
    otherNames: ['json-pretty', 'prettyjson'],
    load: async () => (await import('./json.ts')).formatJson,
  },
  jsonl: {
    about: 'one JSON object a line, each written as soon as it is there',
    reader: 'programs',
    flags: ['--query', '--columns'],
    isOpenEnded: true,
    changes: 'objects',
    writesEachOutcome: true,
    hasMembers: true,
    otherNames: ['ndjson', 'json-lines'],
    load: async () => (await import('./jsonl.ts')).formatJsonLines,
  },
  yaml: {
    about: 'one YAML document with all fields',
    reader: 'scripts',
    flags: ['--query', '--columns'],
    hasMembers: true,
    needsAll: true,
    otherNames: ['yml'],
    load: async () => (await import('./yaml.ts')).formatYaml,
    prepare: () => import('yaml'),
  },
  csv: {
    about: 'a line a thing with commas (RFC 4180), below the names of the fields',
    reader: 'scripts',
    flags: ['--query', '--columns', '--no-headers', '--csv-safe', '--raw'],
    isOpenEnded: true,
    load: async () => (await import('./csv.ts')).formatCsv,
  },
  tsv: {
    about: 'the same with tabs; in a value \\t, \\n, \\r and \\\\ stand for what would break it',
    reader: 'scripts',
    flags: ['--query', '--columns', '--no-headers', '--raw'],
    isOpenEnded: true,
    load: async () => (await import('./tsv.ts')).formatTsv,
  },
  text: {
    about: 'plain values for shells: a line a thing with tabs, no names of fields, no quotes',
    reader: 'scripts',
    flags: ['--query', '--columns', '--raw'],
    isOpenEnded: true,
    isEverydayWord: true,
    load: async () => (await import('./text.ts')).formatText,
  },
  name: {
    about: 'names, one a line, as imco takes them for targets',
    reader: 'scripts',
    flags: [],
    isOpenEnded: true,
    word: 'name',
    otherNames: ['names'],
    isEverydayWord: true,
    load: async () => (await import('./names-and-ids.ts')).formatNameLines,
  },
  id: {
    about: 'ids, one a line',
    reader: 'scripts',
    flags: [],
    isOpenEnded: true,
    word: 'id',
    otherNames: ['ids', 'ids-only'],
    isEverydayWord: true,
    load: async () => (await import('./names-and-ids.ts')).formatIdLines,
  },
};

export const formatNames: readonly string[] = Object.keys(formats);

/** Names of the formats that are like that, in the order of help. */
export const selectFormats = (matches: (format: Format) => boolean): readonly string[] =>
  Object.entries(formats).flatMap(([name, format]) => (matches(format) ? [name] : []));

/** Names of the formats that have a use for a flag. */
export const formatsWithFlag = (flag: FormatFlag): readonly string[] =>
  selectFormats(({ flags }) => flags.includes(flag));

/** Whether people read what a format writes. */
export const isForPeople = (name: string): boolean => formats[name]?.reader === 'people';

/** Whether failures are text for people on stderr; otherwise they are JSON. */
export const reportsAsText = (name: string, stderr: { readonly isTerminal: boolean }): boolean =>
  isForPeople(name) || (stderr.isTerminal && formats[name]?.reader !== 'programs');

/** The format called `name`. Fails with a `UsageFailure` that lists the formats there are. */
export const findFormat = (name: string): Format => {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format) return format;
  throw new UsageFailure(`there is no output format "${name}"`, {
    code: 'unknown_format',
    hint: `use one of ${formatNames.join(', ')}`,
  });
};
