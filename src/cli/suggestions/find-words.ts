import { catalog, namespaces } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { resourceAtHome, resourceIn } from '../command-line/find-resource.ts';
import { type FoundVerb, findVerb, findVerbAlone } from './find-verb.ts';
import { ourNounFor } from './other-words.ts';

/** What the words of a line mean: a verb, and the words that are left for it. */
export interface FoundWords extends FoundVerb {
  /** The verb as it was written. */
  readonly verbWord: string;
  readonly rest: readonly string[];
}

/** A noun that stands alone, or has no namespace. */
const resourceNamed = (word: string): Resource | undefined =>
  resourceAtHome(word) ?? resourceIn('', word) ?? resourceAtHome(ourNounFor(word) ?? '');

const withVerb = (
  found: FoundVerb | undefined,
  verbWord: string,
  rest: readonly string[],
): FoundWords | undefined => found && { ...found, verbWord, rest };

/** `get servers web-1`: the verb first. What is called is shown by itself. */
const verbFirst = (
  verbWord: string,
  resource: Resource,
  rest: readonly string[],
): FoundWords | undefined => {
  const found = findVerb(resource, verbWord);
  const isLook = verbWord === 'get' || verbWord === 'list' || verbWord === 'ls';
  if (!found || !isLook) return withVerb(found, verbWord, rest);
  const name = rest.length > 0 ? 'show' : 'list';
  return withVerb(Object.hasOwn(resource.verbs, name) ? { resource, name } : found, verbWord, rest);
};

/** `servers/web-1` in two words. */
const apart = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => {
    const [noun = '', ...name] = word.split('/');
    return name.length === 1 && resourceAtHome(noun) ? [noun, ...name] : [word];
  });

/**
 * The verb that words mean which lead to no command, with what they leave for it: in another order,
 * in another namespace, or by the name another tool has for it.
 */
export const findWords = (given: readonly string[]): FoundWords | undefined => {
  const words = apart(given);
  const [first = '', second, ...more] = words;
  const isNamespace = Object.hasOwn(namespaces, first);
  if (isNamespace && second === undefined) return undefined;
  if (isNamespace && second !== undefined) {
    const resource = resourceIn(first, second) ?? resourceNamed(second);
    if (resource) return behindResource(resource, more);
    return verbAnywhere(first, second, more);
  }
  const resource = resourceNamed(first);
  if (resource) return behindResource(resource, words.slice(1));
  return verbAnywhere('', first, words.slice(1));
};

const behindResource = (
  resource: Resource,
  // By itself a noun can only be meant for its list.
  [verb = 'list', ...rest]: readonly string[],
): FoundWords | undefined => withVerb(findVerb(resource, verb), verb, rest);

const verbAnywhere = (
  namespace: string,
  verb: string,
  words: readonly string[],
): FoundWords | undefined => {
  const [noun = '', ...rest] = words;
  const isSpace = Object.hasOwn(namespaces, noun) && rest[0] !== undefined;
  const below = isSpace ? resourceIn(noun, rest[0] ?? '') : undefined;
  if (below) return verbFirst(verb, below, rest.slice(1));
  const resource = resourceNamed(noun);
  if (resource) return verbFirst(verb, resource, rest);
  return withVerb(findVerbAlone(namespace, verb), verb, words);
};

/** Every noun that can begin a command line. */
export const topNouns = (): readonly string[] =>
  catalog.map(({ plural }) => plural).filter((noun) => resourceAtHome(noun) !== undefined);
