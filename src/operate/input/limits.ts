/** Checks values against limits that are data of the platform, such as those of a plan. */
import { formatFlagName } from '../../catalog/flags.ts';
import { findField, findListVerb } from '../../catalog/paths.ts';
import {
  type Field,
  type Fields,
  findLimitProblem,
  type Limit,
  type LimitProblem,
  type Resource,
} from '../../catalog/vocabulary.ts';
import { ConflictFailure, TargetFailure } from '../../lib/failures/failures.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { nameItem } from '../targets/item-names.ts';
import type { InputValues } from '../targets/references.ts';
import { tryReading } from './try-reading.ts';

/** The values of a request for one row. */
export interface LimitedRequest {
  readonly resource: Resource;
  /** The fields that it may have. */
  readonly fields: Fields;
  /** References as ids. */
  readonly values: InputValues;
  /** The row that is changed, with the ids of its parents; for a new row, only those. */
  readonly before: InputValues;
}

/** A row with limits, and how messages name it: `cluster plan EKS`. */
interface LimitingRow {
  readonly item: Item;
  readonly subject: string;
}

/** A row that references refer to; undefined if it does not exist, which the platform reports. */
const readReferred = async (
  { cache }: Session,
  to: Resource,
  id: string,
): Promise<Item | undefined> => {
  try {
    return (await cache.peekOne(to, id)) ?? (await cache.findOrReadOne(to, id));
  } catch (failure) {
    if (failure instanceof TargetFailure) return undefined;
    throw failure;
  }
};

/** Follows references to the row with the limit; undefined if one of them has no value. */
const findLimitingRow = async (
  session: Session,
  { resource, values, before }: LimitedRequest,
  from: readonly string[],
): Promise<LimitingRow | undefined> => {
  const { cache } = session;
  let [of, item]: [Resource, Item] = [resource, { ...before, ...values }];
  for (const key of from) {
    const to = findField(of, key)?.to;
    const id = readText(item, key);
    const row =
      to && id !== '' ? await readReferred(session, cache.catalog.find(to), id) : undefined;
    if (!to || !row) return undefined;
    [of, item] = [cache.catalog.find(to), row];
  }
  return {
    item,
    subject: `${of.title} ${(await nameItem(cache, of, item)) || readText(item, 'id')}`,
  };
};

const quote = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : String(value);

/** The problem of a value in words that follow its flag. */
const explainProblem = (problem: LimitProblem, value: unknown, subject: string): string => {
  // A limit that is another field of the row.
  if (subject.startsWith('--') && 'bound' in problem) {
    return `${quote(value)} is ${problem.kind === 'too-high' ? 'above' : 'below'} ${subject}, which is ${problem.bound}`;
  }
  switch (problem.kind) {
    case 'required':
      return `required by ${subject}; allowed values: ${problem.values.join(', ')}`;
    case 'not-listed':
      return `${quote(value)} is not offered by ${subject}; allowed values: ${problem.values.join(', ')}`;
    case 'too-low':
      return `${quote(value)} is not valid; the minimum of ${subject} is ${problem.bound}`;
    case 'too-high':
      return `${quote(value)} is not valid; the maximum of ${subject} is ${problem.bound}`;
    case 'not-supported':
      return `${subject} does not support it`;
  }
};

const suggestValue = (problem: LimitProblem, value: unknown): string | undefined =>
  problem.kind === 'not-listed'
    ? formatSuggestion(findNearest(String(value), problem.values))
    : undefined;

const createLimitFailure = (flag: string, text: string, hint?: string): ConflictFailure =>
  new ConflictFailure(`--${flag}: ${text}`, {
    code: 'beyond_limit',
    hint: hint === undefined ? 'nothing was sent' : `nothing was sent; ${hint}`,
  });

/** The row with a limit, or the row itself if the limit is another field of it. */
const readLimitingRow = async (
  session: Session,
  request: LimitedRequest,
  { from, field: name }: Limit,
): Promise<LimitingRow | undefined> => {
  if (from.length > 0) return findLimitingRow(session, request, from);
  const field = findField(request.resource, name);
  const subject = `--${field ? formatFlagName(name, field) : name}`;
  return { item: { ...request.before, ...request.values }, subject };
};

/** Throws a `ConflictFailure` if the value of a field is beyond a limit. */
const checkLimit = async (
  session: Session,
  request: LimitedRequest,
  [name, field]: readonly [string, Field],
  limit: Limit,
): Promise<void> => {
  const value = request.values[name];
  const flag = formatFlagName(name, field);
  const row = await tryReading(session, `--${flag}`, () =>
    readLimitingRow(session, request, limit),
  );
  const problem = row && findLimitProblem(limit, row.item, value);
  if (!problem) return;
  const text = explainProblem(problem, value, row.subject);
  throw createLimitFailure(flag, text, suggestValue(problem, value));
};

/** Throws a `ConflictFailure` if the first row of a parent refers to a row that cannot be the first. */
const checkFirst = async (
  session: Session,
  { resource, values, before }: LimitedRequest,
  [name, field]: readonly [string, Field],
): Promise<void> => {
  const { to, firstNeeds } = field;
  const within = findListVerb(resource)?.within;
  const id = readText(values, name);
  const parent = readText(before, within ?? '');
  if (!to || firstNeeds === undefined || id === '' || parent === '') return;
  const { cache } = session;
  const of = cache.catalog.find(to);
  const flag = formatFlagName(name, field);
  const refused = await tryReading(session, `--${flag}`, async () => {
    const row = await readReferred(session, of, id);
    if (row?.[firstNeeds] !== false) return undefined;
    return (await cache.list(resource, parent)).length === 0 ? row : undefined;
  });
  if (!refused) return;
  const referred = `${of.title} ${(await nameItem(cache, of, refused)) || id}`;
  throw createLimitFailure(
    flag,
    `${referred} cannot be used for the first ${resource.title}`,
    `see "imco ${of.noun} list --filter ${firstNeeds}=true" for those that can`,
  );
};

/** The values of a field that the rows behind its limits list; none if no row lists any. */
export const readOfferedValues = async (
  session: Session,
  request: LimitedRequest,
  { limits = [] }: Field,
): Promise<readonly string[]> => {
  for (const limit of limits) {
    if (limit.kind !== 'one-of') continue;
    const row = await tryReading(session, 'the allowed values', () =>
      readLimitingRow(session, request, limit),
    );
    const listed: unknown = row?.item[limit.field];
    if (Array.isArray(listed) && listed.length > 0) return listed.map(String);
  }
  return [];
};

/**
 * Checks values against limits of other rows before anything is sent. The rows are read if no list
 * has them; a limit that cannot be read is left to the platform.
 */
export const checkLimits = async (session: Session, request: LimitedRequest): Promise<void> => {
  const isNew = request.before.id === undefined;
  for (const entry of Object.entries(request.fields)) {
    const [name, { limits = [] }] = entry;
    for (const limit of limits) {
      const isChecked = request.values[name] !== undefined || (isNew && limit.isRequired);
      if (isChecked) await checkLimit(session, request, entry, limit);
    }
    if (isNew) await checkFirst(session, request, entry);
  }
};
