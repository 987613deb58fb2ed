import { formatFlagName, takesFile } from '../catalog/flags.ts';
import { findResource } from '../catalog/index.ts';
import { findField, findParents } from '../catalog/paths.ts';
import type { Field, Resource } from '../catalog/vocabulary.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';

/** A sample value for a field. */
const chooseSample = (key: string, field: Field): string => {
  if (field.sample !== undefined) return quoteForShell(field.sample);
  if (field.to) return quoteForShell(findResource(field.to).sample);
  if (takesFile(field))
    return `${key.replaceAll('_', '-')}.${field.kind === 'json' ? 'json' : 'txt'}`;
  if (field.notation) return quoteForShell(field.notation.sample);
  if (field.format === 'ip') return '198.51.100.7';
  if (field.format === 'cidr') return '10.0.0.0/16';
  if (field.kind === 'integer' || field.kind === 'number') return String(field.min || 1);
  return field.values?.[0] ?? 'web-1';
};

/** A flag of a resource's field with a value. */
export const composeFlagExample = (resource: Resource, key: string): string => {
  const field = findField(resource, key);
  if (!field) return '';
  const value =
    key === resource.namedBy ? quoteForShell(resource.sample) : chooseSample(key, field);
  return `--${formatFlagName(key, field)} ${value}`;
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
      return field ? [`--${formatFlagName(key, field)} ${chooseSample(key, field)}`] : [];
    }),
  );
