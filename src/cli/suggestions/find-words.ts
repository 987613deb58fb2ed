import { catalog, namespaces } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { findHomeResource, findResourceIn } from '../command-line/find-resource.ts';
import { type FoundVerb, findVerb, findVerbAlone } from './find-verb.ts';
import { findOurNoun } from './other-words.ts';

/** What the words of a line mean: a verb, and the words that are left for it. */
export interface FoundWords extends FoundVerb {
  /** The verb as it was written. */
  readonly verbWord: string;
  readonly rest: readonly string[];
}

/** A noun that stands alone, or has no namespace. */
const findResourceNamed = (word: string): Resource | undefined =>
  findHomeResource(word) ?? findResourceIn('', word) ?? findHomeResource(findOurNoun(word) ?? '');

const withVerb = (
  found: FoundVerb | undefined,
  verbWord: string,
  rest: readonly string[],
): FoundWords | undefined => found && { ...found, verbWord, rest };

/** `get servers web-1`: the verb first. What is called is shown by itself. */
const readVerbFirst = (
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
const splitAtSlashes = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => {
    const [noun = '', ...name] = word.split('/');
    return name.length === 1 && findHomeResource(noun) ? [noun, ...name] : [word];
  });

/**
 * The verb that words mean which lead to no command, with what they leave for it: in another order,
 * in another namespace, or by the name another tool has for it.
 */
export const findWords = (given: readonly string[]): FoundWords | undefined => {
  // kubectl has some verbs behind this word.
  const words = splitAtSlashes(given[0] === 'rollout' ? given.slice(1) : given);
  const [first = '', second, ...more] = words;
  const isNamespace = Object.hasOwn(namespaces, first);
  if (isNamespace && second === undefined) return undefined;
  if (isNamespace && second !== undefined) {
    const resource = findResourceIn(first, second) ?? findResourceNamed(second);
    if (resource) return readBehindResource(resource, more);
    return readVerbAnywhere(first, second, more);
  }
  const resource = findResourceNamed(first);
  const found = resource && readBehindResource(resource, words.slice(1));
  // A noun of ours that is a verb of others as well: `label web-1 blue`.
  return (
    found ?? (isOnlyNoun(resource, first) ? undefined : readVerbAnywhere('', first, words.slice(1)))
  );
};

const isOnlyNoun = (resource: Resource | undefined, word: string): boolean =>
  resource !== undefined && !/^(?:label|tag)$/.test(word);

const readBehindResource = (
  resource: Resource,
  // By itself a noun can only be meant for its list.
  [word = 'list', ...rest]: readonly string[],
): FoundWords | undefined => {
  const verb = word.replaceAll('_', '-');
  return withVerb(findVerb(resource, verb), verb, rest);
};

/** Words that ask for a list, and nouns of other tools they stand beside: those name no server. */
const isListing = (verb: string): boolean => /^(?:list|ls|get|show|describe)$/.test(verb);
const isNounOfOthers = (word: string): boolean => /^[a-z]{3,}s$/.test(word);

/** A verb with its noun: `list-events`. What puts labels on or takes them off is for servers. */
const readVerbWithNoun = (
  namespace: string,
  word: string,
  rest: readonly string[],
): FoundWords | undefined => {
  const [, verb = '', noun = ''] = /^([a-z]+)-(.+)$/.exec(word) ?? [];
  const isLabelling =
    /^labels?$/.test(noun) && /^(?:add|remove|attach|detach|set|unset)$/.test(verb);
  const servers = isLabelling ? findResourceNamed('servers') : undefined;
  if (servers) return withVerb(findVerb(servers, word), word, rest);
  const resource = findResourceIn(namespace, noun) ?? findResourceNamed(noun);
  return resource && readVerbFirst(verb, resource, rest);
};

const readVerbAnywhere = (
  namespace: string,
  word: string,
  words: readonly string[],
): FoundWords | undefined => {
  const verb = word.replaceAll('_', '-');
  const [noun = '', ...rest] = words;
  const isSpace = Object.hasOwn(namespaces, noun) && rest[0] !== undefined;
  const below = isSpace ? findResourceIn(noun, rest[0] ?? '') : undefined;
  if (below) return readVerbFirst(verb, below, rest.slice(1));
  const resource = findResourceNamed(noun);
  if (resource) return readVerbFirst(verb, resource, rest);
  // Neither is a noun of ours: `secrets list`, `get ingresses`.
  if (isListing(noun) || (isListing(verb) && isNounOfOthers(noun))) return undefined;
  const alone = findVerbAlone(namespace, verb);
  return withVerb(alone, verb, words) ?? readVerbWithNoun(namespace, verb, words);
};

/** Every noun that can begin a command line. */
export const listTopNouns = (): readonly string[] =>
  catalog.map(({ plural }) => plural).filter((noun) => findHomeResource(noun) !== undefined);
