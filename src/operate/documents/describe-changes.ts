/** Changed values of a row, member by member: before and after, without secrets. */
import type { Fields } from '../../catalog/vocabulary.ts';
import { toJsonText } from '../../lib/json/json-text.ts';
import { maskValue } from '../rows/secrets.ts';
import type { InputValues } from '../targets/references.ts';

/** Most lines of one value that are compared line by line. */
const mostLines = 1000;

/** Longest value that stands on the line of its name. */
const mostCharacters = 100;

/** The lengths of the longest common ends of two texts, by where they begin. */
const measureCommon = (
  before: readonly string[],
  after: readonly string[],
): readonly (readonly number[])[] => {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let at = before.length - 1; at >= 0; at--) {
    const [row = [], below = []] = [lengths[at], lengths[at + 1]];
    for (let other = after.length - 1; other >= 0; other--) {
      row[other] =
        before[at] === after[other]
          ? (below[other + 1] ?? 0) + 1
          : Math.max(below[other] ?? 0, row[other + 1] ?? 0);
    }
  }
  return lengths;
};

/** The lines that were removed and added, in their order. */
const compareLines = (before: readonly string[], after: readonly string[]): readonly string[] => {
  if (before.length > mostLines || after.length > mostLines) {
    return [`${before.length} lines -> ${after.length} lines`];
  }
  const lengths = measureCommon(before, after);
  const lines: string[] = [];
  let [at, other] = [0, 0];
  while (at < before.length || other < after.length) {
    const isSame = at < before.length && other < after.length && before[at] === after[other];
    const isAdded =
      at >= before.length ||
      (other < after.length && (lengths[at]?.[other + 1] ?? 0) > (lengths[at + 1]?.[other] ?? 0));
    if (isSame) {
      at += 1;
      other += 1;
    } else if (isAdded) {
      lines.push(`+ ${after[other]}`);
      other += 1;
    } else {
      lines.push(`- ${before[at]}`);
      at += 1;
    }
  }
  return lines;
};

const toLine = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '(none)';
  return typeof value === 'string' ? value : toJsonText(value);
};

const toLines = (value: unknown): readonly string[] => {
  if (value === undefined || value === null || value === '') return [];
  if (typeof value === 'string') return value.replace(/\n$/, '').split('\n');
  if (Array.isArray(value)) return value.map(toLine);
  return toJsonText(value, 2).split('\n');
};

const isShort = (value: unknown): boolean => {
  const line = toLine(value);
  return line.length <= mostCharacters && !line.includes('\n') && typeof value !== 'object';
};

/** The change of one value: on one line where it fits, otherwise the lines that differ. */
const describeChange = (key: string, before: unknown, after: unknown): readonly string[] =>
  isShort(before ?? '') && isShort(after ?? '')
    ? [`  ${key}: ${toLine(before)} -> ${toLine(after)}`]
    : [`  ${key}:`, ...compareLines(toLines(before), toLines(after)).map((line) => `    ${line}`)];

/** What is changed, one paragraph for each value. Secrets are masked. */
export const describeChanges = (
  fields: Fields,
  { before, after }: { readonly before: InputValues; readonly after: InputValues },
): readonly string[] =>
  Object.keys(after)
    .filter((key) => fields[key] && !fields[key].secret)
    .flatMap((key) => describeChange(key, maskValue(before[key]), maskValue(after[key])));
