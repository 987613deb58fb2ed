/** The flags of a list, derived from the catalog. */
import { formatFlagName, listFlagAliases } from '../../catalog/flags.ts';
import type { Field, Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';
import { createListOptions } from '../../cli/flags/output-flags.ts';
import { createExpandFlag, createSecretFlags } from '../../cli/flags/verb-flags.ts';
import { findFilterFields } from '../../operate/rows/client-filter.ts';
import { findOuterKey, listFields } from '../../operate/rows/list-fields.ts';

/** The fields that are flags of a list; its parent is optional and defaults to all. */
export const findListFields = (resource: Resource, verb: ListVerb): Fields => {
  const fields = listFields(resource, verb);
  const keys = [findOuterKey(resource, verb), verb.within];
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      keys.includes(key) ? { ...field, about: `${field.about}; default: all` } : field,
    ]),
  );
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
    ...(resource.labelable ? withValue('--label') : []),
    ...(resource.internal ? withoutValue('--internal') : []),
    ...withoutValue('--watch'),
    ...withValue('--poll'),
  ]);
};
