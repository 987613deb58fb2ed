import { isIPv4 } from 'node:net';
import { explainNetworkProblem } from '../../catalog/notations/cidr.ts';
import {
  explainPrivateKeyProblem,
  explainPublicKeyProblem,
} from '../../catalog/notations/ssh-keys.ts';
import type { Field, NotationResult, TextFormat } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { ExactNumber } from '../../lib/json/exact-number.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { findNearest } from '../../lib/text/nearest.ts';

const explainChoice = (values: readonly string[], word: string): string => {
  const near = findNearest(word, values);
  return near.length > 0
    ? `it takes ${values.join(', ')}; did you mean ${joinWords(near, 'or')}?`
    : `it takes ${values.join(', ')}`;
};

const isNumber = (value: unknown): value is number | bigint | ExactNumber =>
  typeof value === 'bigint' ||
  value instanceof ExactNumber ||
  (typeof value === 'number' && Number.isFinite(value));

const explainNumber = (field: Field, given: number | bigint | ExactNumber): string | undefined => {
  const value = given instanceof ExactNumber ? Number(given) : given;
  const isWhole = typeof given === 'bigint' || Number.isSafeInteger(given);
  if (field.kind === 'integer' && !isWhole) return 'it takes a whole number';
  if (field.min !== undefined && value < field.min) return `the least is ${field.min}`;
  if (field.max !== undefined && value > field.max) return `the most is ${field.max}`;
  return undefined;
};

const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

/** What is wrong with a list of texts, or with one of them. */
const explainList = ({ inputForm: form }: Field, value: unknown): string | undefined => {
  if (!areTexts(value)) return 'it takes a list of texts';
  if (value.some(isBlank)) return 'it has an empty element';
  const invalid = form && value.find((text) => !form.test.test(text));
  return form && invalid !== undefined ? `"${invalid}": it takes ${form.says}` : undefined;
};

/** A value with its texts in the form in which they are sent. */
const normalize = ({ normal }: Field, value: unknown): unknown =>
  normal && areTexts(value) ? value.map(normal) : value;

const explainForm = (form: Field['pattern'], text: string): string | undefined =>
  form && !form.test.test(text) ? `it takes ${form.says}` : undefined;

/** What is wrong with a value for a field; `undefined` when nothing is. */
const explainProblem = (field: Field, value: unknown): string | undefined => {
  if (value === null) return field.nullable ? undefined : 'it may not be empty';
  switch (field.kind) {
    case 'json':
      return !field.object || isJsonObject(value) ? undefined : 'it takes an object';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'it takes true or false';
    case 'integer':
    case 'number':
      return isNumber(value) ? explainNumber(field, value) : 'it takes a number';
    case 'texts':
    case 'refs':
      return explainList(field, value);
    case 'choice':
    case 'state':
      if (typeof value !== 'string') return 'it takes a text';
      return field.values && !field.values.includes(value)
        ? explainChoice(field.values, value)
        : undefined;
    default:
      if (typeof value !== 'string') return 'it takes a text';
      if (value === '') return field.nullable ? undefined : 'it may not be empty';
      // What is always there, such as a name, has to be something that can be seen.
      if (field.always && isBlank(value)) return 'it may not be blank';
      return explainForm(field.pattern ?? field.inputForm, value);
  }
};

const explainText = async (format: TextFormat, text: string): Promise<string | undefined> => {
  switch (format) {
    case 'ip':
      return isIPv4(text) ? undefined : `${text} is no IPv4 address`;
    case 'cidr':
      return explainNetworkProblem(text, { only: 4 });
    case 'ssh-public-key':
      return explainPublicKeyProblem(text);
    case 'ssh-private-key':
      return explainPrivateKeyProblem(text);
  }
};

/** What is wrong with texts as what the field says they are. */
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

/** A value in a notation, or one failure about all that is wrong with it. */
export const unwrapNotation = <T>(reading: NotationResult<T>, place: string): T => {
  if ('value' in reading) return reading.value;
  const [only = ''] = reading.wrong;
  if (reading.wrong.length === 1) throw new UsageFailure(`${place}: ${only}`);
  throw new UsageFailure(`${place}: ${reading.wrong.length} values are wrong`, {
    lines: reading.wrong,
  });
};

/**
 * A value that came from a file, checked, in the form in which it is sent. `place` is named in the
 * `UsageFailure`.
 */
export const checkValue = async (field: Field, given: unknown, place: string): Promise<unknown> => {
  if (field.notation && given !== null)
    return unwrapNotation(await field.notation.check(given), place);
  const value = normalize(field, given);
  const problem = explainProblem(field, value) ?? (await explainFormatProblem(field, value));
  if (!problem) return value;
  // What is no public key may be a private one.
  const isShown =
    typeof value === 'string' && value !== '' && !field.secret && field.format !== 'ssh-public-key';
  const shown = isShown ? ` "${value}"` : '';
  throw new UsageFailure(`${place}${shown}: ${problem}`);
};
