/** The members of a document: which are sent, which name parents, and which only the platform sets. */
import { takesFile } from '../../catalog/flags.ts';
import type { Fields } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { formatSuggestion } from '../../lib/text/nearest.ts';
import { checkValue } from '../input/check-value.ts';
import {
  type FieldWords,
  findOtherField,
  isSameFieldWord,
  listFieldWords,
} from '../input/field-words.ts';
import { createOtherVersion } from '../input/other-version.ts';
import { secretMask } from '../rows/secrets.ts';
import type { InputValues } from '../targets/references.ts';
import { expandedMember } from './expanded-member.ts';
import { isCopied } from './settable.ts';

/** A document as it was parsed. */
export type Members = Readonly<Record<string, unknown>>;

/** What a document may contain. */
export interface DocumentFields {
  /** What failures call the document: `--from-file`. */
  readonly label: string;
  /** The fields that are sent. */
  readonly fields: Fields;
  /** Fields that are sent in other versions of the API only. */
  readonly otherFields?: Fields | undefined;
  /** The parents in the path, which flags name as well. */
  readonly parents?: Fields;
  /** All fields of a row: those that are not sent are ignored, as `show` prints them. */
  readonly known?: Fields;
}

/** A member as the document calls it. */
export interface Member {
  readonly word: string;
  readonly value: unknown;
}

/** The members of a document, by the API names of their fields. */
export interface SortedMembers {
  readonly label: string;
  readonly sent: ReadonlyMap<string, Member>;
  readonly parents: ReadonlyMap<string, Member>;
  /** Known fields that the verb does not send, and secrets that were masked when they were printed. */
  readonly ignored: ReadonlyMap<string, Member>;
  /** It was printed by `show`: what is empty in it is what the row lacks. */
  readonly isRow: boolean;
}

/** The names a document may use for fields. If the flag of a field takes a path, only its API name. */
const listMemberWords = (fields: Fields): FieldWords => {
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

/** Throws one `UsageFailure` about all unknown members. */
const refuseUnknown = (
  { label, otherFields = {} }: DocumentFields,
  words: FieldWords,
  unknown: readonly string[],
): void => {
  const [first, ...more] = unknown;
  if (first === undefined) return;
  for (const member of unknown) {
    const other = findOtherField(otherFields, member);
    if (other) throw createOtherVersion(`${label}: ${member}`, other);
  }
  const near = more.length === 0 ? words.near(first).slice(0, 3) : [];
  throw new UsageFailure(`${label}: these fields cannot be set: ${unknown.join(', ')}`, {
    hint: formatSuggestion(near) ?? `available fields: ${words.all.join(', ')}`,
  });
};

/** Whether a value is the older form of a list with one reference, or none. */
const isOnlyOf = (list: unknown, value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(list) && list.includes(value));

/**
 * One of two members of the same field. A row has an older member beside the list that replaced it.
 */
const chooseMember = (
  { label, fields }: DocumentFields,
  key: string,
  [one, other]: readonly [Member, Member],
): Member => {
  const single = fields[key]?.single;
  const isOlder = ({ word }: Member): boolean =>
    single !== undefined && isSameFieldWord(word, single);
  if (isOlder(one) && isOnlyOf(other.value, one.value)) return other;
  if (isOlder(other) && isOnlyOf(one.value, other.value)) return one;
  throw new UsageFailure(`${label}: ${other.word} and ${one.word} are the same field`);
};

/** Whether a secret was masked when it was printed. */
const isMaskedSecret = (value: unknown): boolean =>
  value === secretMask ||
  (isJsonObject(value) &&
    Object.keys(value).length > 0 &&
    Object.values(value).every((held) => held === secretMask));

/**
 * Sorts the members of a document. Throws a `UsageFailure` about those that are not fields of the
 * resource.
 */
export const sortMembers = (document: DocumentFields, members: Members): SortedMembers => {
  const { label, fields, otherFields = {}, parents: above = {}, known = {} } = document;
  const words = listMemberWords(fields);
  const parentWords = listFieldWords(above);
  const knownWords = listFieldWords(known);
  const sent = new Map<string, Member>();
  const parents = new Map<string, Member>();
  const ignored = new Map<string, Member>();
  const unknown: string[] = [];
  for (const [word, value] of Object.entries(members)) {
    const member = { word, value };
    const key = words.find(word);
    const other = parentWords.find(word) ?? knownWords.find(word);
    if (key !== undefined && fields[key]?.secret && isMaskedSecret(value)) {
      ignored.set(key, member);
    } else if (key !== undefined) {
      const before = sent.get(key);
      sent.set(key, before ? chooseMember(document, key, [before, member]) : member);
    } else if (other !== undefined && findOtherField(otherFields, word) === undefined) {
      (above[other] ? parents : ignored).set(other, member);
    } else if (known.id && word === expandedMember) {
      ignored.set(word, member);
    } else {
      unknown.push(word);
    }
  }
  refuseUnknown(document, words, unknown);
  return { label, sent, parents, ignored, isRow: ignored.size > 0 };
};

/** The path of the first masked secret inside a value; undefined for none. */
export const findMask = (value: unknown, path: string): string | undefined => {
  if (value === secretMask) return path;
  if (Array.isArray(value)) {
    return value.map((part, at) => findMask(part, `${path}[${at}]`)).find((found) => found);
  }
  if (!isJsonObject(value)) return undefined;
  return Object.entries(value)
    .map(([key, held]) => findMask(held, `${path}.${key}`))
    .find((found) => found);
};

/** Throws a `UsageFailure` if a member has a secret that was masked when it was printed. */
export const refuseMask = (label: string, { word, value }: Member): void => {
  const masked = findMask(value, word);
  if (masked === undefined) return;
  throw new UsageFailure(`${label}: ${masked} is a secret that was masked when it was printed`, {
    code: 'masked_secret',
    hint: 'replace the mask with the value, or delete the line',
  });
};

/** What is checked of a document. */
export interface CheckedMembers extends Pick<SortedMembers, 'label'> {
  readonly sent: Iterable<readonly [string, Member]>;
}

/**
 * The values of members in the form in which they are sent; references may still be names. Throws a
 * `UsageFailure` about a value that is not valid, or a secret that was masked when it was printed.
 */
export const checkMembers = async (
  fields: Fields,
  { label, sent }: CheckedMembers,
): Promise<InputValues> => {
  const values: Record<string, unknown> = {};
  for (const [key, member] of sent) {
    const field = fields[key];
    if (!field) continue;
    refuseMask(label, member);
    const { word, value } = member;
    const whole = field.kind === 'refs' && typeof value === 'string' ? [value] : value;
    values[key] = await checkValue(field, whole, `${label}: ${word}`);
  }
  return values;
};

/** The members of a new row: what says nothing in the document of another one is not given. */
export const selectMembers = (
  fields: Fields,
  { sent, isRow }: SortedMembers,
): ReadonlyMap<string, Member> =>
  isRow
    ? new Map(
        [...sent].filter(([key, { value }]) => {
          const field = fields[key];
          return field && isCopied(field, value);
        }),
      )
    : sent;

/** One sentence about members that are not sent; undefined if all are. */
export const describeIgnored = ({ label, ignored }: SortedMembers): string | undefined => {
  const words = [...ignored.values()].map(({ word }) => word);
  if (words.length === 0) return undefined;
  return `${label}: ignored because they cannot be set here: ${words.join(', ')}`;
};

/** The parents that a document names, as flags would. */
export const readNamedParents = ({ parents }: SortedMembers): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...parents].flatMap(([key, { value }]) =>
      typeof value === 'string' && value !== '' ? [[key, value]] : [],
    ),
  );
