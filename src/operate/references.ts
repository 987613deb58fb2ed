import { resourceOf } from '../catalog/index.ts';
import type { Field, Fields, ListVerb, Resource } from '../catalog/vocabulary.ts';
import { TargetFailure } from '../failures.ts';
import { textOf } from './answers.ts';
import type { Directory } from './directory.ts';
import { pickOne, readExpression } from './match.ts';
import { named } from './targets.ts';

/** Values of fields by API name; references may still be names. */
export type Values = Readonly<Record<string, unknown>>;

const parentField = (resource: Resource): string | undefined =>
  Object.values(resource.verbs).find((verb): verb is ListVerb => verb.kind === 'list')?.within;

/**
 * Where to look for a thing that is listed under a parent: the id of the parent, learned from the
 * sibling reference the field names. A server plan is looked up at the provider of the account.
 */
const parentFor = async (
  directory: Directory,
  fields: Fields,
  field: Field,
  target: Resource,
  resolved: Values,
): Promise<string | undefined> => {
  const above = parentField(target);
  const sibling = field.within;
  if (!above || !sibling) return undefined;
  const value = resolved[sibling];
  if (typeof value !== 'string') return undefined;
  if (sibling === above) return value;
  const to = fields[sibling]?.to;
  if (!to) return undefined;
  const parent = textOf(await directory.item(resourceOf(to), value), above);
  return parent || undefined;
};

/** The id one word of a reference means. An id is taken as it is: the platform checks it. */
const idOf = async (
  directory: Directory,
  fields: Fields,
  field: Field,
  word: string,
  resolved: Values,
): Promise<string> => {
  const expression = readExpression(word);
  if (expression.reading === 'id' || !field.to) return expression.text;
  const target = resourceOf(field.to);
  const parent = await parentFor(directory, fields, field, target, resolved);
  const candidates = await named(directory, target, await directory.list(target, parent));
  const above = parentField(target);
  const to = above ? target.fields[above]?.to : undefined;
  const place = parent && to ? ` at ${await directory.nameOf(resourceOf(to), parent)}` : '';
  const id = textOf(pickOne(target, word, candidates, place).item, 'id');
  if (id) return id;
  throw new TargetFailure(`the platform lists ${target.title} ${word} without an id`);
};

const resolveField = async (
  directory: Directory,
  fields: Fields,
  field: Field,
  value: unknown,
  resolved: Values,
): Promise<unknown> => {
  if (value === null || value === '') return value;
  if (field.kind === 'ref' && typeof value === 'string') {
    return idOf(directory, fields, field, value, resolved);
  }
  if (field.kind === 'refs' && Array.isArray(value)) {
    const words: readonly unknown[] = value;
    return Promise.all(words.map((word) => idOf(directory, fields, field, String(word), resolved)));
  }
  return value;
};

/**
 * The values with every reference as an id. References that stand on their own are resolved
 * together, those looked up within another one after it. Throws `TargetFailure`.
 */
export const resolveReferences = async (
  directory: Directory,
  fields: Fields,
  values: Values,
): Promise<Values> => {
  const keys = Object.keys(values);
  const isInner = (key: string): boolean => fields[key]?.within !== undefined;
  let resolved: Values = {};
  for (const group of [keys.filter((key) => !isInner(key)), keys.filter(isInner)]) {
    const so = resolved;
    const entries = await Promise.all(
      group.map(async (key) => {
        const field = fields[key];
        const value = values[key];
        return [key, field ? await resolveField(directory, fields, field, value, so) : value];
      }),
    );
    resolved = { ...resolved, ...Object.fromEntries(entries) };
  }
  return resolved;
};
