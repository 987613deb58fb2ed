import type { Resource } from './vocabulary.ts';

/** The API's snake_case spelling of a noun, and its singular in both spellings. */
export const listAliases = (resource: Resource): readonly string[] => {
  const { plural, singular } = resource;
  const inSnakeCase = (noun: string): string => noun.replaceAll('-', '_');
  const spellings = [singular, inSnakeCase(plural), inSnakeCase(singular)];
  return [...new Set(spellings)].filter((spelling) => spelling !== plural);
};
