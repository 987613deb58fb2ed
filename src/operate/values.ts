import { flagOf } from '../catalog/flags.ts';
import type { Field } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import type { Host } from '../host.ts';
import { nearest } from '../nearest.ts';
import { readInput } from './input.ts';

/** What a flag was given: a text, several texts, or nothing but its presence. */
export type Given = string | readonly string[] | boolean;

const oneOf = (values: readonly string[], word: string): string => {
  const near = nearest(word, values);
  return near.length > 0
    ? `it takes ${values.join(', ')}; did you mean ${near.join(' or ')}?`
    : `it takes ${values.join(', ')}`;
};

const numberIn = (field: Field, value: number): string | undefined => {
  if (!Number.isFinite(value)) return 'it takes a number';
  if (field.kind === 'integer' && !Number.isSafeInteger(value)) return 'it takes a whole number';
  if (field.min !== undefined && value < field.min) return `the least is ${field.min}`;
  if (field.max !== undefined && value > field.max) return `the most is ${field.max}`;
  return undefined;
};

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

/** What is wrong with a value for a field; `undefined` when nothing is. */
const objection = (field: Field, value: unknown): string | undefined => {
  if (value === null) return field.nullable ? undefined : 'it may not be empty';
  switch (field.kind) {
    case 'json':
      return undefined;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'it takes true or false';
    case 'integer':
    case 'number':
      return typeof value === 'number' ? numberIn(field, value) : 'it takes a number';
    case 'texts':
    case 'refs':
      return areTexts(value) ? undefined : 'it takes a list of texts';
    case 'choice':
    case 'state':
      if (typeof value !== 'string') return 'it takes a text';
      return field.values && !field.values.includes(value) ? oneOf(field.values, value) : undefined;
    default:
      if (typeof value !== 'string') return 'it takes a text';
      if (value === '') return field.nullable ? undefined : 'it may not be empty';
      return field.pattern && !field.pattern.test.test(value)
        ? `it takes ${field.pattern.says}`
        : undefined;
  }
};

/** Checks a value that came from a file. `place` is named in the `UsageFailure`. */
export const checkValue = (field: Field, value: unknown, place: string): void => {
  const wrong = objection(field, value);
  if (!wrong) return;
  const isShown = typeof value === 'string' && value !== '' && !field.secret;
  const shown = isShown ? ` "${value}"` : '';
  throw new UsageFailure(`${place}${shown}: ${wrong}`);
};

const splitList = (parts: readonly string[]): string[] =>
  parts
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');

const parseJson = (text: string, flag: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageFailure(`${flag}: not valid JSON`, {
      hint: `quote the value for the shell, or write it to a file: ${flag} @values.json`,
      cause,
    });
  }
};

/** An empty flag clears a field: a text becomes empty, anything else nothing at all. */
const cleared = (field: Field): unknown => (field.kind === 'text' ? '' : null);

const parseText = (field: Field, text: string, flag: string): unknown => {
  if (text === '') return cleared(field);
  switch (field.kind) {
    case 'json':
      return parseJson(text, flag);
    case 'integer':
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
};

const readSecret = async (
  host: Host,
  field: Field,
  path: string,
  flag: string,
): Promise<string> => {
  const secret = (await readInput(host, path, flag, 'the file named there')).trim();
  if (secret === '') throw new UsageFailure(`${flag}: what it names is empty`);
  checkValue(field, secret, flag);
  return secret;
};

/**
 * The value a flag means for a field. `@path` and `@-` read free-form and long values from a file
 * or stdin; a secret is always read that way. Throws `UsageFailure`.
 */
export const readGiven = async (
  host: Host,
  key: string,
  field: Field,
  given: Given,
): Promise<unknown> => {
  const flag = `--${flagOf(key, field)}`;
  if (typeof given === 'boolean') return given;
  if (typeof given !== 'string') return splitList(given);
  if (field.secret) return readSecret(host, field, given, flag);
  const fromFile = (field.kind === 'json' || field.long) && given.startsWith('@');
  const text = fromFile ? (await readInput(host, given.slice(1), flag)).trim() : given;
  const value = parseText(field, text, flag);
  checkValue(field, value, flag);
  return value;
};
