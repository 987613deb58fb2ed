import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Formatter } from './formatter.ts';

/** A way to write an answer, chosen with `--output`. */
interface Format {
  /** One line of help. */
  readonly about: string;
  /** People read it: what is meant for them goes with it. */
  readonly forPeople?: true;
  /** It has columns, with headings above them. */
  readonly hasColumns?: true;
  /** It writes all of a thing, or what was chosen of it; otherwise the word that names it. */
  readonly hasMembers?: true;
  /** Text in it is escaped in a way that a reader cannot take back: it may be asked for as it is. */
  readonly hasExact?: true;
  /** Its failures are JSON too, also where a person watches. */
  readonly failsAsJson?: true;
  /** It can be written only when the last thing has come. */
  readonly needsAll?: true;
  readonly load: () => Promise<Formatter>;
  /** Loads what the formatter itself loads only where an answer needs it. */
  readonly prepare?: () => Promise<unknown>;
}

/** What tables of some size and with text other than ASCII need. */
const prepareTable = (): Promise<unknown> =>
  Promise.all([import('cli-table3'), import('string-width')]);

/** The formats by name. A new one is one file and its line here. */
export const formats: Readonly<Record<string, Format>> = {
  table: {
    about: 'columns for people, fitted to the terminal',
    forPeople: true,
    hasColumns: true,
    load: async () => (await import('./table.ts')).formatTable,
    prepare: prepareTable,
  },
  wide: {
    about: 'more columns, whatever the width; names beside the ids of what is referred to',
    forPeople: true,
    hasColumns: true,
    load: async () => (await import('./table.ts')).formatWide,
    prepare: prepareTable,
  },
  json: {
    about: 'one JSON document with all fields',
    failsAsJson: true,
    hasMembers: true,
    load: async () => (await import('./json.ts')).formatJson,
  },
  jsonl: {
    about: 'one JSON object a line, each written as soon as it is there',
    failsAsJson: true,
    hasMembers: true,
    load: async () => (await import('./jsonl.ts')).formatJsonLines,
  },
  yaml: {
    about: 'one YAML document with all fields',
    hasMembers: true,
    needsAll: true,
    load: async () => (await import('./yaml.ts')).formatYaml,
    prepare: () => import('yaml'),
  },
  csv: {
    about: 'a line a thing with commas (RFC 4180), below the names of the fields',
    hasColumns: true,
    hasExact: true,
    load: async () => (await import('./csv.ts')).formatCsv,
  },
  tsv: {
    about: 'the same with tabs; in a value \\t, \\n, \\r and \\\\ stand for what would break it',
    hasColumns: true,
    hasExact: true,
    load: async () => (await import('./tsv.ts')).formatTsv,
  },
  name: {
    about: 'names, one a line, as imco takes them for targets',
    load: async () => (await import('./names-and-ids.ts')).formatNames,
  },
  id: {
    about: 'ids, one a line',
    load: async () => (await import('./names-and-ids.ts')).formatIds,
  },
};

export const listFormatNames: readonly string[] = Object.keys(formats);

/** Whether people read what a format writes. */
export const isForPeople = (name: string): boolean => formats[name]?.forPeople ?? false;

/**
 * Whether failures are text for people on stderr: with json and jsonl never, with table and wide
 * always, with any other format where stderr is a terminal.
 */
export const reportsAsText = (name: string, stderr: { readonly isTerminal: boolean }): boolean =>
  isForPeople(name) || (stderr.isTerminal && !formats[name]?.failsAsJson);

/** The format called `name`. Fails with a `UsageFailure` that lists the formats there are. */
export const findFormat = (name: string): Format => {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format) return format;
  throw new UsageFailure(`there is no output format "${name}"`, {
    code: 'unknown_format',
    hint: `use one of ${listFormatNames.join(', ')}`,
  });
};
