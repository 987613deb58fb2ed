/** The groups of an inventory: machines by label, template, provider and state. */

import { requireMachine } from '../../catalog/rules/machines.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Session } from '../../operate/session.ts';
import { findIds } from '../../operate/targets/names.ts';
import type { Item } from '../../output/document.ts';

/** A group as a person knows it, such as the label `web 1`. */
interface GroupSource {
  readonly prefix: string;
  readonly value: string;
}

/** The name of a group: letters, digits and underscores. */
export const formatGroupName = ({ prefix, value }: GroupSource): string =>
  `${prefix}_${value.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;

/** The rows of a resource, by id. */
type RowIndex = (resource: Resource) => Promise<ReadonlyMap<string, Item>>;

/** Reads and indexes each list once. */
const createRowIndex = ({ cache }: Pick<Session, 'cache'>): RowIndex => {
  const indexes = new Map<Resource, Promise<ReadonlyMap<string, Item>>>();
  const read = async (resource: Resource): Promise<ReadonlyMap<string, Item>> =>
    new Map((await cache.list(resource)).map((row) => [String(row.id), row]));
  return (resource) => {
    const index = indexes.get(resource) ?? read(resource);
    indexes.set(resource, index);
    return index;
  };
};

/** What references are followed with. */
interface Lookup {
  readonly catalog: Session['cache']['catalog'];
  readonly index: RowIndex;
}

/**
 * The values at the end of a path of references. Each list is read once, and a list that cannot be
 * read is a failure: a group with missing hosts would be worse than none.
 */
const readValues = async (
  lookup: Lookup,
  resource: Resource,
  [key = '', ...further]: readonly string[],
  items: readonly Item[],
): Promise<readonly string[]> => {
  const ids = items.flatMap((item) => findIds(item[key]));
  const to = resource.fields[key]?.to;
  if (to === undefined) return ids;
  const referred = lookup.catalog.find(to);
  const index = await lookup.index(referred);
  const rows = [...new Set(ids)].map((id) => index.get(id)).filter((row) => row !== undefined);
  if (further.length > 0) return readValues(lookup, referred, further, rows);
  return rows.map((row) => readNameField(referred, row)).filter((name) => name !== '');
};

/** Group names by machine, and what shares a name without being the same. */
export interface Groups {
  /** The groups of a machine, by its id. */
  readonly of: ReadonlyMap<string, readonly string[]>;
  /** Warnings about names that were made alike. */
  readonly collisions: readonly string[];
}

const describeCollision = (name: string, sources: readonly GroupSource[]): string => {
  const [{ prefix } = { prefix: '' }] = sources;
  const values = sources.map(({ value }) => JSON.stringify(value)).join(', ');
  return `the group ${name} holds the hosts of several: ${prefix} ${values}`;
};

/** Groups machines by the paths of their resource. */
export const groupMachines = async (
  session: Pick<Session, 'cache'>,
  resource: Resource,
  items: readonly Item[],
): Promise<Groups> => {
  const { groups } = requireMachine(resource);
  const lookup = { catalog: session.cache.catalog, index: createRowIndex(session) };
  const sources = new Map<string, Map<string, GroupSource>>();
  const of = new Map<string, readonly string[]>();
  for (const item of items) {
    const found: GroupSource[] = [];
    for (const [prefix, path] of Object.entries(groups)) {
      const values = await readValues(lookup, resource, path, [item]);
      found.push(...values.map((value) => ({ prefix, value })));
    }
    for (const source of found) {
      const name = formatGroupName(source);
      const known = sources.get(name) ?? new Map<string, GroupSource>();
      sources.set(name, known.set(source.value, source));
    }
    of.set(String(item.id), [...new Set(found.map(formatGroupName))]);
  }
  const shared = [...sources].filter(([, from]) => from.size > 1);
  return {
    of,
    collisions: shared.map(([name, from]) => describeCollision(name, [...from.values()])),
  };
};
