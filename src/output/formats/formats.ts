import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Formatter } from './formatter.ts';

/** An output flag that only some formats support. */
export type FormatFlag =
  | '--query'
  | '--columns'
  | '--no-headers'
  | '--csv-safe'
  | '--relative'
  | '--raw';

/** An output format, selected with `--output`. */
interface Format {
  /** One line of help. */
  readonly about: string;
  /**
   * The reader, which decides the form of failures: text and notes for people, JSON for programs,
   * even on a terminal, and for scripts text on a terminal and JSON elsewhere.
   */
  readonly reader: 'people' | 'programs' | 'scripts';
  /** The output flags it supports; others are refused. */
  readonly flags: readonly FormatFlag[];
  /** Each item is written separately, so a list may never end. */
  readonly isOpenEnded?: true;
  /** How changes of a list are shown, if supported: drawn or as lines, or as objects. */
  readonly changes?: 'drawn' | 'objects';
  /** Each outcome is written as soon as it is known, in the order in which they end. */
  readonly writesEachOutcome?: true;
  /** It can be written only once the last item has arrived. */
  readonly needsAll?: true;
  /** It writes all members of an item, or the selected ones, not only documented fields. */
  readonly hasMembers?: true;
  /** It has the columns of a wide table. */
  readonly isWide?: true;
  /** It writes only the target word of an item. */
  readonly word?: 'name' | 'id';
  /** Its names in other tools: used in hints, not accepted. */
  readonly otherNames?: readonly string[];
  /** Its name may be meant for a field as well: `--name x`. */
  readonly isEverydayWord?: true;
  readonly load: () => Promise<Formatter>;
  /** Loads modules that the formatter itself loads only on demand. */
  readonly prepare?: () => Promise<unknown>;
}

/** The default output format. */
export const defaultFormat = 'table';

/** The modules for short tables and for text other than ASCII. */
const prepareTable = (): Promise<unknown> =>
  Promise.all([import('cli-table3'), import('string-width')]);

/** The formats by name. A new one needs one file and an entry here. */
export const formats: Readonly<Record<string, Format>> = {
  table: {
    about: 'columns fitted to the terminal',
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
    about: 'more columns, at any width',
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
    about: 'the table as Markdown',
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
    about: 'one JSON object per line, written as soon as available',
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
    about: 'comma-separated values (RFC 4180) with a header line',
    reader: 'scripts',
    flags: ['--query', '--columns', '--no-headers', '--csv-safe', '--raw'],
    isOpenEnded: true,
    load: async () => (await import('./csv.ts')).formatCsv,
  },
  tsv: {
    about: 'tab-separated values with a header line; tabs and line ends as \\t, \\n, \\r',
    reader: 'scripts',
    flags: ['--query', '--columns', '--no-headers', '--raw'],
    isOpenEnded: true,
    load: async () => (await import('./tsv.ts')).formatTsv,
  },
  text: {
    about: 'plain tab-separated values for shells, without header or quotes',
    reader: 'scripts',
    flags: ['--query', '--columns', '--raw'],
    isOpenEnded: true,
    isEverydayWord: true,
    load: async () => (await import('./text.ts')).formatText,
  },
  name: {
    about: 'names, one per line, usable as targets',
    reader: 'scripts',
    flags: [],
    isOpenEnded: true,
    word: 'name',
    otherNames: ['names'],
    isEverydayWord: true,
    load: async () => (await import('./names-and-ids.ts')).formatNameLines,
  },
  id: {
    about: 'ids, one per line',
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

/** Names of the formats that match, in the order of help. */
export const selectFormats = (matches: (format: Format) => boolean): readonly string[] =>
  Object.entries(formats).flatMap(([name, format]) => (matches(format) ? [name] : []));

/** Names of the formats that support a flag. */
export const formatsWithFlag = (flag: FormatFlag): readonly string[] =>
  selectFormats(({ flags }) => flags.includes(flag));

/** Whether a format is for people. */
export const isForPeople = (name: string): boolean => formats[name]?.reader === 'people';

/** Whether failures on stderr are text for people; otherwise JSON. */
export const reportsAsText = (name: string, stderr: { readonly isTerminal: boolean }): boolean =>
  isForPeople(name) || (stderr.isTerminal && formats[name]?.reader !== 'programs');

/** Finds a format by name. Throws a `UsageFailure` that lists the valid ones. */
export const findFormat = (name: string): Format => {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format) return format;
  throw new UsageFailure(`unknown output format "${name}"`, {
    code: 'unknown_format',
    hint: `valid formats: ${formatNames.join(', ')}`,
  });
};
