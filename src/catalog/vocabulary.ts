/** The words a resource is written in. A resource file imports from here and from nowhere else. */
export * from './fields.ts';
export * from './resource.ts';
export * from './verbs.ts';
