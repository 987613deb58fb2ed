import { UsageFailure } from '../failures.ts';
import type { Formatter } from './formatter.ts';

/** A way to write an answer, chosen with `--output`. */
interface Format {
  /** One line of help. */
  readonly about: string;
  readonly load: () => Promise<Formatter>;
}

/** The formats by name. A new one is one file and its line here. */
export const formats: Readonly<Record<string, Format>> = {
  table: {
    about: 'columns for people, fitted to the terminal',
    load: async () => (await import('./table.ts')).formatTable,
  },
  json: {
    about: 'one JSON document with all fields',
    load: async () => (await import('./json.ts')).formatJson,
  },
};

export const formatNames: readonly string[] = Object.keys(formats);

/** The format called `name`. Fails with a `UsageFailure` that lists the formats there are. */
export const formatNamed = (name: string): Format => {
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format) return format;
  throw new UsageFailure(`there is no output format "${name}"`, {
    code: 'unknown_format',
    hint: `use one of ${formatNames.join(', ')}`,
  });
};
