/** The document of an update: its members compared with the row that it changes. */
import { findParents, getCreatePath, getItemPath } from '../../catalog/paths.ts';
import type { CreateVerb, Fields, Resource, UpdateVerb } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { toJsonText } from '../../lib/json/json-text.ts';
import type { Item } from '../../output/document.ts';
import { type BodyInput, requireSomeFields } from '../input/body.ts';
import { readMembers } from '../input/document.ts';
import { parseTextDocuments } from '../rows/text-documents.ts';
import type { Session } from '../session.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import {
  checkMembers,
  describeIgnored,
  type Member,
  type SortedMembers,
  sortMembers,
} from './members.ts';

/** An update that may be given a document. */
export interface DocumentCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: UpdateVerb;
  readonly input: BodyInput;
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

/** Whether two values are the same JSON; what is empty in any way is the same. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
  isNothing(one) || isNothing(other)
    ? isNothing(one) && isNothing(other)
    : toJsonText(one) === toJsonText(other);

/**
 * The members of the document of an update, sorted; undefined without one. Members that cannot be
 * set are reported.
 */
export const readUpdateDocument = async (
  session: Session,
  { resource, verb, input }: DocumentCall,
): Promise<SortedMembers | undefined> => {
  if (input.fromFile === undefined) return undefined;
  const label = '--from-file';
  const members = await readMembers(session.host, input.fromFile, label);
  const sorted = sortMembers(
    {
      label,
      fields: requireSomeFields(resource.fields, verb.takes),
      otherFields: verb.otherFields,
      parents: findParents(resource, getItemPath(resource)),
      known: { ...resource.parents, ...resource.fields },
    },
    members,
  );
  const ignored = describeIgnored(sorted);
  if (ignored !== undefined) session.writer.note(ignored);
  return sorted;
};

/** The fields whose other value an operator would expect to take effect. */
const listDecidedFields = (resource: Resource): Fields => {
  const { fields, parents, verbs } = resource;
  const creates = Object.values(verbs).filter((verb): verb is CreateVerb => verb.kind === 'create');
  const keys = creates.flatMap(({ needs, takes = [] }) => [...needs, ...takes]);
  const above = creates.map((verb) => findParents(resource, getCreatePath(resource, verb)));
  return Object.assign({}, requireSomeFields(fields, ['id', ...keys]), parents, ...above);
};

/**
 * Throws a `UsageFailure` if the document is that of another row, or has another value where this
 * verb cannot change it.
 */
const refuseContradictions = async (
  { cache }: Session,
  { resource, name }: DocumentCall,
  document: SortedMembers,
  target: Target,
): Promise<void> => {
  const decided = listDecidedFields(resource);
  const item: Item = { ...parseTextDocuments(resource, target.item), ...target.scope };
  const different = [...document.ignored, ...document.parents].filter(
    ([key, { value }]) =>
      decided[key] &&
      !decided[key].secret &&
      item[key] !== undefined &&
      !isSameValue(value, item[key]),
  );
  if (different.length === 0) return;
  const id = different.find(([key]) => key === 'id');
  if (id) {
    throw new UsageFailure(
      `${document.label}: its id is that of another ${resource.title} than ${target.name}`,
      {
        code: 'contradiction',
        hint: 'nothing was sent; delete the id from the document to use the rest',
      },
    );
  }
  const values = Object.fromEntries(different.map(([key, { value }]) => [key, value]));
  const resolved = await resolveReferences(cache, decided, values, target.scope);
  const words = different
    .filter(([key]) => !isSameValue(resolved[key], item[key]))
    .map(([, { word }]) => word);
  if (words.length === 0) return;
  throw new UsageFailure(
    `${document.label}: ${name} cannot change ${words.join(', ')} of ${target.name}`,
    { code: 'contradiction', hint: 'nothing was sent; delete these lines, or correct them' },
  );
};

/**
 * The values of the document of a row that the target does not have. Only these are checked, as the
 * platform has the others already.
 */
export const readChangedMembers = async (
  session: Session,
  call: DocumentCall,
  document: SortedMembers,
  target: Target,
): Promise<InputValues> => {
  await refuseContradictions(session, call, document, target);
  const item = parseTextDocuments(call.resource, target.item);
  const changed = [...document.sent].filter(
    ([key, { value }]: readonly [string, Member]) => !isSameValue(value, item[key]),
  );
  const fields = requireSomeFields(call.resource.fields, call.verb.takes);
  return checkMembers(fields, { label: document.label, sent: changed });
};

/** Values without those that a row has already, except for some keys. */
export const withoutEqual = (
  values: InputValues,
  item: Item,
  kept: readonly string[],
): InputValues =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([key, value]) => kept.includes(key) || !isSameValue(value, item[key]),
    ),
  );
