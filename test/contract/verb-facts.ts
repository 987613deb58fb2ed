/** What the catalog says of a verb and the contract of an operation, in words that compare. */

import { findResource } from '../../src/catalog/index.ts';
import { listAwaitedEnds } from '../../src/catalog/rules/awaited-end.ts';
import type {
  ActionVerb,
  Field,
  Fields,
  SuccessConditions,
  Verb,
} from '../../src/catalog/vocabulary.ts';
import { type ContractDocument, type Operation, type Schema, schemaBehind } from './document.ts';
import type { OfferedOperation } from './offered.ts';

/** Facts that both sides know. */
export interface VerbFacts {
  readonly unconfirmed: boolean;
  readonly destructive: boolean;
  /** What is demanded of the thing before; undefined for nothing. */
  readonly when: unknown;
  /** How its outcome is learned; undefined for what is done at once. */
  readonly awaits: unknown;
  readonly query: readonly string[];
  /** Parameters of the query without which nothing is answered. */
  readonly asks: readonly string[];
  /** Members without which the request is not taken. */
  readonly needs: readonly string[];
  /** All members of the body. */
  readonly takes: readonly string[];
  /** Members that a change repeats. */
  readonly resends: readonly string[];
}

/** Whether this is the request that follows the bytes of an upload, not the one that comes first. */
const isSecondOfUpload = ({ verb, id }: OfferedOperation): boolean =>
  verb.kind === 'upload' && verb.finish.operation === id;

/** The member of the body that becomes the value waited for, as the contract words it. */
const sentValue = ({ sends = {} }: ActionVerb, member: string): string => {
  const to = sends[member]?.to;
  return `<the ${to === undefined ? member : findResource(to).title} id>`;
};

/** What an action on a thing answers instead of it has to be told apart from what is watched. */
const watchedApart = ({ resource, verb }: OfferedOperation): { readonly on?: string } =>
  verb.kind === 'action' && verb.answers?.kind === 'row' && verb.answers.of !== resource.noun
    ? { on: 'the resource itself, not the answer' }
    : {};

/** The ends of a verb, or of the task that its last request starts. */
const endsOf = (verb: Verb): readonly SuccessConditions[] => {
  if (verb.kind === 'upload' && verb.finish.task) return [verb.finish.task.awaits];
  return 'awaits' in verb ? listAwaitedEnds(verb) : [];
};

const awaitsOf = (offered: OfferedOperation): unknown => {
  const { verb } = offered;
  const ends = endsOf(verb);
  const [awaits] = ends;
  // An upload is waited for when its bytes are there.
  // How another row changes with it is no fact of the operation.
  if (!awaits || awaits.on || (verb.kind === 'upload' && !isSecondOfUpload(offered)))
    return undefined;
  const { field: on = 'state', settles = false, untilSent, while: busy, failedIf } = awaits;
  const until =
    untilSent !== undefined && verb.kind === 'action'
      ? [sentValue(verb, untilSent)]
      : ends.flatMap(({ success = [] }) => success);
  return {
    field: on,
    until,
    failed: ends.flatMap(({ failure = [] }) => failure),
    via: ends.flatMap(({ transitional = [] }) => transitional),
    gone: ends.some(({ deleted }) => deleted),
    settle: settles,
    ...(busy && { while: busy }),
    ...(failedIf !== undefined && { failed_if: failedIf }),
    ...watchedApart(offered),
  };
};

/** Fields of a body with the older names that one of several references is sent under. */
const withSingles = (fields: Fields, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, fields[name]?.single ?? []].flat());

interface Members {
  readonly needs: readonly string[];
  readonly takes: readonly string[];
}

const noMembers: Members = { needs: [], takes: [] };

const membersOf = (offered: OfferedOperation): Members => {
  const { resource, verb } = offered;
  switch (verb.kind) {
    case 'create': {
      const all = [...verb.needs, ...(verb.takes ?? [])];
      return { needs: verb.needs, takes: withSingles(resource.fields, all) };
    }
    case 'update':
      return { needs: [], takes: withSingles(resource.fields, verb.takes) };
    case 'make':
      return { needs: verb.needs, takes: Object.keys(verb.sends) };
    case 'add': {
      const all = ['id', resource.pointsBy?.kind ?? ''];
      return { needs: all, takes: all };
    }
    case 'order':
      return { needs: [verb.by, verb.as], takes: [verb.by, verb.as] };
    case 'action': {
      const all = Object.keys(verb.sends ?? {});
      return { needs: all, takes: all };
    }
    case 'upload': {
      const constants = Object.keys(verb.constants ?? {});
      const again = [...(verb.finish.sends ?? []), ...(verb.finish.task ? constants : [])];
      if (isSecondOfUpload(offered)) return { needs: again, takes: again };
      const named = verb.namedAfterFile ? [verb.namedAfterFile] : [];
      return { needs: [...named, ...constants], takes: [...verb.takes, ...constants] };
    }
    case 'export': {
      const constants = Object.keys(verb.constants ?? {});
      return { needs: constants, takes: [...Object.keys(verb.sends), ...constants] };
    }
    default:
      return noMembers;
  }
};

/** The fields a verb sends members of, whether they are its own or its resource's. */
export const sentFieldOf = (
  { resource, verb }: OfferedOperation,
  name: string,
): Field | undefined =>
  (verb.kind === 'action' || verb.kind === 'make' || verb.kind === 'export'
    ? verb.sends?.[name]
    : undefined) ??
  (verb.kind === 'list' ? verb.filters?.[name] : undefined) ??
  resource.fields[name];

const asksOf = (verb: Verb): readonly string[] => {
  if (verb.kind !== 'list') return [];
  return [...(verb.needs ?? []), ...(verb.each === undefined ? [] : [verb.each])];
};

/** The facts as the catalog has them. */
export const factsOfVerb = (offered: OfferedOperation): VerbFacts => {
  const { verb } = offered;
  const action = verb.kind === 'action' ? verb : undefined;
  const { needs, takes } = membersOf(offered);
  return {
    unconfirmed: verb.unconfirmed ?? false,
    destructive: action?.destructive ?? false,
    when: action?.when ?? (verb.kind === 'update' ? verb.when : undefined),
    awaits: awaitsOf(offered),
    query: verb.kind === 'list' ? Object.keys(verb.filters ?? {}) : [],
    asks: asksOf(verb),
    needs: needs.toSorted(),
    takes: takes.toSorted(),
    resends: verb.kind === 'update' ? (verb.resends ?? []).toSorted() : [],
  };
};

const outcomeOf = ({ 'x-async': outcome }: Operation): unknown => {
  if (!outcome) return undefined;
  // What is polled is compared by itself; whatever else the contract comes to say of an outcome is
  // compared here.
  const { source: _, poll: _poll, result: _result, ...facts } = outcome;
  return { via: [], gone: false, settle: false, ...facts };
};

const conditionOf = ({ 'x-preconditions': condition }: Operation): unknown =>
  condition && { field: condition.field, in: condition.in };

/** What a change has to repeat: everything where it is full, and what is required beside others. */
const resentOf = ({
  properties = {},
  required = [],
  'x-update': form,
}: Schema): readonly string[] => {
  const members = Object.keys(properties);
  if (form === 'full') return members;
  return members.length > 1 ? required : [];
};

/** Changes that repeat a member because a note of the contract says so. */
const repeatedByNote: Readonly<Record<string, readonly string[]>> = { updateDnsRecord: ['name'] };

/** The schema of the body of a request; undefined for none. */
export const bodySchema = (
  document: ContractDocument,
  { requestBody }: Operation,
): Schema | undefined => {
  const schema = requestBody?.content['application/json']?.schema;
  return schema && schemaBehind(document, schema);
};

/**
 * What disrupts although the contract says so of what destroys alone: a reboot ends what the server
 * is doing for its users as much as a shutdown, which the contract marks.
 */
const disrupting: readonly string[] = ['rebootServer'];

/**
 * The facts as the contract has them. What a change requires is left out: where it can change one
 * field only, that one is required, and imco sends no change without a field.
 */
export const factsOfOperation = (
  document: ContractDocument,
  operation: Operation,
  { kind }: Pick<Verb, 'kind'>,
): VerbFacts => {
  const body = bodySchema(document, operation);
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  return {
    unconfirmed: operation['x-path-source'] === 'assumption',
    destructive: operation['x-destructive'] ?? disrupting.includes(operation.operationId),
    when: conditionOf(operation),
    awaits: outcomeOf(operation),
    query: query.map(({ name }) => name),
    asks: query.flatMap(({ name, required }) => (required ? name : [])),
    needs: kind === 'update' ? [] : (body?.required ?? []).toSorted(),
    takes: Object.keys(body?.properties ?? {}).toSorted(),
    resends:
      repeatedByNote[operation.operationId] ??
      (kind === 'update' && body ? resentOf(body).toSorted() : []),
  };
};
