import { findNameSource } from '../../catalog/rules/pointers.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import { readText } from '../rows/answers.ts';
import { toTargetWord } from './expression.ts';
import type { Names } from './names.ts';

/** Whether a name fits on one line and reads back unchanged. */
const isWhole = (name: string): boolean =>
  name !== '' && toSafeLine(name) === name && name.trim() === name;

/**
 * The target word of an item on a command line or a line of stdin: its name, prefixed with `name:`
 * if it could be read as something else, or its id if the name does not fit on a line.
 */
export const formatItemWord = (id: string | null, name: string | null): string => {
  if (name === null || name === id || !isWhole(name)) return id ?? '';
  return name.startsWith('#') ? `name:${name}` : toTargetWord(name);
};

/** The target words for rows of a resource, whose names may come from references. */
export const createWordFormatter =
  (resource: Resource, names: Names) =>
  (item: Item): string => {
    const source = findNameSource(resource, item);
    const name = source ? (names.get(source.id)?.full ?? '') : readNameField(resource, item);
    const more = resource.toldApartBy ? readText(item, resource.toldApartBy) : '';
    return formatItemWord(readText(item, 'id') || null, more && name ? `${name}@${more}` : name);
  };
