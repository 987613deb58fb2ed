import type { Resource } from '../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../failures.ts';
import { nearest } from '../nearest.ts';
import type { Item } from '../output/document.ts';
import { textOf } from './answers.ts';

/** The form of every id in sample output of the platform: 24 hex digits. */
const idForm = /^[0-9a-f]{24}$/;

/** How an operator named a thing: by id, by name, or whichever it turns out to be. */
export interface Expression {
  readonly reading: 'id' | 'name' | 'either';
  readonly text: string;
}

/**
 * Reads `id:x`, `name:x` or a bare word. What looks like an id is read as one. An empty word is a
 * `UsageFailure`.
 */
export const readExpression = (word: string): Expression => {
  if (/^(?:(?:id|name):)?\s*$/.test(word)) {
    throw new UsageFailure(`"${word}" names nothing`, { hint: 'give a name or an id' });
  }
  if (word.startsWith('id:')) return { reading: 'id', text: word.slice(3) };
  if (word.startsWith('name:')) return { reading: 'name', text: word.slice(5) };
  return { reading: idForm.test(word) ? 'id' : 'either', text: word };
};

/** The word for a thing where its name alone may be read as something else. */
export const wordFor = (name: string): string =>
  name.startsWith('-') || name.includes(':') || readExpression(name).reading !== 'either'
    ? `name:${name}`
    : name;

/** A candidate with the name people know it by. */
export interface Named {
  readonly item: Item;
  readonly name: string;
}

const apart = (resource: Resource, item: Item): string =>
  resource.toldApartBy ? textOf(item, resource.toldApartBy) : '';

/** One line about a candidate of an ambiguous name: how to name it without doubt. */
const candidateLine = (resource: Resource, { item, name }: Named): string => {
  const state = textOf(item, 'state');
  const more = apart(resource, item);
  return [`id:${textOf(item, 'id')}`, more ? `${name}@${more}` : name, state]
    .filter((part) => part !== '')
    .join('  ');
};

const answersTo = (resource: Resource, expression: Expression, candidate: Named): boolean => {
  const { item, name } = candidate;
  if (expression.reading !== 'name' && item.id === expression.text) return true;
  if (expression.reading === 'id') return false;
  const more = apart(resource, item);
  return name === expression.text || (more !== '' && `${name}@${more}` === expression.text);
};

/**
 * The one candidate an expression means. Throws a `TargetFailure`: `not_found` with the nearest
 * names, or `ambiguous` with every candidate.
 */
export const pickOne = (
  resource: Resource,
  word: string,
  candidates: readonly Named[],
  place = '',
): Named => {
  const expression = readExpression(word);
  const found = candidates.filter((candidate) => answersTo(resource, expression, candidate));
  const [first] = found;
  if (first && found.length === 1) return first;
  if (first) {
    const way = resource.toldApartBy
      ? 'one of the ids or a name with its @ part'
      : 'one of the ids';
    throw new TargetFailure(`${word} means ${found.length} ${resource.titles}${place}`, {
      code: 'ambiguous',
      lines: found.map((candidate) => candidateLine(resource, candidate)),
      hint: `give ${way}`,
    });
  }
  const near = nearest(
    expression.text,
    candidates.map(({ name }) => name),
  );
  const kind = expression.reading === 'id' ? 'with the id' : 'called';
  throw new TargetFailure(`there is no ${resource.title} ${kind} ${expression.text}${place}`, {
    code: 'not_found',
    ...(near.length > 0 && { hint: `did you mean ${near.join(', ')}?` }),
  });
};
