import { catalog } from '../catalog/index.ts';
import { listAliases } from '../catalog/noun-aliases.ts';
import { findListVerb } from '../catalog/paths.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { listFlagsWithValue } from '../cli/flags/flags.ts';
import { type ListFlags, readListFlags } from '../verbs/flags/list-flags.ts';

/** The resource that these words are the ones of, and nothing more. */
const resourceNamed = (words: readonly string[]): Resource | undefined =>
  catalog.find((resource) =>
    [resource.plural, ...listAliases(resource)].some((noun) =>
      resource.namespace === ''
        ? words.length === 1 && words[0] === noun
        : words.length === 2 && words[0] === resource.namespace && words[1] === noun,
    ),
  );

/** The flags the list of a resource has for itself, each with whether a value follows it. */
const listFlagsOf = (resource: Resource): ListFlags => {
  const list = findListVerb(resource);
  return list ? readListFlags(resource, list) : new Map();
};

/** The flag that a word is, without its value. */
const flagIn = (word: string): string => word.split('=', 1)[0] ?? word;

/** The words of a line that are not the value of a flag before them. */
const withoutValues = (words: readonly string[], own: ListFlags): readonly string[] => {
  const isFollowed = (word: string): boolean =>
    own.get(word) === 'value' || listFlagsWithValue().has(word);
  let isValue = false;
  return words.filter((word) => {
    const isLeft = !isValue;
    isValue = isLeft && isFollowed(word);
    return isLeft;
  });
};

const asksForHelp = new Set(['--help', '-h']);

/**
 * `imco audit events --since 1h` in full: behind a resource the flags of its list can only be meant
 * for that. What has no namespace is a command by itself: `imco labels` lists them.
 */
export const addImpliedList = (args: readonly string[]): readonly string[] => {
  const place = args.findIndex((word) => word.startsWith('-'));
  const nouns = place < 0 ? args : args.slice(0, place);
  const resource = resourceNamed(nouns);
  if (!resource) return args;
  const verbs = Object.entries(resource.verbs).flatMap(([name, { also = [] }]) => [name, ...also]);
  if (!verbs.includes('list')) return args;
  const own = listFlagsOf(resource);
  const rest = withoutValues(args.slice(nouns.length), own);
  if (rest.some((word) => asksForHelp.has(word) || verbs.includes(word))) return args;
  const isBare = resource.namespace === '';
  return isBare || rest.some((word) => own.has(flagIn(word)))
    ? args.toSpliced(nouns.length, 0, 'list')
    : args;
};
