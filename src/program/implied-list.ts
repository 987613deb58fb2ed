import { catalog } from '../catalog/index.ts';
import { listAliases } from '../catalog/noun-aliases.ts';
import { findListVerb } from '../catalog/paths.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { dropFlagValues, isHelpFlag, splitFlag } from '../cli/command-line/command-line.ts';
import { listFlagsWithValue } from '../cli/flags/flags.ts';
import { type ListFlags, readListFlags } from '../verbs/flags/list-flags.ts';

/** The resource that these words name, if they name one and nothing else. */
const findNamedResource = (words: readonly string[]): Resource | undefined =>
  catalog.find((resource) =>
    [resource.plural, ...listAliases(resource)].some((noun) =>
      resource.namespace === ''
        ? words.length === 1 && words[0] === noun
        : words.length === 2 && words[0] === resource.namespace && words[1] === noun,
    ),
  );

/** The flags specific to a resource's list, each with whether it takes a value. */
const collectListFlags = (resource: Resource): ListFlags => {
  const list = findListVerb(resource);
  return list ? readListFlags(resource, list) : new Map();
};

/**
 * Adds the verb `list` where it is implied: `imco audit events --since 1h` has flags that only the
 * list of the resource has. A resource without namespace is a command by itself: `imco labels`.
 */
export const addImpliedList = (own: readonly string[]): readonly string[] => {
  const place = own.findIndex((word) => word.startsWith('-'));
  const nouns = place < 0 ? own : own.slice(0, place);
  const resource = findNamedResource(nouns);
  if (!resource) return own;
  const verbs = Object.entries(resource.verbs).flatMap(([name, { also = [] }]) => [name, ...also]);
  if (!verbs.includes('list')) return own;
  const flags = collectListFlags(resource);
  const further = dropFlagValues(
    own.slice(nouns.length),
    (flag) => flags.get(flag) === 'value' || listFlagsWithValue().has(flag),
  );
  if (further.some(([word]) => isHelpFlag(word) || verbs.includes(word))) return own;
  const isBare = resource.namespace === '';
  return isBare || further.some(([word]) => flags.has(splitFlag(word)[0]))
    ? own.toSpliced(nouns.length, 0, 'list')
    : own;
};
