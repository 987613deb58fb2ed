/** JSON Schemas of what commands print with `-o json`: made from the catalog. */
import { findResource } from '../../catalog/index.ts';
import { listOperations } from '../../catalog/operations.ts';
import type { Resource, Verb } from '../../catalog/vocabulary.ts';
import { errorCodes } from '../../lib/failures/error-codes.ts';
import {
  commandLine,
  comparedFields,
  describeOutcome,
  installedConfig,
  listOf,
  machineAddress,
  plannedRequests,
  sshHost,
} from './output-forms.ts';
import { createRowSchema, type JsonSchema } from './row-schema.ts';

const nameDefinition = (noun: string): string => noun.replaceAll(' ', '-');

const referTo = (noun: string): JsonSchema => ({ $ref: `#/$defs/${nameDefinition(noun)}` });

/** The result of an action on one target. */
const describeResult = (resource: Resource, verb: Verb): JsonSchema => {
  const answers = verb.kind === 'action' ? verb.answers : undefined;
  if (answers?.kind === 'row') return referTo(answers.of);
  return answers ? { type: 'object' } : referTo(resource.noun);
};

/**
 * The resources whose rows a verb that creates or exports prints: the new row, the task that goes on,
 * or what has come of it after a wait.
 */
const listCreated = (resource: Resource, verb: Verb): readonly Resource[] => {
  const { task } = verb.kind === 'upload' ? verb.finish : {};
  if (task) return [findResource(task.of)];
  if (verb.kind !== 'make' && verb.kind !== 'export') return [resource];
  const created = findResource(verb.of);
  const result = verb.kind === 'make' ? verb.result : undefined;
  const to = result === undefined ? undefined : created.fields[result]?.to;
  return to === undefined ? [created] : [created, findResource(to)];
};

/** A row of one of several resources. */
const rowOf = (resources: readonly Resource[]): JsonSchema => {
  const rows = resources.map(({ noun }) => referTo(noun));
  const [first, ...others] = rows;
  return first && others.length === 0 ? first : { anyOf: rows };
};

/** What a verb prints, referring to the definitions of rows. */
export const describeAnswer = (resource: Resource, verb: Verb): JsonSchema => {
  const row = referTo(resource.noun);
  switch (verb.kind) {
    case 'list':
    case 'order':
      return listOf(row);
    case 'show':
      return { anyOf: [row, listOf(row)] };
    case 'view':
      return verb.answers.kind === 'list' ? listOf(referTo(verb.answers.of)) : { type: 'object' };
    case 'create':
      // Several of one run have an outcome each.
      return { anyOf: [row, listOf(describeOutcome(row))] };
    case 'update':
    case 'edit':
    case 'amend':
      return row;
    case 'upload':
    case 'make':
    case 'export':
      return rowOf(listCreated(resource, verb));
    case 'download':
      return {
        ...row,
        type: 'object',
        properties: { path: { type: ['string', 'null'] }, bytes: { type: 'integer' } },
      };
    case 'compare':
      return comparedFields;
    case 'probe':
      return { type: 'object' };
    case 'ssh':
      return commandLine;
    case 'ssh-config':
      return { anyOf: [listOf(sshHost), installedConfig] };
    case 'address':
      return machineAddress;
    case 'action':
    case 'add':
    case 'choice':
    case 'label':
    case 'wait':
      return listOf(describeOutcome(describeResult(resource, verb)));
  }
};

/** The nouns that a schema refers to. */
const listReferences = (schema: unknown): readonly string[] =>
  [...JSON.stringify(schema).matchAll(/"#\/\$defs\/([^"]+)"/g)].flatMap(([, name]) => name ?? []);

const createDefinitions = (
  resource: Resource,
  answers: readonly JsonSchema[],
): Readonly<Record<string, JsonSchema>> => {
  const others = Object.values(resource.verbs).flatMap((verb) => {
    if (verb.kind === 'view' && verb.answers.kind === 'list')
      return [findResource(verb.answers.of)];
    if (verb.kind === 'action' && verb.answers?.kind === 'row') {
      return [findResource(verb.answers.of)];
    }
    return listCreated(resource, verb);
  });
  const known = new Map([resource, ...others].map((one) => [nameDefinition(one.noun), one]));
  const used = new Set(listReferences(answers));
  return Object.fromEntries(
    [...known].flatMap(([name, one]) => (used.has(name) ? [[name, createRowSchema(one)]] : [])),
  );
};

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** The schema of what one verb prints. */
export const createAnswerSchema = (resource: Resource, name: string, verb: Verb): JsonSchema => {
  const answer = describeAnswer(resource, verb);
  const isChanging = listOperations(resource, name, verb).some(({ method }) => method !== 'GET');
  return {
    $schema: draft,
    title: `imco ${resource.noun} ${name} -o json`,
    ...(isChanging ? { anyOf: [answer, plannedRequests] } : answer),
    $defs: createDefinitions(resource, [answer]),
  };
};

/** The schema of what any verb of a resource prints, with the part of each verb by its command. */
export const createResourceSchema = (resource: Resource): JsonSchema => {
  const answers = Object.entries(resource.verbs).map(
    ([name, verb]) => [`imco ${resource.noun} ${name}`, describeAnswer(resource, verb)] as const,
  );
  const different = new Map(answers.map(([, answer]) => [JSON.stringify(answer), answer]));
  return {
    $schema: draft,
    title: `imco ${resource.noun} -o json`,
    description: resource.about,
    anyOf: [...different.values(), plannedRequests],
    'x-commands': Object.fromEntries(answers),
    $defs: createDefinitions(resource, [...different.values()]),
  };
};

/** The schema of an error on stderr. */
export const createErrorSchema = (): JsonSchema => ({
  $schema: draft,
  title: 'an error of imco on stderr',
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: {
          type: 'string',
          description: 'one of these words, or the state in which an action ended',
          examples: Object.keys(errorCodes),
        },
        exit: { type: 'integer', description: 'the exit code' },
        message: { type: 'string' },
        hint: { type: ['string', 'null'] },
        status: { type: ['integer', 'null'], description: 'the HTTP status' },
        fields: { type: ['object', 'null'], description: 'messages of the platform by field' },
        request: { type: ['string', 'null'], description: 'the request that failed' },
        details: { type: 'array', items: { type: 'string' } },
        notices: { type: 'array', items: { type: 'string' } },
        retry_after: { type: 'object' },
      },
      required: ['code', 'exit', 'message', 'hint', 'status', 'fields', 'request'],
    },
  },
  required: ['error'],
});
