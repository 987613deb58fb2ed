/** What the catalog says of a field and the contract of a property, in words that compare. */
import type { Field } from '../../src/catalog/vocabulary.ts';
import { type ContractDocument, type Schema, schemaBehind } from './document.ts';

/** What a value looks like on the wire. */
type Form =
  | 'id'
  | 'ids'
  | 'text'
  | 'texts'
  | 'word'
  | 'address'
  | 'network'
  | 'networks'
  | 'time'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'json';

/** Facts of a value that both sides know, wherever it is sent or answered. */
interface ValueFacts {
  readonly form: Form;
  /** The words it can be; undefined for any. */
  readonly words: readonly unknown[] | undefined;
  readonly pattern: string | undefined;
  readonly least: number | undefined;
  readonly most: number | undefined;
  readonly secret: boolean;
}

/** Facts of a member of an answer. */
export interface MemberFacts extends ValueFacts {
  readonly always: boolean;
  readonly nullable: boolean;
  readonly deprecated: boolean;
  readonly passing: readonly string[];
  readonly failed: readonly string[];
}

const textForms = {
  ip: 'address',
  cidr: 'network',
  'ssh-public-key': 'text',
  'ssh-private-key': 'text',
  certificate: 'text',
  certificates: 'text',
  'private-key': 'text',
} as const;

const formOfField = ({ kind, format, values, assumed, inText }: Field): Form => {
  // On the wire a document in a text is a text.
  if (inText) return 'text';
  switch (kind) {
    case 'ref':
      return 'id';
    case 'refs':
      return 'ids';
    case 'choice':
    case 'state':
      return values && !assumed ? 'word' : 'text';
    case 'text':
      return format ? textForms[format] : 'text';
    case 'texts':
      return format === 'cidr' ? 'networks' : 'texts';
    default:
      return kind;
  }
};

/** The facts of a field, wherever it stands. */
export const valueFactsOfField = (field: Field): ValueFacts => ({
  form: formOfField(field),
  words: field.assumed ? undefined : field.values,
  pattern: field.pattern?.test.source,
  least: field.min,
  most: field.max,
  secret: field.secret ?? false,
});

/** The facts of a field that is answered. */
export const memberFactsOfField = (field: Field): MemberFacts => ({
  ...valueFactsOfField(field),
  always: field.always ?? false,
  nullable: field.nullable ?? false,
  deprecated: field.deprecated !== undefined,
  // Nothing is written of states that are assumed.
  passing: field.assumed ? [] : (field.passing ?? []),
  failed: field.assumed ? [] : (field.failed ?? []),
});

const idPattern = '^[0-9a-f]{24}$';

const typesOf = ({ type = [] }: Schema): readonly string[] =>
  typeof type === 'string' ? [type] : type;

const formOfText = ({ pattern, format, enum: words }: Schema): Form => {
  if (words) return 'word';
  if (pattern === idPattern) return 'id';
  if (format === 'ipv4') return 'address';
  if (format === 'cidr') return 'network';
  return format === 'date-time' ? 'time' : 'text';
};

const formOfList = (document: ContractDocument, { items = {} }: Schema): Form => {
  const item = schemaBehind(document, items);
  if (!typesOf(item).includes('string')) return 'json';
  if (item.format === 'cidr') return 'networks';
  return item.pattern === idPattern ? 'ids' : 'texts';
};

const formOfSchema = (document: ContractDocument, schema: Schema): Form => {
  const types = typesOf(schema).filter((name) => name !== 'null');
  // Only a free-form field can be of several types.
  const type = types.length === 1 ? types[0] : undefined;
  switch (type) {
    case 'string':
      return formOfText(schema);
    case 'array':
      return formOfList(document, schema);
    case 'integer':
    case 'number':
    case 'boolean':
      return type;
    default:
      return 'json';
  }
};

/** The facts of a property, wherever it stands. */
export const valueFactsOfProperty = (document: ContractDocument, property: Schema): ValueFacts => {
  const schema = schemaBehind(document, property);
  return {
    form: formOfSchema(document, schema),
    words: schema.enum?.filter((word) => word !== null),
    pattern: schema.pattern === idPattern ? undefined : schema.pattern,
    least: schema.minimum,
    most: schema.maximum,
    secret: schema['x-secret'] ?? false,
  };
};

/** The facts of the property `name` of what is answered as `owner`. */
export const memberFactsOfProperty = (
  document: ContractDocument,
  owner: Schema,
  name: string,
): MemberFacts => {
  const property = owner.properties?.[name];
  if (!property) throw new Error(`the contract has no property ${name} there`);
  const schema = schemaBehind(document, property);
  return {
    ...valueFactsOfProperty(document, property),
    always: owner.required?.includes(name) ?? false,
    nullable: typesOf(schema).includes('null'),
    deprecated: schema.deprecated ?? false,
    passing: schema['x-transitional'] ?? [],
    failed: schema['x-failed'] ?? [],
  };
};
