import { getItemPath } from '../catalog/paths.ts';
import type { Resource, Verb } from '../catalog/vocabulary.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';
import { composeParentFlags, joinParts } from './example-words.ts';
import { findVerbKind } from './index.ts';

/** Examples of a verb, as an operator would type them: they follow from the catalog. */
export const composeExamples = (
  resource: Resource,
  name: string,
  verb: Verb,
): readonly string[] => {
  const start = `imco ${resource.noun} ${name}`;
  const target = resource.only ? '' : quoteForShell(resource.sample);
  const one = joinParts(start, target, composeParentFlags(resource, getItemPath(resource)));
  return findVerbKind(verb).examples({ resource, start, target, one }, verb);
};
