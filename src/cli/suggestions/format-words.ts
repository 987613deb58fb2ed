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
export const findFormatMeant = (word: string): string | undefined =>
  listFormatNames.includes(word) ? word : Object.hasOwn(formats, word) ? formats[word] : undefined;
