/**
 * The namespace each noun belongs to by default: `imco servers` is `imco cloud servers`.
 * If two namespaces share a plural, the first one owns it, since scripts rely on it; the later one
 * always needs its namespace.
 */
import { nouns } from './vocabulary/nouns.ts';

const homes = new Map<string, string>();
for (const noun of nouns) {
  const [namespace, plural] = noun.split(' ');
  if (namespace && plural && !homes.has(plural)) homes.set(plural, namespace);
}

/** The nouns that can be given without a namespace. */
export const nounsWithHome: readonly string[] = [...homes.keys()];

/** The home namespace of a noun, in the plural; undefined where it has none. */
export const findHomeNamespace = (plural: string): string | undefined => homes.get(plural);
