import { flagOf, otherFlagsOf } from '../catalog/flags.ts';
import type { Field, Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import type { Host } from '../host.ts';
import { nearest } from '../nearest.ts';
import { readMembers } from './input.ts';
import type { Values } from './references.ts';
import { checkValue, type Given, readGiven } from './values.ts';

/** What a create or update was given: flags by field name, and a file. */
export interface BodyInput {
  readonly flags: Readonly<Record<string, Given>>;
  readonly fromFile: string | undefined;
}

const fieldOf = (resource: Resource, key: string): Field => {
  const field = resource.fields[key];
  if (!field) throw new Error(`${resource.noun} has no field ${key}`);
  return field;
};

/** The field a member of a file means, by any spelling the command line takes as well. */
const memberField = (resource: Resource, keys: readonly string[], member: string): string => {
  const key = keys.find((name) => {
    const field = fieldOf(resource, name);
    // The flag of a secret names a file, which a member does not.
    const flag = field.secret ? [] : [flagOf(name, field)];
    return [name, ...flag, ...otherFlagsOf(name, field)].includes(member);
  });
  if (key) return key;
  const near = nearest(member, keys);
  throw new UsageFailure(`--from-file: ${resource.title} takes no ${member} here`, {
    hint: near.length > 0 ? `did you mean ${near.join(', ')}?` : `it takes ${keys.join(', ')}`,
  });
};

const fromFile = async (
  host: Host,
  resource: Resource,
  keys: readonly string[],
  path: string,
): Promise<Values> => {
  const members = await readMembers(host, path, '--from-file');
  const values: Record<string, unknown> = {};
  for (const [member, value] of Object.entries(members)) {
    const key = memberField(resource, keys, member);
    const field = fieldOf(resource, key);
    const whole = field.kind === 'refs' && typeof value === 'string' ? [value] : value;
    checkValue(field, whole, `--from-file: ${member}`);
    values[key] = whole;
  }
  return values;
};

const fromFlags = async (
  host: Host,
  resource: Resource,
  flags: BodyInput['flags'],
): Promise<Values> => {
  const values: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(flags)) {
    values[key] = await readGiven(host, key, fieldOf(resource, key), given);
  }
  return values;
};

/** The values flags and file give together; flags win. References may still be names. */
export const readValues = async (
  host: Host,
  resource: Resource,
  keys: readonly string[],
  input: BodyInput,
): Promise<Values> => ({
  ...(input.fromFile === undefined ? {} : await fromFile(host, resource, keys, input.fromFile)),
  ...(await fromFlags(host, resource, input.flags)),
});

/** Throws a `UsageFailure` that names every flag that is missing. */
export const demand = (
  resource: Resource,
  verb: string,
  needs: readonly string[],
  values: Values,
): void => {
  const missing = needs.filter((key) => values[key] === undefined || values[key] === '');
  if (missing.length === 0) return;
  const flags = missing.map((key) => `--${flagOf(key, fieldOf(resource, key))}`);
  throw new UsageFailure(`${verb} needs ${flags.join(', ')}`, {
    code: 'missing_flag',
    hint: `see "imco ${resource.noun} ${verb} --help"`,
  });
};

/** The JSON body: a single reference goes under the older field where that is better witnessed. */
export const bodyOf = (resource: Resource, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const single = resource.fields[key]?.single;
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      return single && list.length === 1 ? [single, list[0]] : [key, value];
    }),
  );
