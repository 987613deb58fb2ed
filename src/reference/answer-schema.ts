/** JSON Schemas of what commands print with `-o json`: made from the catalog. */
import { findResource } from '../catalog/index.ts';
import { listOperations } from '../catalog/operations.ts';
import { findListVerb } from '../catalog/paths.ts';
import { addressKinds } from '../catalog/rules/machines.ts';
import type { Field, Resource, Verb } from '../catalog/vocabulary.ts';
import { errorCodes } from '../lib/failures/error-codes.ts';

/** A schema of draft 2020-12, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const idForm = { type: 'string', pattern: '^[0-9a-f]{24}$' };

/** The values of a field, without null. */
const describeValue = (field: Field): JsonSchema => {
  switch (field.kind) {
    case 'id':
    case 'ref':
      return idForm;
    case 'refs':
      return { type: 'array', items: idForm };
    case 'text':
      return { type: 'string' };
    case 'texts':
      return { type: 'array', items: { type: 'string' } };
    case 'integer':
      return { type: 'integer' };
    case 'number':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'time':
      return { type: 'string', format: 'date-time' };
    case 'choice':
      return { type: 'string', enum: [...field.values] };
    case 'state':
      return field.values && !field.assumed
        ? { type: 'string', enum: [...field.values] }
        : { type: 'string' };
    case 'json':
      return field.object && !field.inText ? { type: 'object' } : {};
  }
};

const withNull = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  ...(schema.type !== undefined && { type: [schema.type, 'null'] }),
  ...(Array.isArray(schema.enum) && { enum: [...schema.enum, null] }),
});

const describeField = (field: Field): JsonSchema => {
  const { about, secret, nullable, derive } = field;
  // A masked value is a string, whatever it is.
  if (secret) return { description: `${about}; masked without --show-secrets` };
  const value = describeValue(field);
  return {
    description: about,
    ...(nullable || derive ? withNull(value) : value),
  };
};

/** The names that a field has in the versions of the API. */
const listMemberNames = (key: string, { calledIn = {} }: Field): readonly string[] => [
  ...new Set([key, ...Object.values(calledIn)]),
];

const isInEveryVersion = ({ since, until, calledIn }: Field): boolean =>
  since === undefined && until === undefined && calledIn === undefined;

/** One row of a resource, as the platform sends it. Members that are not documented are allowed. */
const describeRow = (resource: Resource): JsonSchema => {
  const lacks = findListVerb(resource)?.lacks ?? [];
  const fields = Object.entries(resource.fields).filter(([, { inputOnly }]) => !inputOnly);
  const parents = Object.entries(resource.parents);
  return {
    type: 'object',
    description: resource.about,
    properties: {
      ...Object.fromEntries(
        [...parents, ...fields].flatMap(([key, field]) =>
          listMemberNames(key, field).map((name) => [name, describeField(field)]),
        ),
      ),
      expanded: { type: 'object', description: 'the names behind ids, with --expand' },
    },
    required: fields.flatMap(([key, field]) =>
      field.always && isInEveryVersion(field) && !lacks.includes(key) ? [key] : [],
    ),
  };
};

const outcomeError: JsonSchema = {
  type: 'object',
  properties: {
    code: { type: 'string', description: 'an error code, or the state in which it ended' },
    message: { type: 'string' },
    hint: { type: 'string' },
    status: { type: 'integer', description: 'the HTTP status' },
    fields: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
  },
  required: ['code', 'message'],
};

/** The result of one target; `result` describes what the platform returned. */
const describeOutcome = (result: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: {
    id: { type: ['string', 'null'] },
    name: { type: ['string', 'null'] },
    ok: { type: 'boolean' },
    unchanged: { const: true, description: 'no change was needed' },
    requested: { const: true, description: 'accepted; its end has not been seen' },
    state: { type: 'string' },
    result,
    added: { type: 'array', items: { type: 'object' }, description: 'new rows of other resources' },
    error: outcomeError,
  },
  required: ['id', 'name', 'ok'],
  additionalProperties: false,
});

const nameDefinition = (noun: string): string => noun.replaceAll(' ', '-');

const referTo = (noun: string): JsonSchema => ({ $ref: `#/$defs/${nameDefinition(noun)}` });

const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** What a dry run prints: the requests, and the refusals of targets. */
const plannedRequests: JsonSchema = listOf({
  anyOf: [
    {
      type: 'object',
      properties: { method: { type: 'string' }, url: { type: 'string' }, body: {} },
      required: ['method', 'url'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        id: { type: ['string', 'null'] },
        name: { type: ['string', 'null'] },
        error: outcomeError,
      },
      required: ['id', 'name', 'error'],
      additionalProperties: false,
    },
  ],
});

const text: JsonSchema = { type: 'string' };
const textOrNull: JsonSchema = { type: ['string', 'null'] };

/** What `ssh` prints with --dry-run. */
const commandLine: JsonSchema = {
  type: 'object',
  properties: { id: text, name: text, command: listOf(text), line: text },
  required: ['id', 'name', 'command', 'line'],
  additionalProperties: false,
};

/** A host of `ssh-config`, or a skipped machine. */
const sshHost: JsonSchema = {
  type: 'object',
  properties: {
    ...{ id: text, name: text, hosts: listOf(text), address: text, user: textOrNull },
    ...{ identity_file: textOrNull, known_hosts_file: textOrNull, skipped: textOrNull },
  },
  required: ['id', 'name', 'hosts', 'skipped'],
  additionalProperties: false,
};

/** What `ssh-config --install` has written. */
const installedConfig: JsonSchema = {
  type: 'object',
  properties: {
    ...{ file: text, hosts: { type: 'integer' }, skipped: { type: 'integer' }, included_by: text },
  },
  required: ['file', 'hosts', 'skipped', 'included_by'],
  additionalProperties: false,
};

const machineAddress: JsonSchema = {
  type: 'object',
  properties: { id: text, name: text, address: text, kind: { enum: [...addressKinds] } },
  required: ['id', 'name', 'address', 'kind'],
  additionalProperties: false,
};
/** The fields of a comparison. */
const comparedFields: JsonSchema = listOf({
  type: 'object',
  properties: {
    field: { type: 'string' },
    path: listOf({ type: 'string' }),
    differs: {
      type: ['boolean', 'null'],
      description: 'null for secrets, which are not compared',
    },
    values: { type: 'object', description: 'the values by the names of the targets' },
  },
  required: ['field', 'differs', 'values'],
  additionalProperties: false,
});

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
    [...known].flatMap(([name, one]) => (used.has(name) ? [[name, describeRow(one)]] : [])),
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
