/** Values that a schema allows, and the flags that give them to imco. */
import assert from 'node:assert/strict';
import { formatFlagName } from '../../src/catalog/flags.ts';
import type { Field } from '../../src/catalog/vocabulary.ts';
import { secretMask } from '../../src/operate/rows/secrets.ts';
import { publicLine } from '../support/ssh-keys.ts';
import type { Bench } from './bench.ts';
import { type ContractDocument, type Schema, schemaBehind } from './document.ts';
import { idOf, namesOf, rowOf } from './things.ts';

/** Words of a command line, and what the body then holds. */
export interface Sample {
  readonly words: readonly string[];
  readonly stdin?: string;
  /** As a dry run shows it: a secret is masked. */
  readonly value: unknown;
  /** What --from-file has for it, if that is not what is shown. */
  readonly given?: unknown;
}

/** A member of a body: its name and what the contract and the catalog say of it. */
export interface Member {
  readonly name: string;
  readonly schema: Schema;
  readonly field: Field;
  /** Name of that field, which is another where one of several references is sent. */
  readonly key: string;
}

/** Texts of a form that no schema tells. */
const formed: Readonly<Record<string, string>> = {
  source: 'any',
  version: '~> 4.2.0',
  public_key: publicLine,
};

const formats: Readonly<Record<string, string>> = { ipv4: '203.0.113.9', cidr: '10.9.0.0/16' };

const textFor = (name: string, { enum: words, format = '' }: Schema): string =>
  String(words?.[0] ?? formats[format] ?? formed[name] ?? 'sample-text');

const numberFor = ({ minimum = 0, maximum = Number.POSITIVE_INFINITY }: Schema): number =>
  Math.min(minimum + 1, maximum);

/** A value a schema allows. An object has what it needs, or the first it may have. */
const valueFor = (document: ContractDocument, name: string, schema: Schema): unknown => {
  const written = schemaBehind(document, schema);
  const { type, items = {}, minItems = 1, properties, required, additionalProperties } = written;
  switch (type) {
    case 'integer':
    case 'number':
      return numberFor(written);
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: minItems }, () => valueFor(document, name, items));
    case 'object': {
      const names = required ?? Object.keys(properties ?? {}).slice(0, 1);
      const held = names.map((key) => [key, valueFor(document, key, properties?.[key] ?? {})]);
      const rest = typeof additionalProperties === 'object' ? additionalProperties : {};
      const free = additionalProperties ? [['sample-key', valueFor(document, '', rest)]] : [];
      return Object.fromEntries([...held, ...free]);
    }
    default:
      return textFor(name, written);
  }
};

/** A text for every key that the thing wants, which stands for the sibling that lists them. */
const keyedValue = async (
  bench: Bench,
  { ref, field }: NonNullable<Field['keyedBy']>,
  siblings: Readonly<Record<string, Field>>,
): Promise<unknown> => {
  const noun = siblings[ref]?.to ?? '';
  const keys: unknown = (await rowOf(bench, noun, namesOf(noun)[0]))[field];
  return Object.fromEntries((Array.isArray(keys) ? keys : []).map((key) => [key, 'sample-text']));
};

/** A text for every parameter that the thing declares, which stands for the sibling. */
const declaredValue = async (
  bench: Bench,
  { ref, field }: NonNullable<Field['declaredBy']>,
  siblings: Readonly<Record<string, Field>>,
): Promise<unknown> => {
  const noun = siblings[ref]?.to ?? '';
  const declared: unknown = (await rowOf(bench, noun, namesOf(noun)[0]))[field];
  return Object.fromEntries(Object.keys(declared ?? {}).map((key) => [key, 'sample-text']));
};

const sampleValue = async (
  bench: Bench,
  document: ContractDocument,
  { name, schema, field }: Member,
  siblings: Readonly<Record<string, Field>>,
): Promise<unknown> => {
  if (field.inText) return '{"sample-key":"sample-text"}';
  if (field.keyedBy) return keyedValue(bench, field.keyedBy, siblings);
  if (field.declaredBy) return declaredValue(bench, field.declaredBy, siblings);
  return valueFor(document, name, schema);
};

const referenceSample = async (
  bench: Bench,
  flag: string,
  { name, field }: Member,
): Promise<Sample> => {
  const noun = field.to ?? '';
  const isOne = field.kind === 'ref' || field.single === name;
  const names = isOne ? namesOf(noun).slice(0, 1) : namesOf(noun);
  const ids = await Promise.all(names.map((one) => idOf(bench, noun, one)));
  return { words: names.flatMap((one) => [flag, one]), value: isOne ? ids[0] : ids };
};

/**
 * What gives a member a value the contract allows. `siblings` are the fields beside it, for values
 * that depend on one of them.
 */
export const sampleFor = async (
  bench: Bench,
  document: ContractDocument,
  member: Member,
  siblings: Readonly<Record<string, Field>>,
): Promise<Sample> => {
  const { field, key } = member;
  const flag = `--${formatFlagName(key, field)}`;
  if (field.to !== undefined) return referenceSample(bench, flag, member);
  const value = await sampleValue(bench, document, member, siblings);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (field.secret) return { words: [flag, '-'], stdin: text, value: secretMask };
  if (field.kind === 'boolean') return { words: [flag], value };
  if (field.kind === 'texts') return { words: [flag, String(value)], value };
  return { words: [flag, text], value };
};

/** A value in which the names that members hold are the ids of what is called so. */
const withIds = async (
  bench: Bench,
  value: unknown,
  refersBy: Readonly<Record<string, string>>,
): Promise<unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).map(async ([key, held]: [string, unknown]) => {
    const noun = refersBy[key];
    return [
      key,
      noun ? await idOf(bench, noun, String(held)) : await withIds(bench, held, refersBy),
    ];
  });
  return Object.fromEntries(await Promise.all(members));
};

/** What gives a member the value its notation has as an example. Fails where it has no notation. */
export const notedSample = async (bench: Bench, { field, key }: Member): Promise<Sample> => {
  const { notation, refersBy = {} } = field;
  const sample = field.sample ?? notation?.sample ?? '';
  const reading = await notation?.read([sample]);
  assert.ok(notation && reading && 'value' in reading, key);
  const value = await withIds(bench, reading.value, refersBy);
  return { words: [`--${formatFlagName(key, field)}`, sample], value };
};
