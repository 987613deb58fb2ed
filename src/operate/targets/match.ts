import type { Resource } from '../../catalog/vocabulary.ts';
import { isSameName, normalizeName } from '../../lib/text/names.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { parseExpression, type TargetExpression } from './expression.ts';

/** A candidate with its name. */
export interface NamedItem {
  readonly item: Item;
  readonly name: string;
}

const readDistinction = (resource: Resource, item: Item): string =>
  resource.toldApartBy ? readText(item, resource.toldApartBy) : '';
/** A name with what distinguishes it from others of that name: `Standard_B2s@westeurope`. */
export const qualifyName = (resource: Resource, { item, name }: NamedItem): string => {
  const more = readDistinction(resource, item);
  return more === '' ? name : `${name}@${more}`;
};
const matchesCandidate = (
  resource: Resource,
  expression: TargetExpression,
  candidate: NamedItem,
): boolean => {
  if (expression.reading !== 'name' && candidate.item.id === expression.text) return true;
  if (expression.reading === 'id') return false;
  return [candidate.name, qualifyName(resource, candidate)].some((name) =>
    isSameName(name, expression.text),
  );
};

/** Whether the name of a candidate has exactly these characters. */
const isExactly = (resource: Resource, { text }: TargetExpression, candidate: NamedItem): boolean =>
  [candidate.item.id, candidate.name, qualifyName(resource, candidate)].includes(text);

/** Candidates indexed by id and name, so that looking up many words is fast. */
export interface CandidateIndex {
  readonly all: readonly NamedItem[];
  readonly byId: ReadonlyMap<unknown, readonly NamedItem[]>;
  /** By normalized name, plain and qualified. */
  readonly byName: ReadonlyMap<string, readonly NamedItem[]>;
}

export const indexCandidates = (resource: Resource, all: readonly NamedItem[]): CandidateIndex => {
  const byId = new Map<unknown, NamedItem[]>();
  const byName = new Map<string, NamedItem[]>();
  const add = <Key>(map: Map<Key, NamedItem[]>, key: Key, candidate: NamedItem): void => {
    const others = map.get(key);
    if (others) others.push(candidate);
    else map.set(key, [candidate]);
  };
  for (const candidate of all) {
    add(byId, candidate.item.id, candidate);
    const names = [candidate.name, qualifyName(resource, candidate)].map(normalizeName);
    for (const name of new Set(names)) add(byName, name, candidate);
  }
  return { all, byId, byName };
};

/** The candidates with the id or name of an expression. */
export const findAlike = (
  { byId, byName }: CandidateIndex,
  { reading, text }: TargetExpression,
): readonly NamedItem[] => {
  const withId = reading === 'name' ? [] : (byId.get(text) ?? []);
  const withName = reading === 'id' ? [] : (byName.get(normalizeName(text)) ?? []);
  return [...new Set([...withId, ...withName])];
};

/**
 * The candidates that match an expression: by id or name, otherwise by id prefix. Among names that
 * look the same, one with the same characters wins.
 */
export const findCandidates = (
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

/** Whether a word matches a candidate by id, name or qualified name. */
export const matchesExpression = (
  resource: Resource,
  word: string,
  candidate: NamedItem,
): boolean => matchesCandidate(resource, parseExpression(word), candidate);
