import type { Field, Fields } from './fields.ts';
import { catalog } from './index.ts';
import type { Verb } from './verb-forms.ts';

const listSecrets = (fields: Fields): readonly (readonly [string, Field])[] =>
  Object.entries(fields).filter(([, field]) => field.secret);

const listSent = (verb: Verb): Fields => ('sends' in verb && verb.sends ? verb.sends : {});

/** All secret fields of all resources and verbs: the platform may also send them with others. */
export const secretFields: Fields = Object.fromEntries(
  catalog.flatMap(({ fields, verbs }) => [
    ...listSecrets(fields),
    ...Object.values(verbs).flatMap((verb) => listSecrets(listSent(verb))),
  ]),
);

/** The names of these fields. */
export const secretFieldNames: ReadonlySet<string> = new Set(Object.keys(secretFields));

/** Members that are secret in another resource, but ordinary ones among these fields. */
export const listOpenMembers = (fields: Fields): readonly string[] =>
  Object.keys(fields).filter((name) => secretFieldNames.has(name) && !fields[name]?.secret);

/** Whether members of this name are secret in any resource. */
export const isSecretField = (name: string): boolean => secretFieldNames.has(name);

/**
 * Whether a member is such a secret. A list is not, where the secret is an object: the inputs that a
 * template asks for have the name of those that a deployment is given.
 */
export const isSecretMember = (name: string, value: unknown): boolean =>
  isSecretField(name) && !(secretFields[name]?.object && Array.isArray(value));
