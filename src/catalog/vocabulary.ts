/** Everything needed to describe a resource. */
export * from './action-verb.ts';
export * from './fields.ts';
export * from './input/limits.ts';
export * from './notations/notation.ts';
export * from './resource.ts';
export * from './verb-facts.ts';
export * from './verb-forms.ts';
export * from './vocabulary/fields.ts';
export type { Noun } from './vocabulary/nouns.ts';
export * from './vocabulary/verbs.ts';
