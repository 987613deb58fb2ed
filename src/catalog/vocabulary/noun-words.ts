/** How a resource is named in one word, as in the settings `columns.servers`. */
import { type Noun, nouns } from './nouns.ts';

const toSingular = (plural: string): string => plural.replace(/s$/, '');

const splitNoun = (noun: string): readonly [namespace: string, plural: string] => {
  const space = noun.indexOf(' ');
  return [noun.slice(0, Math.max(space, 0)), noun.slice(space + 1)];
};

const isPlural = (plural: string, word: string): boolean =>
  plural === word || toSingular(plural) === word;

/**
 * The noun of `servers`, `server` or `cloud.servers`, with `-` or `_`; undefined for anything else.
 * Without a namespace it is the home of the noun.
 */
export const findNounByWord = (word: string): Noun | undefined => {
  const parts = word.toLowerCase().replaceAll('_', '-').split('.');
  const last = parts.at(-1) ?? '';
  const [first] = parts.length === 2 ? parts : [undefined];
  if (parts.length > 2) return undefined;
  return nouns.find((noun) => {
    const [namespace, plural] = splitNoun(noun);
    return isPlural(plural, last) && (first === undefined || first === namespace);
  });
};

/** The word for a noun: `servers`, or `wizard.server-plans` if its plural belongs to another one. */
export const formatNounWord = (noun: string): string => {
  const [namespace, plural] = splitNoun(noun);
  return findNounByWord(plural) === noun ? plural : `${namespace}.${plural}`;
};

/** The words for all nouns that can be listed. */
export const nounWords: readonly string[] = nouns
  .filter((noun) => noun !== 'ping')
  .map(formatNounWord);
