import { formatFlagName, takesFile } from '../../catalog/flags.ts';
import type { Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { normalizeName } from '../../lib/text/names.ts';
import { formatSuggestion } from '../../lib/text/nearest.ts';
import type { InputValues } from '../targets/references.ts';
import { checkValue } from './check-value.ts';
import { readMembers } from './document.ts';
import { type FieldWords, findOtherField, isSameFieldWord, listFieldWords } from './field-words.ts';
import { createOtherVersion } from './other-version.ts';
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

/** The names a file may use for fields. If the flag of a field takes a path, only its API name. */
const listMemberWords = ({ fields }: WantedFields): FieldWords => {
  const fromFiles = listFieldWords(fields, takesFile);
  const open = listFieldWords(fields, (field) => !takesFile(field));
  const findApiName = (member: string): string | undefined => {
    const key = fromFiles.find(member);
    return key !== undefined && isSameFieldWord(key, member) ? key : undefined;
  };
  return {
    find: (member) => open.find(member) ?? findApiName(member),
    near: open.near,
    all: Object.keys(fields),
  };
};

/** Finds the field of each member. Throws one `UsageFailure` about all unknown members. */
const findMemberFields = (
  wanted: WantedFields,
  members: readonly string[],
): ReadonlyMap<string, readonly [string, Field]> => {
  const words = listMemberWords(wanted);
  const byMember = new Map<string, readonly [string, Field]>();
  for (const member of members) {
    const key = words.find(member);
    const field = key === undefined ? undefined : wanted.fields[key];
    if (key !== undefined && field) byMember.set(member, [key, field]);
  }
  const unmatched = members.filter((member) => !byMember.has(member));
  const [first, ...more] = unmatched;
  if (first === undefined) return byMember;
  for (const member of unmatched) {
    const other = findOtherField(wanted.otherFields ?? {}, member);
    if (other) throw createOtherVersion(`--from-file: ${member}`, other);
  }
  const near = more.length === 0 ? words.near(first).slice(0, 3) : [];
  throw new UsageFailure(`--from-file: these fields cannot be set: ${unmatched.join(', ')}`, {
    hint: formatSuggestion(near) ?? `available fields: ${words.all.join(', ')}`,
  });
};

const readFromFile = async (
  host: Host,
  wanted: WantedFields,
  path: string,
): Promise<InputValues> => {
  const members = await readMembers(host, path, '--from-file');
  const values: Record<string, unknown> = {};
  for (const [member, [key, field]] of findMemberFields(wanted, Object.keys(members))) {
    const value = members[member];
    if (key in values)
      throw new UsageFailure(`--from-file: ${member} and ${key} are the same field`);
    const whole = field.kind === 'refs' && typeof value === 'string' ? [value] : value;
    values[key] = await checkValue(field, whole, `--from-file: ${member}`);
  }
  return values;
};

const readFromFlags = async (
  host: Host,
  { fields }: WantedFields,
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
  ...(await readFromFlags(host, wanted, input.flags)),
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
  const values = await readFromFlags(host, wanted, flags);
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
