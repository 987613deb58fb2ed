import type { Field, Fields } from '../../catalog/fields.ts';
import type { Resource } from '../../catalog/resource.ts';

/** The members of a JSON object. */
export type InputMembers = Readonly<Record<string, unknown>>;

/** A row of any resource: members by API name. */
export type StoredItem = Record<string, unknown> & { id: string };

/** The `resource_type` where it does not follow from the title. */
const unusualTypes: Readonly<Record<string, string>> = {
  'blueprint template-scripts': 'script_characterization',
  'audit system-events': 'event',
};

/** The `resource_type` of a resource: `ssh_profile` for `cloud ssh-profiles`. */
export const formatResourceType = (resource: Resource): string =>
  resource.labelable ??
  unusualTypes[resource.noun] ??
  resource.title.toLowerCase().replaceAll(/[ -]/g, '_');

/** The value of a member that was not given; undefined if the member is omitted. */
const createEmptyValue = (field: Field): unknown => {
  if (field.nullable) return null;
  switch (field.kind) {
    case 'refs':
    case 'texts':
      return [];
    case 'boolean':
      return false;
    default:
      return undefined;
  }
};

/** Older fields that contain the first of several references, by the newer field. */
const listOlderNames = (fields: Fields): Map<string, string> =>
  new Map(
    Object.entries(fields).flatMap(([name, field]) => (field.single ? [[field.single, name]] : [])),
  );

/** Keeps `ssh_profile_id` the first of `ssh_profile_ids`, whatever changed. */
export const alignSingles = (resource: Resource, item: StoredItem): void => {
  for (const [older, newer] of listOlderNames(resource.fields)) {
    const ids = item[newer];
    if (Array.isArray(ids)) item[older] = ids[0] ?? null;
  }
};

/**
 * A complete row as the platform returns it, members in the order of the catalog: the given
 * values, with null, false and empty lists for the rest. Withdrawn members are omitted.
 */
export const createRowFrom = (resource: Resource, values: StoredItem): StoredItem => {
  const older = listOlderNames(resource.fields);
  const members = Object.entries(resource.fields).flatMap(([name, field]): [string, unknown][] => {
    if (field.inputOnly || (field.derive && values[name] === undefined)) return [];
    if (name === 'resource_type') return [[name, values[name] ?? formatResourceType(resource)]];
    if (field.deprecated && !older.has(name) && values[name] === undefined) return [];
    const value = values[name] === undefined ? createEmptyValue(field) : values[name];
    return value === undefined ? [] : [[name, value]];
  });
  const item: StoredItem = { ...Object.fromEntries(members), id: values.id };
  alignSingles(resource, item);
  return item;
};
