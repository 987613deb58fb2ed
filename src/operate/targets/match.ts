import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { isBlankInQuotes } from '../../lib/text/blank.ts';
import { isSameName, normalizeName } from '../../lib/text/names.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';

/** The form of every id in sample output of the platform: 24 hex digits. */
const idForm = /^[0-9a-f]{24}$/;

/** Enough of the beginning of an id to mean one thing, as a rule. */
const prefixForm = /^[0-9a-f]{6,23}$/;

/** How an operator named a thing: by id, by name, or whichever it turns out to be. */
export interface TargetExpression {
  readonly reading: 'id' | 'name' | 'either';
  readonly text: string;
  /** It may be the beginning of an id. */
  readonly isPrefix: boolean;
}

/** `id:x`, `name:x` or a bare word, whatever it is. */
const parseExpression = (word: string): TargetExpression => {
  if (word.startsWith('name:')) return { reading: 'name', text: word.slice(5), isPrefix: false };
  const text = word.startsWith('id:') ? word.slice(3) : word;
  const reading = word.startsWith('id:') || idForm.test(word) ? 'id' : 'either';
  return { reading, text, isPrefix: prefixForm.test(text) };
};

/**
 * Reads `id:x`, `name:x` or a bare word that somebody gave. What looks like an id is read as one. An
 * empty word is a `UsageFailure`; the platform itself may have names in which nothing is to be seen.
 */
export const readExpression = (word: string): TargetExpression => {
  if (isBlankInQuotes(word.replace(/^(?:id|name):/, ''))) {
    throw new UsageFailure(`"${word}" names nothing`, { hint: 'give a name or an id' });
  }
  return parseExpression(word);
};

/** The word for a thing where its name alone may be read as something else. */
export const shortestWordFor = (name: string): string =>
  name.startsWith('-') || name.includes(':') || parseExpression(name).reading !== 'either'
    ? `name:${name}`
    : name;

/** A candidate with the name people know it by. */
export interface NamedItem {
  readonly item: Item;
  readonly name: string;
}

const apart = (resource: Resource, item: Item): string =>
  resource.toldApartBy ? readText(item, resource.toldApartBy) : '';

/** One line about a candidate of an ambiguous name: how to name it without doubt. */
const candidateLine = (resource: Resource, candidate: NamedItem): string => {
  const { item } = candidate;
  const telling = resource.columns.filter((key) =>
    ['state', 'choice', 'integer'].includes(resource.fields[key]?.kind ?? ''),
  );
  return [
    `id:${readText(item, 'id')}`,
    qualifiedName(resource, candidate),
    ...(resource.toldApartBy ? [] : telling.map((key) => toWholeText(item[key] ?? ''))),
  ]
    .filter((part) => part !== '')
    .join('  ');
};

/** A name with what tells it apart from others of its name: `Standard_B2s@westeurope`. */
export const qualifiedName = (resource: Resource, { item, name }: NamedItem): string => {
  const more = apart(resource, item);
  return more === '' ? name : `${name}@${more}`;
};

/** The names a word may be a slip of: with what tells them apart where the word has that too. */
const namesNear = (resource: Resource, word: string, candidates: readonly NamedItem[]) =>
  candidates.map((candidate) =>
    word.includes('@') ? qualifiedName(resource, candidate) : candidate.name,
  );

const answersTo = (
  resource: Resource,
  expression: TargetExpression,
  candidate: NamedItem,
): boolean => {
  if (expression.reading !== 'name' && candidate.item.id === expression.text) return true;
  if (expression.reading === 'id') return false;
  return [candidate.name, qualifiedName(resource, candidate)].some((name) =>
    isSameName(name, expression.text),
  );
};

/** Whether a candidate is called by these very characters. */
const isExactly = (resource: Resource, { text }: TargetExpression, candidate: NamedItem): boolean =>
  [candidate.item.id, candidate.name, qualifiedName(resource, candidate)].includes(text);

/** Candidates by what names them, so that many words are looked up among many candidates. */
interface CandidateIndex {
  readonly all: readonly NamedItem[];
  readonly byId: ReadonlyMap<unknown, readonly NamedItem[]>;
  /** By their names, and by those with what tells them apart, as names are compared. */
  readonly byName: ReadonlyMap<string, readonly NamedItem[]>;
}

const indexCandidates = (resource: Resource, all: readonly NamedItem[]): CandidateIndex => {
  const byId = new Map<unknown, NamedItem[]>();
  const byName = new Map<string, NamedItem[]>();
  const add = <Key>(map: Map<Key, NamedItem[]>, key: Key, candidate: NamedItem): void => {
    const others = map.get(key);
    if (others) others.push(candidate);
    else map.set(key, [candidate]);
  };
  for (const candidate of all) {
    add(byId, candidate.item.id, candidate);
    const names = [candidate.name, qualifiedName(resource, candidate)].map(normalizeName);
    for (const name of new Set(names)) add(byName, name, candidate);
  }
  return { all, byId, byName };
};

/** The candidates that have the id or the name of an expression. */
const findAlike = (
  { byId, byName }: CandidateIndex,
  { reading, text }: TargetExpression,
): readonly NamedItem[] => {
  const withId = reading === 'name' ? [] : (byId.get(text) ?? []);
  const withName = reading === 'id' ? [] : (byName.get(normalizeName(text)) ?? []);
  return [...new Set([...withId, ...withName])];
};

/**
 * The candidates an expression means: by id or name, and only where there is none, by prefix. Of
 * those that look the same, one written as the word is.
 */
const candidatesFor = (
  resource: Resource,
  expression: TargetExpression,
  index: CandidateIndex,
): readonly NamedItem[] => {
  const alike = findAlike(index, expression);
  const exact = alike.filter((candidate) => isExactly(resource, expression, candidate));
  if (exact.length > 0) return exact;
  if (alike.length > 0 || !expression.isPrefix) return alike;
  return index.all.filter(({ item }) => readText(item, 'id').startsWith(expression.text));
};

/** Whether a word may mean a candidate: by its id, its name, or its name with what tells it apart. */
export const matchesExpression = (
  resource: Resource,
  word: string,
  candidate: NamedItem,
): boolean => answersTo(resource, parseExpression(word), candidate);

/** Whether a word may be the beginning of an id that is too short to be read as one. */
export const isShortPrefix = (text: string): boolean => /^[0-9a-f]{1,5}$/.test(text);

/** What to do about such a beginning. */
export const longerPrefix = 'the beginning of an id needs at least six digits';

/** What to do about a word in the form that another tool or a list has for names. */
const hintOnForm = (
  resource: Resource,
  text: string,
  index: CandidateIndex,
): string | undefined => {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const areThere = words.every((word) => findAlike(index, parseExpression(word)).length > 0);
  if (words.length > 0 && text.includes(',') && areThere) {
    return `separate names with spaces: ${words.map(quoteForShell).join(' ')}`;
  }
  const [noun, name = ''] = text.split('/');
  if (name !== '' && (noun === resource.singular || noun === resource.plural)) {
    return `give the name alone: ${quoteForShell(text.slice(text.indexOf('/') + 1))}`;
  }
  if (/[*?]/.test(text)) {
    return `patterns go with --selector, or with --filter of a list: ${quoteForShell(`name=${text}`)}`;
  }
  return undefined;
};

/** What a word that names nothing may be meant for. */
const hintFor = (
  resource: Resource,
  { text, reading }: TargetExpression,
  index: CandidateIndex,
): string | undefined => {
  const candidates = index.all;
  const onForm = hintOnForm(resource, text, index);
  if (onForm !== undefined) return onForm;
  const isBeginning =
    reading !== 'name' &&
    isShortPrefix(text) &&
    candidates.some(({ item }) => readText(item, 'id').startsWith(text));
  if (isBeginning) return longerPrefix;
  const near = findNearest(normalizeName(text), namesNear(resource, text, candidates));
  if (near.length > 0) return `did you mean ${near.join(', ')}?`;
  return /[^,],./.test(text) ? 'separate several with spaces, not with commas' : undefined;
};

/** Words that name nothing for which the nearest names are looked up: that takes long. */
const mostHints = 20;

/** Finds the one candidate a word means. */
export type PickCandidate = (word: string) => NamedItem;

const pickIn = (
  resource: Resource,
  word: string,
  index: CandidateIndex,
  place: string,
  createHint: typeof hintFor,
): NamedItem => {
  const expression = readExpression(word);
  const matches = candidatesFor(resource, expression, index);
  const [first] = matches;
  if (first && matches.length === 1) return first;
  if (first) {
    const way = resource.toldApartBy
      ? 'one of the ids or a name with its @ part'
      : 'one of the ids';
    throw new TargetFailure(`${word} means ${matches.length} ${resource.titles}${place}`, {
      code: 'ambiguous',
      lines: matches.map((candidate) => candidateLine(resource, candidate)),
      hint: `give ${way}`,
    });
  }
  // In a place there is less than the whole list shows.
  const hint =
    createHint(resource, expression, index) ??
    (place === '' && resource.verbs.list ? `see "imco ${resource.noun} list"` : undefined);
  const kind = expression.reading === 'id' ? 'with the id' : 'called';
  throw new TargetFailure(`there is no ${resource.title} ${kind} ${expression.text}${place}`, {
    code: 'not_found',
    ...(hint !== undefined && { hint }),
  });
};

/**
 * Finds the one candidate that each of several words means. Throws a `TargetFailure`: `not_found`
 * with the nearest names, for the first words that are, or `ambiguous` with every candidate.
 */
export const createPicker = (
  resource: Resource,
  candidates: readonly NamedItem[],
  place = '',
): PickCandidate => {
  const index = indexCandidates(resource, candidates);
  let hints = 0;
  const createHint: typeof hintFor = (...given) =>
    ++hints > mostHints ? undefined : hintFor(...given);
  return (word) => pickIn(resource, word, index, place, createHint);
};

/** The same for a word alone. */
export const pickOne = (
  resource: Resource,
  word: string,
  candidates: readonly NamedItem[],
  place = '',
): NamedItem => createPicker(resource, candidates, place)(word);
