import { formatFlagName } from '../../catalog/flags.ts';
import type { Fields, Resource } from '../../catalog/vocabulary.ts';
import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { normalizeName } from '../../lib/text/names.ts';
import { checkMembers, refuseMask, sortMembers } from '../documents/members.ts';
import type { InputValues } from '../targets/references.ts';
import { readMembers } from './document.ts';
import { type GivenValue, readGivenValue } from './values.ts';

/** The fields a request body may have, by API name. */
export interface WantedFields {
  readonly fields: Fields;
  readonly needs: readonly string[];
  /** Fields that it may have in other versions of the API only. */
  readonly otherFields?: Fields | undefined;
  /** Words of the command after `imco`. */
  readonly command: string;
}

/** The input of a create or update: flags by field name, and a file. */
export interface BodyInput {
  readonly flags: Readonly<Record<string, GivenValue>>;
  readonly fromFile: string | undefined;
}

/** The fields of a resource with these names. */
export const requireSomeFields = (fields: Fields, keys: readonly string[]): Fields =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const field = fields[key];
      return field ? [[key, field]] : [];
    }),
  );

const readFromFile = async (
  host: Host,
  { fields, otherFields }: WantedFields,
  path: string,
): Promise<InputValues> => {
  const label = '--from-file';
  const members = await readMembers(host, path, label);
  const sorted = sortMembers({ label, fields, otherFields }, members);
  for (const masked of sorted.ignored.values()) refuseMask(label, masked);
  return checkMembers(fields, sorted);
};

/** The values of flags. References may still be names. */
export const readFlagValues = async (
  host: Host,
  { fields }: Pick<WantedFields, 'fields'>,
  flags: BodyInput['flags'],
): Promise<InputValues> => {
  const values: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(flags)) {
    const field = fields[key];
    if (field) values[key] = await readGivenValue(host, key, field, given);
  }
  return values;
};

/** The values of flags and file combined; flags win. References may still be names. */
export const readValues = async (
  host: Host,
  wanted: WantedFields,
  input: BodyInput,
): Promise<InputValues> => ({
  ...(input.fromFile === undefined ? {} : await readFromFile(host, wanted, input.fromFile)),
  ...(await readFlagValues(host, wanted, input.flags)),
});

/** The values with a normalized name, so that no two names look the same. */
export const withNameForm = (
  { namedBy }: Pick<Resource, 'namedBy'>,
  values: InputValues,
): InputValues => {
  const name = values[namedBy];
  return typeof name === 'string' ? { ...values, [namedBy]: normalizeName(name) } : values;
};

/** Required fields without a value. */
export const findMissing = ({ needs }: WantedFields, values: InputValues): readonly string[] =>
  needs.filter((key) => values[key] === undefined || values[key] === '');

/** Throws a `UsageFailure` that names every missing flag. */
export const requireFields = (wanted: WantedFields, values: InputValues): void => {
  const missing = findMissing(wanted, values);
  if (missing.length === 0) return;
  const flags = missing.flatMap((key) => {
    const field = wanted.fields[key];
    return field ? [`--${formatFlagName(key, field)}`] : [];
  });
  const verb = wanted.command.split(' ').at(-1);
  throw new UsageFailure(`${verb} needs ${flags.join(', ')}`, {
    code: 'missing_flag',
    hint: `see "imco ${wanted.command} --help"`,
  });
};

/** The values of flags. Throws a `UsageFailure` if a required one is missing. */
export const readAllInput = async (
  host: Host,
  wanted: WantedFields,
  flags: BodyInput['flags'],
): Promise<InputValues> => {
  const values = await readFlagValues(host, wanted, flags);
  requireFields(wanted, values);
  return values;
};

/** The JSON body. A single reference uses the older singular field where that is better proven. */
export const buildBody = (fields: Fields, values: InputValues): InputValues =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const single = fields[key]?.single;
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      return single && list.length === 1 ? [single, list[0]] : [key, value];
    }),
  );
