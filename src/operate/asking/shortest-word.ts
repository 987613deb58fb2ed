import type { Resource } from '../../catalog/vocabulary.ts';
import { readText } from '../rows/answers.ts';
import { toTargetWord } from '../targets/expression.ts';
import { matchesExpression, type NamedItem, qualifyName } from '../targets/match.ts';

/** The argument that names one of `all` unambiguously on a command line. */
export const findShortestWord = (
  resource: Resource,
  one: NamedItem,
  all: readonly NamedItem[],
): string => {
  const id = `id:${readText(one.item, 'id')}`;
  const name = qualifyName(resource, one);
  if (name.trim() === '') return id;
  const word = toTargetWord(name);
  return all.filter((other) => matchesExpression(resource, word, other)).length === 1 ? word : id;
};
