import { isIPv4 } from 'node:net';
import { explainNetworkProblem } from '../../catalog/notations/cidr.ts';
import {
  explainPrivateKeyProblem,
  explainPublicKeyProblem,
} from '../../catalog/notations/ssh-keys.ts';
import type { Field, NotationResult, TextFormat } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { parseJson } from '../../lib/json/exact-json.ts';
import { ExactNumber } from '../../lib/json/exact-number.ts';
import { toJsonText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import { explainPemProblem } from '../../lib/tls/pem-texts.ts';

const explainChoice = (values: readonly string[]): string => `allowed values: ${values.join(', ')}`;

/** The nearest allowed values to a value that is not allowed, as a hint. */
const suggestChoice = ({ values = [] }: Field, value: unknown): string | undefined =>
  typeof value === 'string' ? formatSuggestion(findNearest(value, values)) : undefined;

const isNumber = (value: unknown): value is number | bigint | ExactNumber =>
  typeof value === 'bigint' ||
  value instanceof ExactNumber ||
  (typeof value === 'number' && Number.isFinite(value));

const explainNumber = (field: Field, given: number | bigint | ExactNumber): string | undefined => {
  const value = given instanceof ExactNumber ? Number(given) : given;
  const isWhole = typeof given === 'bigint' || Number.isSafeInteger(given);
  if (field.kind === 'integer' && !isWhole) return 'expected a whole number';
  if (field.min !== undefined && value < field.min) return `the minimum is ${field.min}`;
  if (field.max !== undefined && value > field.max) return `the maximum is ${field.max}`;
  return undefined;
};

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

/** Explains what is wrong with a list of strings, or with one of them. */
const explainList = ({ inputForm: form }: Field, value: unknown): string | undefined => {
  if (!areTexts(value)) return 'expected a list of strings';
  if (value.some(isBlank)) return 'the list has an empty element';
  const invalid = form && value.find((text) => !form.test.test(text));
  return form && invalid !== undefined
    ? `"${invalid}" is not valid; expected ${form.says}`
    : undefined;
};

/** The value with its strings normalized as they are sent. */
const normalize = ({ normal }: Field, value: unknown): unknown =>
  normal && areTexts(value) ? value.map(normal) : value;

const explainForm = (form: Field['pattern'], text: string): string | undefined =>
  form && !form.test.test(text) ? `expected ${form.says}` : undefined;

/** Explains why a value is not valid for a field; `undefined` when it is. */
const explainProblem = (field: Field, value: unknown): string | undefined => {
  if (value === null) return field.nullable ? undefined : 'must not be empty';
  switch (field.kind) {
    case 'json':
      return !field.object || isJsonObject(value) ? undefined : 'expected an object';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'expected true or false';
    case 'integer':
    case 'number':
      if (isNumber(value)) return explainNumber(field, value);
      return field.kind === 'integer' ? 'expected a whole number' : 'expected a number';
    case 'texts':
    case 'refs':
      return explainList(field, value);
    case 'choice':
    case 'state':
      if (typeof value !== 'string') return 'expected a string';
      return field.values && !field.values.includes(value)
        ? explainChoice(field.values)
        : undefined;
    default:
      if (typeof value !== 'string') return 'expected a string';
      if (value === '') return field.nullable ? undefined : 'must not be empty';
      // A required text, such as a name, must have visible characters.
      if (field.always && isBlank(value)) return 'must not be blank';
      return explainForm(field.pattern ?? field.inputForm, value);
  }
};

const explainText = async (format: TextFormat, text: string): Promise<string | undefined> => {
  switch (format) {
    case 'ip':
      return isIPv4(text) ? undefined : `"${text}" is not a valid IPv4 address`;
    case 'cidr':
      return explainNetworkProblem(text, { only: 4 });
    case 'ssh-public-key':
      return explainPublicKeyProblem(text);
    case 'ssh-private-key':
      return explainPrivateKeyProblem(text);
    case 'certificate':
    case 'certificates':
    case 'private-key':
      return explainPemProblem(text, format);
  }
};

/** Explains why a value does not have the format of its field. The message repeats the value. */
const explainFormatProblem = async (field: Field, value: unknown): Promise<string | undefined> => {
  const { format } = field;
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (text) => typeof text === 'string' && text !== '',
  );
  for (const text of format ? texts : []) {
    const problem = format && (await explainText(format, text));
    if (problem) return problem;
  }
  return undefined;
};

/** The value of a notation. Throws one `UsageFailure` about all problems. */
export const unwrapNotation = <T>(reading: NotationResult<T>, place: string): T => {
  if ('value' in reading) return reading.value;
  const [only = ''] = reading.wrong;
  if (reading.wrong.length === 1) throw new UsageFailure(`${place}: ${only}`);
  throw new UsageFailure(`${place}: ${reading.wrong.length} values are not valid`, {
    lines: reading.wrong,
  });
};

/** The failure about a value, which is repeated unless it may be a secret. */
const createValueFailure = (
  field: Field,
  value: unknown,
  place: string,
  problem: string,
): UsageFailure => {
  // A value that is not a public key may be a private one.
  const isShown =
    typeof value === 'string' &&
    !isBlank(value) &&
    !field.secret &&
    field.format !== 'ssh-public-key';
  const hint = suggestChoice(field, value);
  return new UsageFailure(
    isShown ? `${place}: "${value}" is not valid; ${problem}` : `${place}: ${problem}`,
    { ...(hint !== undefined && { hint }) },
  );
};

/** The value of a JSON document, which a file may also hold as its text. */
const readInText = (given: unknown): unknown => {
  if (typeof given !== 'string') return given;
  try {
    return parseJson(given);
  } catch {
    return given;
  }
};

/**
 * Checks a value and returns it in the form that is sent. Failures begin with `place`, the flag or
 * the member of a file.
 */
export const checkValue = async (field: Field, given: unknown, place: string): Promise<unknown> => {
  if (field.notation && given !== null)
    return unwrapNotation(await field.notation.check(given), place);
  const value = field.inText ? readInText(given) : normalize(field, given);
  const problem = explainProblem(field, value);
  if (problem !== undefined) throw createValueFailure(field, value, place, problem);
  const formatProblem = await explainFormatProblem(field, value);
  if (formatProblem !== undefined) throw new UsageFailure(`${place}: ${formatProblem}`);
  return field.inText && value !== null ? toJsonText(value) : value;
};
