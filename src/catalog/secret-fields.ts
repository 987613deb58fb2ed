import type { Fields } from './fields.ts';
import { catalog } from './index.ts';

/** All secret fields of all resources: the platform may also send them with other resources. */
export const secretFields: Fields = Object.fromEntries(
  catalog.flatMap(({ fields }) => Object.entries(fields).filter(([, field]) => field.secret)),
);

/** The names of these fields. */
export const secretFieldNames: ReadonlySet<string> = new Set(Object.keys(secretFields));

/** Members that are secret in another resource, but ordinary ones among these fields. */
export const listOpenMembers = (fields: Fields): readonly string[] =>
  Object.keys(fields).filter((name) => secretFieldNames.has(name) && !fields[name]?.secret);

/** Whether members of this name are secret in any resource. */
export const isSecretField = (name: string): boolean => secretFieldNames.has(name);
