import { catalog } from '../catalog/index.ts';
import { listAliases } from '../catalog/noun-aliases.ts';
import { findListVerb } from '../catalog/paths.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { dropFlagValues, isHelpFlag, splitFlag } from '../cli/command-line/command-line.ts';
import { listFlagsWithValue } from '../cli/flags/flags.ts';
import { type ListFlags, readListFlags } from '../verbs/flags/list-flags.ts';

/** The resource that these words are the ones of, and nothing more. */
const findNamedResource = (words: readonly string[]): Resource | undefined =>
  catalog.find((resource) =>
    [resource.plural, ...listAliases(resource)].some((noun) =>
      resource.namespace === ''
        ? words.length === 1 && words[0] === noun
        : words.length === 2 && words[0] === resource.namespace && words[1] === noun,
    ),
  );

/** The flags the list of a resource has for itself, each with whether a value follows it. */
const collectListFlags = (resource: Resource): ListFlags => {
  const list = findListVerb(resource);
  return list ? readListFlags(resource, list) : new Map();
};

/**
 * `imco audit events --since 1h` in full: behind a resource the flags of its list can only be meant
 * for that. What has no namespace is a command by itself: `imco labels` lists them.
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
