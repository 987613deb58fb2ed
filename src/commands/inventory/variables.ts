/** The variables of hosts in an inventory. */
import { requireMachine } from '../../catalog/rules/machines.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { findIds, type Names } from '../../operate/targets/names.ts';
import type { Item } from '../../output/document.ts';

/** How much is said of a host: ids, addresses and states, or all fields. */
export type VariableExtent = 'few' | 'all';

/** What begins the name of each variable, so that none changes how Ansible works. */
const prefix = 'imco_';

/** Fields that are variables. JSON is left out: it may hold passwords. */
export const listVariableFields = (
  resource: Resource,
  extent: VariableExtent,
): readonly string[] => {
  const { addresses } = requireMachine(resource);
  const few = ['id', resource.stateField, ...Object.values(addresses)];
  if (extent === 'few') return few;
  const isOpen = ([, field]: readonly [string, Field]): boolean =>
    !field.secret && field.kind !== 'json' && !field.deprecated;
  const others = Object.entries(resource.fields)
    .filter(isOpen)
    .map(([key]) => key);
  return [...new Set([...few, ...others])];
};

/** The names behind the ids of a reference, and the name of their variable: `imco_labels`. */
const nameReference = (
  key: string,
  { kind }: Field,
  item: Item,
  names: Names,
): readonly (readonly [string, unknown])[] => {
  const found = findIds(item[key]).map((id) => names.get(id)?.name ?? id);
  if (kind === 'ref') return [[key.replace(/_id$/, ''), found[0] ?? null]];
  return kind === 'refs' ? [[key.replace(/_ids$/, 's'), found]] : [];
};

/** Whether Ansible would run a text as a template. */
export const isTemplate = (text: string): boolean => /\{[{%#]/.test(text);

const isUnsafe = (value: unknown): boolean =>
  typeof value === 'string'
    ? isTemplate(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(isUnsafe);

/** The variables of a host, and how many values were left out. */
export interface Variables {
  readonly values: Readonly<Record<string, unknown>>;
  readonly omitted: number;
}

/** The variables of a machine. Values that Ansible would run as templates are left out. */
export const createVariables = (
  resource: Resource,
  item: Item,
  { keys, names }: { readonly keys: readonly string[]; readonly names: Names },
): Variables => {
  const all = keys.flatMap((key): readonly (readonly [string, unknown])[] => {
    const field = resource.fields[key];
    const own = [key, item[key] ?? null] as const;
    return field?.to ? [own, ...nameReference(key, field, item, names)] : [own];
  });
  const safe = all.filter(([, value]) => !isUnsafe(value));
  return {
    values: Object.fromEntries(safe.map(([key, value]) => [`${prefix}${key}`, value])),
    omitted: all.length - safe.length,
  };
};
