/** Declared parameters, such as those of a policy definition, and values for them. */
import { parseJson } from '../../lib/json/exact-json.ts';
import { ExactNumber, isJsonNumber, readNumber } from '../../lib/json/exact-number.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';

/** A declared type: what a message calls it, and the value it has for what was given. */
interface DeclaredType {
  readonly says: string;
  /** The value, read from text if it is one; undefined if it is not of the type. */
  readonly read: (value: unknown) => unknown;
}

const readJsonText = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return parseJson(value);
  } catch {
    return undefined;
  }
};

const readNumberText = (value: unknown): unknown =>
  typeof value === 'string' && isJsonNumber(value) ? readNumber(value) : value;

const isNumeric = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber;

const number: DeclaredType = {
  says: 'a number',
  read: (given) => {
    const value = readNumberText(given);
    return isNumeric(value) ? value : undefined;
  },
};

const text: DeclaredType = {
  says: 'a string',
  read: (value) => (typeof value === 'string' ? value : undefined),
};

/** By the name in lower case, as providers write them in different cases. */
const types: ReadonlyMap<string, DeclaredType> = new Map([
  ['string', text],
  [
    'datetime',
    {
      says: 'a time such as 2026-01-31T00:00:00Z',
      read: (value) =>
        typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined,
    },
  ],
  [
    'integer',
    {
      says: 'a whole number',
      read: (given) => {
        const value = readNumberText(given);
        return typeof value === 'bigint' || Number.isInteger(value) ? value : undefined;
      },
    },
  ],
  ['number', number],
  ['float', number],
  [
    'boolean',
    {
      says: 'true or false',
      read: (given) => {
        const value = readJsonText(given);
        return typeof value === 'boolean' ? value : undefined;
      },
    },
  ],
  [
    'array',
    {
      says: 'a JSON list, such as ["a","b"]',
      read: (given) => {
        const value = readJsonText(given);
        return Array.isArray(value) ? value : undefined;
      },
    },
  ],
  [
    'object',
    {
      says: 'a JSON object, such as {"a":"b"}',
      read: (given) => {
        const value = readJsonText(given);
        return isJsonObject(value) ? value : undefined;
      },
    },
  ],
]);

/** A member of a declaration, however its name is written: `defaultValue`, `default_value`. */
const findMember = (declared: unknown, ...names: readonly string[]): unknown =>
  isJsonObject(declared)
    ? Object.entries(declared).find(([name]) =>
        names.includes(name.replaceAll('_', '').toLowerCase()),
      )?.[1]
    : undefined;

const findType = (declared: unknown): DeclaredType | undefined => {
  const name = findMember(declared, 'type');
  return typeof name === 'string' ? types.get(name.toLowerCase()) : undefined;
};

const hasDefault = (declared: unknown): boolean =>
  findMember(declared, 'defaultvalue', 'default') !== undefined;

/** The declared type and whether a value is required, for a hint: `effect (a string, optional)`. */
export const describeParameter = ([name, declared]: readonly [string, unknown]): string => {
  const facts = [
    findType(declared)?.says.replace(/, such as.*| such as.*/, '') ?? '',
    hasDefault(declared) ? 'optional' : '',
  ].filter((fact) => fact !== '');
  return facts.length > 0 ? `${name} (${facts.join(', ')})` : name;
};

/** A value in its declared type, or what is wrong with it. */
type Reading = { readonly value: unknown } | { readonly wrong: string };

const readDeclared = (name: string, declared: unknown, given: unknown): Reading => {
  const type = findType(declared);
  const value = type ? type.read(given) : given;
  if (type && value === undefined) {
    return { wrong: `${name}: "${toWholeText(given)}" is not valid; expected ${type.says}` };
  }
  const allowed = findMember(declared, 'allowedvalues', 'enum');
  if (!Array.isArray(allowed)) return { value };
  const words = allowed.map(toWholeText);
  return words.includes(toWholeText(value))
    ? { value }
    : {
        wrong: `${name}: "${toWholeText(value)}" is not valid; allowed values: ${words.join(', ')}`,
      };
};

/** The values in their declared types, and all problems, each in one sentence. */
export const readParameters = (
  parameters: JsonObject,
  given: JsonObject,
): { readonly values: JsonObject; readonly wrong: readonly string[] } => {
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(parameters, name)) {
      const near = formatSuggestion(findNearest(name, Object.keys(parameters)));
      wrong.push(`unknown parameter: ${name}${near ? `; ${near}` : ''}`);
      continue;
    }
    const reading = readDeclared(name, parameters[name], value);
    if ('wrong' in reading) wrong.push(reading.wrong);
    else values[name] = reading.value;
  }
  const missing = Object.keys(parameters).filter(
    (name) => !Object.hasOwn(given, name) && !hasDefault(parameters[name]),
  );
  if (missing.length > 0) wrong.push(`missing values: ${missing.join(', ')}`);
  return { values, wrong };
};
