/** The catalog taken apart for its tests: verbs one by one, and the fields each of them has. */

import { catalog } from '../../src/catalog/index.ts';
import { listAwaitedEnds } from '../../src/catalog/rules/awaited-end.ts';
import {
  defaultApiVersion,
  isInVersion,
  newestApiVersion,
} from '../../src/catalog/versions/api-version.ts';
import type { Fields, Resource, SuccessConditions, Verb } from '../../src/catalog/vocabulary.ts';

/** A verb of the catalog, and how it is called. */
export interface Entry {
  readonly resource: Resource;
  readonly verb: Verb;
  /** `cloud servers boot`. */
  readonly words: string;
}

/** Flags without which the default version of the API lacks a resource or verb. */
export const versionFlags = ({ resource, verb }: Entry): readonly string[] =>
  [resource, verb].every((part) => isInVersion(part, defaultApiVersion))
    ? []
    : ['--api', newestApiVersion];

/** Every verb of these resources. */
export const listEntries = (resources: readonly Resource[]): readonly Entry[] =>
  resources.flatMap((resource) =>
    Object.entries(resource.verbs).map(([name, verb]) => ({
      resource,
      verb,
      words: `${resource.noun} ${name}`,
    })),
  );

/** Every verb of the catalog. */
export const entries = listEntries(catalog);

/** Everything that a verb may wait for. */
export const endsOf = (verb: Verb): readonly SuccessConditions[] =>
  'awaits' in verb ? listAwaitedEnds(verb) : [];

/** What a verb usually waits for, if anything. */
export const awaitsOf = (verb: Verb): SuccessConditions | undefined =>
  'awaits' in verb ? verb.awaits : undefined;

/** Fields that are a verb's own: members of its body, or filters of its query. */
export const ownFieldsOf = (verb: Verb): Fields => {
  if (verb.kind === 'list') return verb.filters ?? {};
  return 'sends' in verb ? (verb.sends ?? {}) : {};
};

/** Fields of its resource that a verb sends. */
export const takenBy = (verb: Verb): readonly string[] => {
  switch (verb.kind) {
    case 'create':
      return [...verb.needs, ...(verb.takes ?? [])];
    case 'update':
    case 'upload':
      return verb.takes;
    case 'order':
      return [verb.by, verb.as];
    case 'amend':
      return [verb.field];
    default:
      return [];
  }
};
