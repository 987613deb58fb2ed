import { findNearest } from '../../lib/text/nearest.ts';
import { formatNames, formats } from '../../output/formats/formats.ts';

/** Names of formats, those of imco and of other tools, with the format of imco. */
export const formatsByWord: ReadonlyMap<string, string> = new Map(
  Object.entries(formats).flatMap(([name, { otherNames = [] }]) =>
    [name, ...otherNames].map((word) => [word, name] as const),
  ),
);

/** The format of imco for a word, if any. */
export const findFormatMeant = (word: string): string | undefined => formatsByWord.get(word);

/** The last name in a path of fields: `name` of `.metadata.name`. */
const readLastName = (path: string): string => /(\w+)\W*$/.exec(path)?.[1] ?? '';

/** The flags for a value of `-o` that is a format of another tool or misspelled. */
export const translateOutput = (value: string): readonly string[] | undefined => {
  const word = value.toLowerCase();
  const [, kind = '', template = ''] = /^([a-z-]+)=([\s\S]*)$/.exec(word) ?? [];
  if (kind === 'custom-columns') {
    const columns = template
      .split(',')
      .map((column) => readLastName(column.replace(/^[^:]*:/, '')));
    return ['--columns', columns.filter((name) => name !== '').join(',') || 'FIELDS'];
  }
  if (/^(?:jsonpath|jsonpath-as-json|go-template|template|jq)$/.test(kind)) {
    return ['--query', 'EXPRESSION'];
  }
  const isWord = /^[a-z]{3,}$/.test(word);
  const format = findFormatMeant(word) ?? (isWord ? findNearest(word, formatNames)[0] : undefined);
  return format ? ['--output', format] : undefined;
};
