/** What completion offers for values. */
import { formatFlagName } from '../../catalog/flags.ts';
import { catalog, findResource } from '../../catalog/index.ts';
import { findField } from '../../catalog/paths.ts';
import { findOfferedValues } from '../../catalog/rules/offered-fields.ts';
import { followReferences } from '../../catalog/rules/referred-resource.ts';
import type { Resource, Verb } from '../../catalog/vocabulary.ts';
import { deletedWord } from '../../operate/waiting/condition-words.ts';
import {
  isCachedResource,
  nameCacheFile,
  profilesCacheFile,
  valueCacheFile,
} from '../../shell/name-cache.ts';
import type { ArgumentKind } from '../../shell/tree.ts';
import type { DescribedVerb, ReferenceFlag } from '../reference-flags.ts';

export const noArgument: ArgumentKind = { kind: 'nothing' };

export const fileArgument: ArgumentKind = { kind: 'files' };

export const profileArgument: ArgumentKind = { kind: 'names', of: profilesCacheFile, first: [] };

/** The names of a resource; those in a state that the verb accepts come first. */
export const nameArgument = (noun: string, first: readonly string[] = []): ArgumentKind => {
  const resource = catalog.find((one) => one.noun === noun);
  return resource && isCachedResource(resource)
    ? { kind: 'names', of: nameCacheFile(resource), first }
    : noArgument;
};

/** The states of a resource, including deleted; none if it has no documented states. */
const listStates = ({ fields }: Resource, on = 'state'): readonly string[] => {
  const states = [...(fields[on]?.values ?? []), ...(fields.state?.values ?? [])];
  return states.length > 0 ? [...new Set([...states, deletedWord])] : [];
};

/** The states that `--wait=state` may name; `--wait` itself is a switch. */
const findWaitArgument = (resource: Resource, verb: Verb): ArgumentKind | undefined => {
  if (!('awaits' in verb) || !verb.awaits) return undefined;
  const made = verb.kind === 'make' ? findResource(verb.of) : resource;
  const of = followReferences(made, verb.awaits.on ?? [], findResource);
  const words = listStates(of, verb.awaits.field);
  return words.length > 0 ? { kind: 'attached', of: { kind: 'words', words } } : undefined;
};

/** Further fields with states, such as that of a resource with its parts: by name, and by value. */
const listOtherStates = ({ fields }: Resource): readonly string[] =>
  Object.entries(fields).flatMap(([key, { kind, values = [] }]) =>
    kind === 'state' && key !== 'state' ? [key, ...values.map((value) => `${key}=${value}`)] : [],
  );

const createForArgument = (resource: Resource): ArgumentKind => ({
  kind: 'words',
  words: [
    ...listStates(resource).map((state) => (state === deletedWord ? state : `state=${state}`)),
    ...listOtherStates(resource),
  ],
});

const condition: ArgumentKind = { kind: 'condition' };
const fields: ArgumentKind = { kind: 'fields' };

/** The flags that take field names. */
const fieldArguments: Readonly<Record<string, ArgumentKind>> = {
  '--columns': { kind: 'several', of: { kind: 'marked', by: '+', of: fields } },
  '--sort': { kind: 'several', of: { kind: 'marked', by: '-', of: fields } },
  '--filter': condition,
  '--selector': { kind: 'several', of: condition },
};

export const takesFieldNames = ({ flag }: ReferenceFlag): boolean =>
  Object.hasOwn(fieldArguments, flag);

/**
 * The values that other rows list for the field of a flag, such as the versions of a plan. A new row
 * names that row with a flag; one that is changed leads to it.
 */
const findOffered = (
  { flag }: ReferenceFlag,
  { resource, verb }: DescribedVerb,
): ArgumentKind | undefined => {
  const entry = Object.entries(resource.fields).find(
    ([key, field]) => field.limits && `--${formatFlagName(key, field)}` === flag,
  );
  const offered = entry && findOfferedValues(catalog, resource, entry[1]);
  const first = offered && findField(resource, offered.by);
  if (!offered || !first) return undefined;
  const of = valueCacheFile(offered);
  const along = offered.along.map((noun) => nameCacheFile({ noun }));
  return verb.kind === 'create'
    ? { kind: 'values', of, by: `--${formatFlagName(offered.by, first)}`, along }
    : { kind: 'values', of, by: '', along: [nameCacheFile(resource), ...along] };
};

const findSingle = (flag: ReferenceFlag): ArgumentKind => {
  if (flag.flag === '--profile') return profileArgument;
  if (flag.values) return { kind: 'words', words: flag.values };
  if (flag.refers_to) return nameArgument(flag.refers_to);
  return flag.path ? fileArgument : noArgument;
};

/** The kind of a flag's value; undefined for a switch. */
export const findArgumentKind = (
  flag: ReferenceFlag,
  described: DescribedVerb | undefined,
): ArgumentKind | undefined => {
  if (described) {
    const { resource, verb } = described;
    if (flag.flag === '--wait') return findWaitArgument(resource, verb);
    if (flag.flag === '--for' && verb.kind === 'wait') return createForArgument(resource);
    if (flag.flag === '--remove' && verb.kind === 'label' && isCachedResource(resource)) {
      return { kind: 'several', of: { kind: 'labels', of: nameCacheFile(resource) } };
    }
    const known = fieldArguments[flag.flag];
    if (known) return known;
    const offered = findOffered(flag, described);
    if (offered) return offered;
  }
  // A value that may be left out is not asked for.
  if (flag.value === null || flag.value_optional) return undefined;
  const of = findSingle(flag);
  return flag.list && of.kind !== 'nothing' ? { kind: 'several', of } : of;
};
