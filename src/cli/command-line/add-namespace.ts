import { findOldNamespace } from '../../catalog/noun-aliases.ts';
import { listFlagsWithValue } from '../flags/flags.ts';
import { dropFlagValues } from './command-line.ts';
import { findHomeResource } from './find-resource.ts';

/**
 * Adds the namespace to a command line: `servers list` becomes `cloud servers list`, also after `help`.
 * A namespace of the old client is replaced: `cse templates` becomes `extensions templates`.
 * Commands take precedence over namespaces, and namespaces over nouns.
 */
export const addNamespace = (own: readonly string[]): readonly string[] => {
  const words = dropFlagValues(own, (flag) => listFlagsWithValue().has(flag)).filter(
    ([word]) => !word.startsWith('-'),
  );
  const [word, place] = words[words[0]?.[0] === 'help' ? 1 : 0] ?? [];
  if (word === undefined || place === undefined) return own;
  const namespace = findOldNamespace(word);
  if (namespace !== undefined) return own.with(place, namespace);
  const resource = findHomeResource(word);
  return resource ? own.toSpliced(place, 0, resource.namespace) : own;
};
