import { formatFlagName, takesFile } from '../catalog/flags.ts';
import { findResource } from '../catalog/index.ts';
import { findField, findParents } from '../catalog/paths.ts';
import {
  type Field,
  type Fields,
  findBrokenRules,
  type InputRule,
  type Resource,
} from '../catalog/vocabulary.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';

const chooseSampleFile = (key: string, field: Field): string => {
  const isPem = ['certificate', 'certificates', 'private-key'].includes(field.format ?? '');
  const ending = field.kind === 'json' ? 'json' : isPem ? 'pem' : 'txt';
  return `${(field.flag ?? key).replaceAll('_', '-')}.${ending}`;
};

/** A sample value for a field. */
const chooseSample = (key: string, field: Field): string => {
  if (field.sample !== undefined) return quoteForShell(field.sample);
  if (field.to) return quoteForShell(findResource(field.to).sample);
  if (takesFile(field)) return chooseSampleFile(key, field);
  if (field.notation) return quoteForShell(field.notation.sample);
  if (field.format === 'ip') return '198.51.100.7';
  if (field.format === 'cidr') return '10.0.0.0/16';
  if (field.kind === 'integer' || field.kind === 'number') return String(field.min || 1);
  return field.values?.[0] ?? 'web-1';
};

/** The value that an example gives a field. */
const chooseInput = (key: string, field: Field | undefined): unknown =>
  field && (field.kind === 'boolean' || chooseSample(key, field));

/** The first field that an input needs by its rules; undefined if it has all that they need. */
const findNextNeed = (
  fields: Fields,
  keys: readonly string[],
  rules: readonly InputRule[],
): string | undefined => {
  const sent = Object.fromEntries(keys.map((key) => [key, chooseInput(key, fields[key])]));
  const [broken] = findBrokenRules(rules, { sent }).filter(({ problem }) => problem === 'missing');
  return broken?.fields.find((key) => key in fields);
};

/** The fields of an example, with those that it needs by the rules. */
export const completeByRules = (
  fields: Fields,
  keys: readonly string[],
  rules: readonly InputRule[] = [],
): readonly string[] => {
  const next = findNextNeed(fields, keys, rules);
  return next === undefined || keys.includes(next)
    ? keys
    : completeByRules(fields, [...keys, next], rules);
};

/** A flag and its value; a switch has none. */
const composeFlag = (key: string, field: Field, value: string): string => {
  const flag = `--${formatFlagName(key, field)}`;
  return field.kind === 'boolean' ? flag : `${flag} ${value}`;
};

/** A flag of a resource's field with a value. */
export const composeFlagExample = (resource: Resource, key: string): string => {
  const field = findField(resource, key);
  if (!field) return '';
  const value =
    key === resource.namedBy ? quoteForShell(resource.sample) : chooseSample(key, field);
  return composeFlag(key, field, value);
};

/** Parts of a command line, without those that are empty. */
export const joinParts = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');

/** Flags of fields with values. */
export const composeFlagExamples = (resource: Resource, keys: readonly string[]): string =>
  joinParts(...keys.map((key) => composeFlagExample(resource, key)));

/** Flags of the parents in a path, with values. */
export const composeParentFlags = (resource: Resource, path: string): string =>
  joinParts(
    ...Object.entries(findParents(resource, path)).map(
      ([key, field]) => `--${formatFlagName(key, field)} ${chooseSample(key, field)}`,
    ),
  );

/** Flags of the named fields, with values. */
export const composeFieldFlags = (
  fields: Readonly<Record<string, Field>>,
  keys: readonly string[],
): string =>
  joinParts(
    ...keys.flatMap((key) => {
      const field = fields[key];
      return field ? [composeFlag(key, field, chooseSample(key, field))] : [];
    }),
  );
