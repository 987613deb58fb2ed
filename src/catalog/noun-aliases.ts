import type { Resource } from './vocabulary.ts';

/**
 * The API's snake_case spelling of a noun, and its singular in both spellings. The name of its
 * namespace is none: `imco secret` is where `secrets` are.
 */
export const listAliases = (resource: Resource): readonly string[] => {
  const { plural, singular, namespace } = resource;
  const inSnakeCase = (noun: string): string => noun.replaceAll('-', '_');
  const spellings = [singular, inSnakeCase(plural), inSnakeCase(singular)];
  return [...new Set(spellings)].filter(
    (spelling) => spelling !== plural && spelling !== namespace,
  );
};

/** Namespaces of the platform's old client, which are accepted for those of imco. */
const namespaceAliases: Readonly<Record<string, string>> = {
  'cloud-applications': 'applications',
  'cloud-specific-extensions': 'extensions',
  cse: 'extensions',
};

/** The namespace for a word of the old client; undefined if it is none of its namespaces. */
export const findOldNamespace = (word: string): string | undefined =>
  Object.hasOwn(namespaceAliases, word) ? namespaceAliases[word] : undefined;
