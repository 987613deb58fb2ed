import { catalog, namespaces } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { findHomeResource, findResourceIn, isTopCommand } from '../command-line/find-resource.ts';
import {
  findOldCommand,
  type OldCommand,
  replaceOldGroup,
  replaceShortNamespace,
} from './find-old-command.ts';
import { type FoundVerb, findVerb, findVerbAlone } from './find-verb.ts';
import { findVerbCalled } from './find-verb-called.ts';
import { findOurNoun, findOurVerbs, isGroupOfOthers } from './other-words.ts';

/** The verb found for the words of a line, and its arguments. */
export interface FoundWords extends FoundVerb {
  /** The verb as it was typed. */
  readonly verbWord: string;
  readonly rest: readonly string[];
  /** The command of the old client that the line begins with. */
  readonly old?: OldCommand;
}

/** Finds a resource by its noun, without a namespace. */
const findResourceNamed = (word: string): Resource | undefined =>
  findHomeResource(word) ?? findResourceIn('', word) ?? findHomeResource(findOurNoun(word) ?? '');

const withVerb = (
  found: FoundVerb | undefined,
  verbWord: string,
  rest: readonly string[],
): FoundWords | undefined => found && { ...found, verbWord, rest };

/** `get servers web-1`: the verb first. With a target, `get` and `list` mean `show`. */
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

/** Finds the verb that replaces the command of the old client with which words begin. */
const findOldWords = (words: readonly string[]): FoundWords | undefined => {
  const { command: old, rest = [] } = findOldCommand(words) ?? {};
  const noun = old?.words.slice(0, -1).join(' ');
  const resource = catalog.find((one) => one.noun === noun);
  const name = old?.words.at(-1) ?? '';
  return old && resource && { resource, name, verbWord: old.verb, rest, old };
};

/**
 * Finds the verb for words that are not a command: in another order, in another namespace, or with the
 * words of another tool.
 */
export const findWords = (given: readonly string[]): FoundWords | undefined => {
  const isGroup = given.length > 1 && isGroupOfOthers(given[0] ?? '');
  const typed = replaceShortNamespace(splitAtSlashes(isGroup ? given.slice(1) : given));
  const words = replaceOldGroup(typed);
  const [first = '', second, ...more] = words;
  const old = findOldWords(typed);
  if (old) return old;
  const isNamespace = Object.hasOwn(namespaces, first);
  if (isNamespace && second === undefined) return undefined;
  if (isNamespace && second !== undefined) {
    const resource = findResourceIn(first, second) ?? findResourceNamed(second);
    if (resource) return readBehindResource(resource, more);
    return readVerbAnywhere(first, second, more);
  }
  const resource = findResourceNamed(first);
  const found = resource && readBehindResource(resource, words.slice(1));
  // A noun that is also a verb of other tools: `label web-1 blue`.
  return (
    found ?? (isOnlyNoun(resource, first) ? undefined : readVerbAnywhere('', first, words.slice(1)))
  );
};

const isOnlyNoun = (resource: Resource | undefined, word: string): boolean =>
  resource !== undefined && !/^(?:label|tag)$/.test(word);

const readBehindResource = (
  resource: Resource,
  // A noun alone means its list.
  [word = 'list', ...rest]: readonly string[],
): FoundWords | undefined => {
  const verb = word.replaceAll('_', '-');
  const found = withVerb(findVerb(resource, verb), verb, rest);
  if (found) return found;
  // `network vpcs subnets delete x`: a noun inside another one, not a target.
  const inner = findInnerResource(resource, word);
  if (!inner) return readTargetFirst(resource, word, rest);
  const foundInside = readBehindResource(inner, rest);
  return foundInside && { from: resource, ...foundInside };
};

/** The resource of a noun behind another one: `vpcs subnets`, `listeners rules`. */
const findInnerResource = ({ namespace, singular }: Resource, word: string): Resource | undefined =>
  findResourceIn(namespace, `${singular}-${word}`) ??
  findResourceIn(namespace, word) ??
  findHomeResource(word);

/** A word with a digit is a name or an id: no command contains a digit. */
const isName = (word: string): boolean => /\d/.test(word);

/** `servers web-1 reboot`: the target before its verb; a target alone is shown. */
const readTargetFirst = (
  resource: Resource,
  target: string,
  [word, ...rest]: readonly string[],
): FoundWords | undefined => {
  const verb = word ?? (isName(target) ? 'show' : '');
  const found = findVerb(resource, verb);
  // A list has no target: `network vpcs subnts list` is a misspelled noun.
  const isList = found && found.resource.verbs[found.name]?.kind === 'list';
  const near = isList ? findMistypedNoun(target) : undefined;
  return near && near.namespace === resource.namespace
    ? withVerb(findVerb(near, verb), verb, rest)
    : withVerb(found, verb, [target, ...rest]);
};

/** Verbs that read, and unknown plural nouns after them: those are not names of servers. */
const isListing = (verb: string): boolean => /^(?:list|ls|get|show|describe)$/.test(verb);
const isNounOfOthers = (word: string): boolean => /^[a-z]{3,}s$/.test(word);

/** A verb with its noun: `list-events`. Verbs that add or remove labels mean servers. */
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
  return resource && withVerb(findVerb(resource, word), verb, rest);
};

/** The only noun that a word may be a misspelling of: `get sever web-1`. */
const findMistypedNoun = (word: string): Resource | undefined => {
  const nouns = catalog.flatMap(({ singular, plural }) => [singular, plural]);
  const near = isName(word) ? [] : findNearest(word, nouns);
  const [found, ...others] = new Set(near.map(findHomeResource));
  return others.length > 0 ? undefined : found;
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
  const near = rest.length > 0 ? findMistypedNoun(noun) : undefined;
  const foundNear = near && readVerbFirst(verb, near, rest);
  if (foundNear) return foundNear;
  // Neither is a noun of imco: `secrets list`, `get ingresses`.
  if (isListing(noun) || (isListing(verb) && isNounOfOthers(noun))) return undefined;
  const alone = findVerbAlone(namespace, verb);
  return (
    withVerb(alone, verb, words) ??
    readVerbWithNoun(namespace, verb, words) ??
    (isName(word) && noun !== ''
      ? withVerb(findVerbAlone(namespace, noun), noun, [word, ...rest])
      : undefined)
  );
};

/** Every noun that can begin a command line. */
export const listTopNouns = (): readonly string[] =>
  catalog.map(({ plural }) => plural).filter((noun) => findHomeResource(noun) !== undefined);

/** Nouns and verbs of resources, as candidates for a misspelled word. */
export const listKnownWords = (): readonly string[] => [
  ...listTopNouns(),
  ...new Set(catalog.flatMap(({ verbs }) => Object.keys(verbs))),
];

/** Whether a word is known, here or in another tool, and thus not a misspelling. */
export const isKnownWord = (word: string): boolean =>
  isName(word) ||
  isTopCommand(word) ||
  findResourceNamed(word) !== undefined ||
  findOurVerbs(word).length > 0 ||
  catalog.some((resource) => findVerbCalled(resource, word) !== undefined);
