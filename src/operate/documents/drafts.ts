/** The rows that one create asks for: of a file with one document or several, or as numbered copies. */
import { formatFlagName, takesFile } from '../../catalog/flags.ts';
import { findParents, getCreatePath } from '../../catalog/paths.ts';
import type { CreateVerb, Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import { type BodyInput, readFlagValues, requireSomeFields } from '../input/body.ts';
import { type MemberDocuments, readMemberDocuments } from '../input/document.ts';
import type { GivenValue } from '../input/values.ts';
import type { Session } from '../session.ts';
import type { Parents } from '../targets/parents.ts';
import type { InputValues } from '../targets/references.ts';
import {
  checkMembers,
  describeIgnored,
  type Members,
  readNamedParents,
  type SortedMembers,
  selectMembers,
  sortMembers,
} from './members.ts';

/** What a create is given. */
export interface DraftCall {
  readonly resource: Resource;
  readonly verb: CreateVerb;
  readonly parents: Parents;
  readonly input: BodyInput;
  /** `--count`: how many rows are created. */
  readonly count: number | undefined;
}

/** One row to create, as it was given. */
export interface RowDraft {
  /** What messages call it among several; undefined for the only one. */
  readonly label: string | undefined;
  /** Values of a row that exists, which only count where they fit to the others. */
  readonly copied: InputValues;
  /** Values that somebody wrote; flags before the document. */
  readonly given: InputValues;
  readonly parents: Parents;
}

/** The rows to create. */
export interface RowDrafts {
  readonly drafts: readonly RowDraft[];
  /** Each has an outcome of its own, also if there is one only. */
  readonly isSeveral: boolean;
}

/** The number of a copy in its name and in other texts. */
const placeholder = '{n}';

/** Most copies of one run. */
const mostCopies = 100;

/** Whether the texts of a field can be numbered. */
const isNumbered = (field: Field | undefined, value: unknown): boolean =>
  field?.kind === 'text' &&
  !takesFile(field) &&
  typeof value === 'string' &&
  value.includes(placeholder) &&
  !(field.long && /^(?:@|-$)/.test(value));

const withNumber = (value: unknown, number: number): unknown =>
  typeof value === 'string' ? value.replaceAll(placeholder, String(number)) : value;

/** The document that is the same for all copies. Throws if there are several. */
const readDocuments = async (
  { host }: Session,
  { input, count }: DraftCall,
): Promise<MemberDocuments> => {
  if (input.fromFile === undefined) return { documents: [{}], isSeveral: false };
  const read = await readMemberDocuments(host, input.fromFile, '--from-file');
  if (count === undefined || read.documents.length === 1) return read;
  throw new UsageFailure('--count cannot be combined with a file that has several documents', {
    code: 'contradiction',
  });
};

/** Throws a `UsageFailure` if copies would have the same name, or are too many. */
const checkCount = (
  { resource, count = 1 }: DraftCall,
  fields: Fields,
  numbered: ReadonlySet<string>,
): void => {
  if (count > mostCopies) {
    throw new UsageFailure(`--count: the maximum is ${mostCopies}`, { code: 'invalid_value' });
  }
  const named = fields[resource.namedBy];
  const isTold = named?.kind === 'text' ? numbered.has(resource.namedBy) : numbered.size > 0;
  if (count === 1 || isTold) return;
  const flag = named?.kind === 'text' ? `--${formatFlagName(resource.namedBy, named)}` : 'a flag';
  throw new UsageFailure(`--count ${count} needs ${placeholder} in ${flag}`, {
    code: 'missing_flag',
    hint: `${placeholder} becomes the number of each, such as --name ${resource.singular}-${placeholder}`,
  });
};

/** The flags with a number in them, and the others, which are read once. */
const splitFlags = (
  fields: Fields,
  { input: { flags }, count }: DraftCall,
): readonly [numbered: BodyInput['flags'], fixed: BodyInput['flags']] => {
  const isOne = ([key, value]: readonly [string, GivenValue]): boolean =>
    count !== undefined && isNumbered(fields[key], value);
  const entries = Object.entries(flags);
  return [
    Object.fromEntries(entries.filter(isOne)),
    Object.fromEntries(entries.filter((entry) => !isOne(entry))),
  ];
};

/** The members with their number, where they have one. */
const numberMembers = (fields: Fields, sorted: SortedMembers, number: number): SortedMembers => ({
  ...sorted,
  sent: new Map(
    [...sorted.sent].map(([key, { word, value }]) => [
      key,
      { word, value: isNumbered(fields[key], value) ? withNumber(value, number) : value },
    ]),
  ),
});

/** Names the document of several in a failure. */
const withLabel = (failure: unknown, label: string | undefined): unknown =>
  failure instanceof Failure && label !== undefined
    ? withDetails(failure, `${label}: ${failure.message}`)
    : failure;

/** Does something for a draft; its failure names the draft among several. */
export const runLabelled = async <T>(
  label: string | undefined,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work();
  } catch (failure) {
    throw withLabel(failure, label);
  }
};

/** What messages call a document of several. */
const nameDocument = (at: number, documents: readonly unknown[]): string | undefined =>
  documents.length > 1 ? `document ${at + 1}` : undefined;

/** What all drafts of a call have in common. */
interface DraftContext {
  readonly fields: Fields;
  readonly parentFields: Fields;
}

/** The fields that a create sends, and those of the parents in its path. */
export const findCreateFields = ({
  resource,
  verb,
}: Pick<DraftCall, 'resource' | 'verb'>): DraftContext => ({
  fields: requireSomeFields(resource.fields, [...verb.needs, ...(verb.takes ?? [])]),
  parentFields: findParents(resource, getCreatePath(resource, verb)),
});

const sortDocument = (
  { resource, verb }: DraftCall,
  { fields, parentFields }: DraftContext,
  members: Members,
): SortedMembers =>
  sortMembers(
    {
      label: '--from-file',
      fields,
      otherFields: verb.otherFields,
      parents: parentFields,
      known: resource.fields,
    },
    members,
  );

/** Reports once which members of the documents are ignored. */
const noteIgnored = ({ writer }: Session, documents: readonly SortedMembers[]): void => {
  const ignored = new Map(documents.flatMap((one) => [...one.ignored]));
  const [first] = documents;
  const words = first && describeIgnored({ ...first, ignored });
  if (words !== undefined) writer.note(words);
};

/** The documents of a call, sorted; failures name the document among several. */
const sortDocuments = async (
  call: DraftCall,
  context: DraftContext,
  documents: readonly Members[],
): Promise<readonly SortedMembers[]> => {
  const sorted: SortedMembers[] = [];
  for (const [at, members] of documents.entries()) {
    const label = nameDocument(at, documents);
    sorted.push(await runLabelled(label, async () => sortDocument(call, context, members)));
  }
  return sorted;
};

/** Fields whose text has the number of the copy, from flags or the document. */
const findNumbered = (
  { input: { flags } }: DraftCall,
  fields: Fields,
  numbered: BodyInput['flags'],
  document: SortedMembers | undefined,
): ReadonlySet<string> => {
  const inDocument = [...(document?.sent ?? [])].filter(
    ([key, { value }]) => !(key in flags) && isNumbered(fields[key], value),
  );
  return new Set([...Object.keys(numbered), ...inDocument.map(([key]) => key)]);
};

/** What the drafts of a call are made of. */
interface DraftParts {
  readonly fields: Fields;
  /** Flags with a number in them. */
  readonly numbered: BodyInput['flags'];
  /** The values of all other flags. */
  readonly fixed: InputValues;
}

/** The draft with this number, from 1; of a document that is used for all, or is its own. */
const readDraft = async (
  { host }: Session,
  call: DraftCall,
  { fields, numbered, fixed }: DraftParts,
  {
    document,
    label,
    number,
  }: {
    readonly document: SortedMembers;
    readonly label: string | undefined;
    readonly number: number;
  },
): Promise<RowDraft> => {
  const whole = call.count === undefined ? document : numberMembers(fields, document, number);
  const flags = Object.fromEntries(
    Object.entries(numbered).map(([key, value]) => [key, String(withNumber(value, number))]),
  );
  const sent = selectMembers(fields, whole);
  const values = await checkMembers(fields, { label: document.label, sent });
  const written = { ...fixed, ...(await readFlagValues(host, { fields }, flags)) };
  return {
    label,
    copied: document.isRow ? values : {},
    given: document.isRow ? written : { ...values, ...written },
    parents: { ...readNamedParents(document), ...call.parents },
  };
};

/** Reads the rows to create from flags and file. Throws a `UsageFailure` about what is not valid. */
export const readDrafts = async (session: Session, call: DraftCall): Promise<RowDrafts> => {
  const context = findCreateFields(call);
  const { fields } = context;
  const { documents, isSeveral } = await readDocuments(session, call);
  const sorted = await sortDocuments(call, context, documents);
  const [numbered, others] = splitFlags(fields, call);
  const [first] = sorted;
  if (call.count !== undefined) {
    checkCount(call, fields, findNumbered(call, fields, numbered, first));
  }
  noteIgnored(session, sorted);
  const fixed = await readFlagValues(session.host, { fields }, others);
  const copies: readonly (SortedMembers | undefined)[] =
    call.count === undefined
      ? sorted
      : new Array<SortedMembers | undefined>(call.count).fill(first);
  const drafts: RowDraft[] = [];
  for (const [at, document] of copies.entries()) {
    if (!document) continue;
    const label = call.count === undefined ? nameDocument(at, documents) : undefined;
    const one = { document, label, number: at + 1 };
    const parts = { fields, numbered, fixed };
    drafts.push(await runLabelled(label, () => readDraft(session, call, parts, one)));
  }
  return { drafts, isSeveral: isSeveral || call.count !== undefined };
};
