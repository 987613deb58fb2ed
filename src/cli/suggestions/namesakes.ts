import { catalog } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { findResourceIn } from '../command-line/find-resource.ts';
import { findVerbCalled } from './find-verb-called.ts';

/** Resources of other namespaces that have the same noun, and a verb of this name. */
export const findNamesakes = (resource: Resource, word: string): readonly Resource[] =>
  catalog.filter(
    (other) =>
      other !== resource &&
      other.plural === resource.plural &&
      findVerbCalled(other, word) !== undefined,
  );

/** A hint if a verb is one of several resources with the same noun: `templates deploy`. */
export const hintAtNamesakes = ([namespace = '', noun = '', word = '']: readonly string[]):
  | string
  | undefined => {
  const resource = findResourceIn(namespace, noun);
  const others = resource ? findNamesakes(resource, word) : [];
  const commands = others.map((other) => `"imco ${other.noun} ${word}"`);
  return commands.length > 1 ? `did you mean ${commands.join(' or ')}?` : undefined;
};
