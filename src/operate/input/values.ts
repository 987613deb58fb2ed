import { formatFlagName } from '../../catalog/flags.ts';
import type { Field, Notation } from '../../catalog/vocabulary.ts';
import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { parseJson } from '../../lib/json/exact-json.ts';
import { readNumber } from '../../lib/json/exact-number.ts';
import { isJsonText, splitList } from '../../lib/text/list-words.ts';
import { checkValue, unwrapNotation } from './check-value.ts';
import { readDocument } from './document.ts';
import { readInput } from './input.ts';

/** The value of a flag: a string, several strings, or true for a switch. */
export type GivenValue = string | readonly string[] | boolean;
/** Removes the line end of a single line; several lines stay as they are. */
const withoutLineEnd = (text: string): string => text.replace(/^([^\r\n]*)\r?\n$/, '$1');

const parseJsonFlag = (text: string, flag: string): unknown => {
  try {
    const value: unknown = parseJson(text);
    return value;
  } catch (cause) {
    throw new UsageFailure(`${flag}: not valid JSON`, {
      hint: `quote the value for the shell, or write it to a file: ${flag} @values.json`,
      cause,
    });
  }
};

/** The value of a cleared field: an empty string for text, null for anything else. */
const chooseClearedValue = (field: Field): unknown => (field.kind === 'text' ? '' : null);

const parseText = (field: Field, text: string, flag: string): unknown => {
  if (text === '') return chooseClearedValue(field);
  switch (field.kind) {
    case 'json':
      return parseJsonFlag(text, flag);
    case 'integer':
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text)
        ? readNumber(text.replace(/^(-?)0+(?=\d)/, '$1'))
        : Number.NaN;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
};

/**
 * Parses a secret text. A long one, such as a key, is sent byte for byte as it was read, and so is a
 * verbatim one but for the line end of a single line. Spaces around others are removed.
 */
const parseSecret = (field: Field, text: string, flag: string): string => {
  if (text.includes('\uFFFD')) throw new UsageFailure(`${flag}: the file is not UTF-8 text`);
  if (text.trim() === '') return '';
  if (field.long) return text;
  return field.verbatim ? withoutLineEnd(text) : text.trim();
};

/** Reads a secret from a file: JSON or YAML for an object, text otherwise. */
const readSecret = async (
  host: Host,
  field: Field,
  path: string,
  flag: string,
): Promise<unknown> => {
  const shown = 'the file';
  const secret =
    field.kind === 'json'
      ? await readDocument(host, path, flag, shown)
      : parseSecret(field, await readInput(host, path, flag, shown), flag);
  if (secret === '') throw new UsageFailure(`${flag}: the file is empty`);
  return checkValue(field, secret, flag);
};

/** The path a flag reads its value from (`@path`, `@-` or `-`); undefined if it is the value. */
const findSource = (text: string): string | undefined => {
  if (text === '-') return text;
  return text.startsWith('@') ? text.slice(1) : undefined;
};

/** Reads a value in its notation, in JSON, or from a JSON or YAML file. */
const readNotation = async (
  host: Host,
  notation: Notation,
  texts: readonly string[],
  flag: string,
): Promise<unknown> => {
  const [only = ''] = texts;
  if (texts.some((text) => text.trim() === '')) {
    throw new UsageFailure(`${flag} is empty`, {
      code: 'empty_value',
      hint: `check whether a variable is empty; to remove all of them, use ${flag} '${notation.empty}'`,
    });
  }
  const whole = texts.find((text) => findSource(text) !== undefined || isJsonText(text));
  if (whole !== undefined && texts.length > 1) {
    throw new UsageFailure(`${flag}: ${whole} cannot be combined with other values`);
  }
  if (whole === undefined) return unwrapNotation(await notation.read(texts), flag);
  const path = findSource(only);
  const value =
    path === undefined ? parseJsonFlag(only, flag) : await readDocument(host, path, flag);
  return unwrapNotation(await notation.check(value), flag);
};

/**
 * Reads the value of a flag for a field. `@path`, `@-` and `-` read free-form and long values from
 * a file or stdin; a secret is always read that way. Throws a `UsageFailure`.
 */
export const readGivenValue = async (
  host: Host,
  key: string,
  field: Field,
  given: GivenValue,
): Promise<unknown> => readNamedValue(host, field, given, `--${formatFlagName(key, field)}`);

/** Reads a value; failures begin with `label`. */
export const readNamedValue = async (
  host: Host,
  field: Field,
  given: GivenValue,
  label: string,
): Promise<unknown> => {
  if (typeof given === 'boolean') return given;
  if (typeof given !== 'string') {
    if (field.notation) return readNotation(host, field.notation, given, label);
    const words = given.flatMap((text) => splitList(label, text));
    return checkValue(field, words, label);
  }
  if (field.secret) return readSecret(host, field, given, label);
  if (field.file) return checkValue(field, await readInput(host, given, label), label);
  const path = field.kind === 'json' || field.long ? findSource(given) : undefined;
  if (field.kind === 'json' && path !== undefined) {
    return checkValue(field, await readDocument(host, path, label), label);
  }
  const text = path === undefined ? given : withoutLineEnd(await readInput(host, path, label));
  return checkValue(field, parseText(field, text, label), label);
};
