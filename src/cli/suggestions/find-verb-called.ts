import type { Resource } from '../../catalog/vocabulary.ts';

/** A verb of a resource by its name or an alias. */
export const findVerbCalled = ({ verbs }: Resource, word: string): string | undefined =>
  Object.hasOwn(verbs, word)
    ? word
    : Object.entries(verbs).find(([, { also }]) => also?.includes(word))?.[0];
