/** Everything needed to describe a resource. */
export * from './action-verb.ts';
export * from './fields.ts';
export * from './notations/notation.ts';
export * from './resource.ts';
export * from './rules/input-rules.ts';
export * from './rules/limits.ts';
export * from './verb-facts.ts';
export * from './verb-forms.ts';
export * from './vocabulary/fields.ts';
export * from './vocabulary/input-rules.ts';
export * from './vocabulary/limits.ts';
export type { Noun } from './vocabulary/nouns.ts';
export * from './vocabulary/verbs.ts';
