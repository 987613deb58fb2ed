/** The flags of a list, derived from the catalog. */
import { formatFlagName, listFlagAliases } from '../../catalog/flags.ts';
import { findListParents } from '../../catalog/rules/list-parents.ts';
import type { Field, Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';
import { createListOptions } from '../../cli/flags/output-flags.ts';
import { createExpandFlag, createSecretFlags } from '../../cli/flags/verb-flags.ts';
import { findFilterFields } from '../../operate/rows/client-filter.ts';
import { findOuterKey, listFields } from '../../operate/rows/list-fields.ts';

/** The fields that are flags of a list; its parents are optional and default to all of the first. */
export const findListFields = (resource: Resource, verb: ListVerb): Fields => {
  const [first, ...others] = Object.entries(findListParents(resource, verb));
  const fields = listFields(resource, verb);
  if (!first) return fields;
  const [key, field] = first;
  const outer = findOuterKey(resource, verb);
  const instead = `, instead of --${formatFlagName(key, field)}`;
  const withNote = (note: string, keys: readonly string[]): Fields =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([name]) => keys.includes(name))
        .map(([name, one]) => [name, { ...one, about: `${one.about}${note}` }]),
    );
  return {
    ...fields,
    ...withNote('; default: all', outer === undefined ? [key] : [outer, key]),
    ...withNote(
      instead,
      others.map(([name]) => name),
    ),
  };
};

/** Whether a value follows a flag. */
type TakesValue = 'value' | 'none';

/** Flags, each with whether a value follows it. */
export type ListFlags = ReadonlyMap<string, TakesValue>;

const listFieldFlags = ([key, field]: readonly [string, Field]): readonly [
  string,
  TakesValue,
][] => {
  const names = [formatFlagName(key, field), ...listFlagAliases(key, field)];
  if (field.kind !== 'boolean') return names.map((name) => [`--${name}`, 'value']);
  return [...names, `no-${names[0]}`].map((name) => [`--${name}`, 'none']);
};

const withValue = (...flags: readonly string[]): readonly [string, TakesValue][] =>
  flags.map((flag) => [flag, 'value']);

const withoutValue = (...flags: readonly string[]): readonly [string, TakesValue][] =>
  flags.map((flag) => [flag, 'none']);

/** The flags of a list's own command. */
export const readListFlags = (resource: Resource, verb: ListVerb): ListFlags => {
  const { words, time } = findFilterFields(resource, verb.clientFilters ?? []);
  const options = [
    ...createListOptions(),
    ...createExpandFlag(resource),
    ...createSecretFlags(resource),
  ];
  return new Map([
    ...[...Object.entries(findListFields(resource, verb)), ...words].flatMap(listFieldFlags),
    ...options.flatMap(({ long, required }) =>
      long ? [[long, required ? 'value' : 'none'] as const] : [],
    ),
    ...(time === undefined
      ? []
      : [...withValue('--since', '--until', '--older-than'), ...withoutValue('--follow')]),
    ...withValue(...Object.keys(verb.mentions ?? {}).map((flag) => `--${flag}`)),
    ...(resource.labelable ? withValue('--label') : []),
    ...(resource.internal ? withoutValue('--internal') : []),
    ...withoutValue('--watch'),
    ...withValue('--poll'),
  ]);
};
