/** What the catalog says of a verb and the contract of an operation, in words that compare. */
import { resourceOf } from '../../src/catalog/index.ts';
import type { Fields, Resource, Verb } from '../../src/catalog/vocabulary.ts';
import {
  type ContractDocument,
  type Operation,
  type Schema,
  schemaBehind,
  schemaName,
} from './document.ts';
import type { OfferedOperation } from './offered.ts';

/** Facts that both sides know. */
interface VerbFacts {
  readonly unconfirmed: boolean;
  readonly destructive: boolean;
  /** States in which it is taken; undefined for any. */
  readonly when: unknown;
  /** How its outcome is learned; undefined for what is done at once. */
  readonly awaits: unknown;
  readonly query: readonly string[];
  /** Members without which nothing new is made. */
  readonly needs: readonly string[];
  /** All members of the body. */
  readonly takes: readonly string[];
}

const awaitsOf = (verb: Verb): unknown => {
  const awaits = 'awaits' in verb ? verb.awaits : undefined;
  if (!awaits) return undefined;
  const { on = 'state', until = [], unless = [], via = [], gone = false } = awaits;
  return { field: on, until, failed: unless, via, gone };
};

/** Fields of a body with the older names that one of several references is sent under. */
const withSingles = (fields: Fields, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, fields[name]?.single ?? []].flat());

const bodyOf = ({ resource, verb }: OfferedOperation): Pick<VerbFacts, 'needs' | 'takes'> => {
  if (verb.kind === 'create') {
    const names = [...verb.needs, ...(verb.takes ?? [])];
    return { needs: verb.needs.toSorted(), takes: withSingles(resource.fields, names).toSorted() };
  }
  const takes = verb.kind === 'update' ? withSingles(resource.fields, verb.takes) : [];
  return { needs: [], takes: takes.toSorted() };
};

/** The facts as the catalog has them. */
export const factsOfVerb = (offered: OfferedOperation): VerbFacts => {
  const { verb } = offered;
  const action = verb.kind === 'action' ? verb : undefined;
  return {
    unconfirmed: verb.unconfirmed ?? false,
    destructive: action?.destructive ?? false,
    when: action?.when && { field: 'state', in: action.when },
    awaits: awaitsOf(verb),
    query: verb.kind === 'list' ? Object.keys(verb.filters ?? {}) : [],
    ...bodyOf(offered),
  };
};

const outcomeOf = ({ 'x-async': outcome }: Operation): unknown => {
  if (!outcome) return undefined;
  // Whatever else the contract comes to say of an outcome is compared as well.
  const { source: _, ...facts } = outcome;
  return { via: [], gone: false, ...facts };
};

const conditionOf = ({ 'x-preconditions': condition }: Operation): unknown =>
  condition && { field: condition.field, in: condition.in };

/** The schema of the body of a request; undefined for none. */
export const bodySchema = (
  document: ContractDocument,
  { requestBody }: Operation,
): Schema | undefined => {
  const schema = requestBody?.content['application/json']?.schema;
  return schema && schemaBehind(document, schema);
};

/**
 * The facts as the contract has them. What a change requires is left out: where it can change one
 * field only, that one is required, and imco sends no change without a field.
 */
export const factsOfOperation = (document: ContractDocument, operation: Operation): VerbFacts => {
  const body = bodySchema(document, operation);
  return {
    unconfirmed: operation['x-path-source'] === 'assumption',
    destructive: operation['x-destructive'] ?? false,
    when: conditionOf(operation),
    awaits: outcomeOf(operation),
    query: operation.parameters.flatMap(({ name, in: place }) => (place === 'query' ? name : [])),
    needs: operation.method === 'POST' ? (body?.required ?? []).toSorted() : [],
    takes: Object.keys(body?.properties ?? {}).toSorted(),
  };
};

/** What an operation answers. */
type AnswerFacts =
  | { readonly kind: 'nothing' | 'secret' }
  | { readonly kind: 'row' | 'list'; readonly of: string };

/** The answer of a verb, its rows by noun. */
export const answerOfVerb = (resource: Resource, verb: Verb): AnswerFacts => {
  const row = { kind: 'row', of: resource.noun } as const;
  switch (verb.kind) {
    case 'list':
      return { kind: 'list', of: resource.noun };
    case 'view':
    case 'action': {
      const { answers = row } = verb;
      return 'of' in answers
        ? { kind: answers.kind, of: resourceOf(answers.of).noun }
        : { kind: answers.kind };
    }
    default:
      return row;
  }
};

/** The answer of an operation, its rows by the name of their schema. */
export const answerOfOperation = (operation: Operation): AnswerFacts => {
  if (operation['x-secret']) return { kind: 'secret' };
  const schema = operation.responses['200']?.content?.['application/json']?.schema;
  if (!schema) return { kind: 'nothing' };
  const items = schemaName(schema.items);
  return items === undefined
    ? { kind: 'row', of: schemaName(schema) ?? '' }
    : { kind: 'list', of: items };
};
