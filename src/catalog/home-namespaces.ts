/**
 * The namespace each noun belongs to where none is given: `imco servers` is `imco cloud servers`.
 * The first noun with a plural keeps it, for scripts rely on it: a later one with the same plural in
 * another namespace is reached with its namespace only.
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
