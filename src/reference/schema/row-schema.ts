/** The schema of a row of a resource: its fields, as the catalog describes them. */
import { findListVerb } from '../../catalog/paths.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';

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
export const createRowSchema = (resource: Resource): JsonSchema => {
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
