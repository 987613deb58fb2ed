import { flagOf, otherFlagsOf } from '../catalog/flags.ts';
import type { Field, Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import { nearest } from '../nearest.ts';

/** The fields of a resource by the words that may name them: the API's names and those of flags. */
const fieldsByWord = (
  { fields }: Resource,
  isMeant: (field: Field) => boolean,
): ReadonlyMap<string, string> => {
  const words = new Map<string, string>();
  const known = Object.entries(fields).filter(([, field]) => isMeant(field));
  for (const [key, field] of known) {
    for (const word of [flagOf(key, field), ...otherFlagsOf(key, field)]) words.set(word, key);
  }
  // A field's own name comes before any word for another.
  for (const [key] of known) words.set(key, key).set(key.replaceAll('_', '-'), key);
  return words;
};

/**
 * The field a word means, by its name in the API or the word of its flag. Throws a `UsageFailure`
 * that names the flag it was given to, with the nearest words, where there is none.
 */
export const fieldMeant = (
  resource: Resource,
  word: string,
  flag: string,
  isMeant: (field: Field) => boolean,
): string => {
  const words = fieldsByWord(resource, isMeant);
  const key = words.get(word);
  if (key !== undefined) return key;
  const near = nearest(word, words.keys());
  const all = Object.entries(resource.fields).flatMap(([name, field]) =>
    isMeant(field) ? [name] : [],
  );
  throw new UsageFailure(`${flag}: ${resource.titles} have no field ${word}`, {
    code: 'unknown_field',
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : `there are ${all.join(', ')}`,
  });
};
