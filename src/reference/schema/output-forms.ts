/** The forms of output that are not rows: outcomes, dry runs, and what single verbs print. */
import { addressKinds } from '../../catalog/rules/machines.ts';
import type { JsonSchema } from './row-schema.ts';

/** A list. */
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

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
export const describeOutcome = (result: JsonSchema): JsonSchema => ({
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

/** What a dry run prints: the requests, and the refusals of targets. */
export const plannedRequests: JsonSchema = listOf({
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
export const commandLine: JsonSchema = {
  type: 'object',
  properties: { id: text, name: text, command: listOf(text), line: text },
  required: ['id', 'name', 'command', 'line'],
  additionalProperties: false,
};

/** A host of `ssh-config`, or a skipped machine. */
export const sshHost: JsonSchema = {
  type: 'object',
  properties: {
    ...{ id: text, name: text, hosts: listOf(text), address: text, user: textOrNull },
    ...{ identity_file: textOrNull, known_hosts_file: textOrNull, skipped: textOrNull },
  },
  required: ['id', 'name', 'hosts', 'skipped'],
  additionalProperties: false,
};

/** What `ssh-config --install` has written. */
export const installedConfig: JsonSchema = {
  type: 'object',
  properties: {
    ...{ file: text, hosts: { type: 'integer' }, skipped: { type: 'integer' }, included_by: text },
  },
  required: ['file', 'hosts', 'skipped', 'included_by'],
  additionalProperties: false,
};

export const machineAddress: JsonSchema = {
  type: 'object',
  properties: { id: text, name: text, address: text, kind: { enum: [...addressKinds] } },
  required: ['id', 'name', 'address', 'kind'],
  additionalProperties: false,
};
/** The fields of a comparison. */
export const comparedFields: JsonSchema = listOf({
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
