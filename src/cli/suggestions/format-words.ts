import { findNearest } from '../../lib/text/nearest.ts';
import { listFormatNames } from '../../output/formats/formats.ts';

/** What other tools call a format, with ours. */
const formats: Readonly<Record<string, string>> = {
  text: 'table',
  plain: 'table',
  pretty: 'table',
  human: 'table',
  ndjson: 'jsonl',
  'json-lines': 'jsonl',
  'json-pretty': 'json',
  prettyjson: 'json',
  long: 'wide',
  full: 'wide',
  yml: 'yaml',
  names: 'name',
  ids: 'id',
  'ids-only': 'id',
};

/** The format that is meant by a word, as far as there is one. */
export const formatOf = (word: string): string | undefined =>
  listFormatNames.includes(word) ? word : Object.hasOwn(formats, word) ? formats[word] : undefined;

/** The last name in a path of fields: `name` of `.metadata.name`. */
const lastName = (path: string): string => /(\w+)\W*$/.exec(path)?.[1] ?? '';

/** The flags for a value of `-o` that is a format of another tool, a slip, or no format at all. */
export const outputFlagsFor = (value: string): readonly string[] | undefined => {
  const word = value.toLowerCase();
  const [, kind = '', template = ''] = /^([a-z-]+)=([\s\S]*)$/.exec(word) ?? [];
  if (kind === 'custom-columns') {
    const columns = template.split(',').map((column) => lastName(column.replace(/^[^:]*:/, '')));
    return ['--columns', columns.filter((name) => name !== '').join(',') || 'FIELDS'];
  }
  if (/^(?:jsonpath|jsonpath-as-json|go-template|template|jq)$/.test(kind)) {
    return ['--query', 'EXPRESSION'];
  }
  const isWord = /^[a-z]{3,}$/.test(word);
  const format = formatOf(word) ?? (isWord ? findNearest(word, listFormatNames)[0] : undefined);
  return format ? ['--output', format] : undefined;
};
