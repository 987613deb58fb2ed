import type { Resource } from '../../catalog/vocabulary.ts';
import { textOf } from '../../operate/rows/answers.ts';
import { fullName, means, type Named, wordFor } from '../../operate/targets/match.ts';

/** The word that names one of `all` without doubt on a command line. */
export const wordAmong = (resource: Resource, one: Named, all: readonly Named[]): string => {
  const id = `id:${textOf(one.item, 'id')}`;
  const name = fullName(resource, one);
  if (name.trim() === '') return id;
  const word = wordFor(name);
  return all.filter((other) => means(resource, word, other)).length === 1 ? word : id;
};
