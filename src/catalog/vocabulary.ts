/** The words a resource is written in. */
export * from './fields.ts';
export * from './notations/notation.ts';
export * from './resource.ts';
export * from './verb-forms.ts';
export * from './verbs.ts';
