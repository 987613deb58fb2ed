import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import { readText } from '../rows/answers.ts';
import { toTargetWord } from './expression.ts';
import type { Names } from './names.ts';

/** Whether a name is one whole line that reads back as it was. */
const isWhole = (name: string): boolean =>
  name !== '' && toSafeLine(name) === name && name.trim() === name;

/**
 * The word that names a thing on a command line or on a line of stdin: its name, with `name:` before
 * it where it would be read as something else, or its id where the name cannot stand on a line.
 */
export const formatItemWord = (id: string | null, name: string | null): string => {
  if (name === null || name === id || !isWhole(name)) return id ?? '';
  return name.startsWith('#') ? `name:${name}` : toTargetWord(name);
};

/** The words for rows of a resource, whose names may be those of what they refer to. */
export const createWordFormatter =
  (resource: Resource, names: Names) =>
  (item: Item): string => {
    const own = readText(item, resource.namedBy);
    const isReference = resource.fields[resource.namedBy]?.to !== undefined;
    const name = isReference ? (names.get(own)?.full ?? '') : own;
    const more = resource.toldApartBy ? readText(item, resource.toldApartBy) : '';
    return formatItemWord(readText(item, 'id') || null, more && name ? `${name}@${more}` : name);
  };
