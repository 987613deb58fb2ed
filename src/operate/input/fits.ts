import { formatFlagName } from '../../catalog/flags.ts';
import { findListVerb, findParents, getItemPath } from '../../catalog/paths.ts';
import { listUnderGiven } from '../../catalog/rules/list-parents.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import type { Field, Fields, ReferenceField, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, TargetFailure } from '../../lib/failures/failures.ts';
import { isSameName } from '../../lib/text/names.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { nameItem } from '../targets/item-names.ts';
import { type InputValues, type ReferenceContext, resolveParent } from '../targets/references.ts';
import type { ParentScope } from '../targets/target.ts';
import { tryReading } from './try-reading.ts';

/** A request to check against the resources it refers to. */
export interface CheckedRequest {
  readonly fields: Fields;
  /** References as ids. */
  readonly values: InputValues;
  /** The resource that is changed, with the ids of its parents; empty for a new one. */
  readonly before: InputValues;
}

const createMisfit = (key: string, field: Field, why: string): ConflictFailure =>
  new ConflictFailure(`--${formatFlagName(key, field)}: ${why}`, {
    code: 'does_not_fit',
    hint: 'nothing was sent',
  });

const listReferenceIds = (field: Field, value: unknown): readonly string[] => {
  if (field.kind !== 'ref' && field.kind !== 'refs') return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((id) => typeof id === 'string').filter((id) => id !== '');
};

/** The parents in the path of a referred row, from the request; undefined if it lacks one of them. */
const findScope = (to: Resource, body: InputValues): ParentScope | undefined => {
  const keys = Object.keys(findParents(to, getItemPath(to)));
  const scope = Object.fromEntries(keys.map((key) => [key, readText(body, key)]));
  return Object.values(scope).includes('') ? undefined : scope;
};

/** The row of an id. Only a dry run sends a request for it; otherwise it may be unknown. */
const findRow = async (
  { cache, options }: Session,
  to: Resource,
  id: string,
  body: InputValues,
): Promise<Item | undefined> => {
  const known = await cache.peekOne(to, id);
  if (known || !options.dryRun) return known;
  const scope = findScope(to, body);
  return scope && cache.findOrReadOne(to, id, scope);
};

/** Explains why a reference does not fit; undefined if it fits or that is unknown. */
const explainReferenceProblem = async (
  session: Session,
  field: ReferenceField,
  id: string,
  { fields, values, before }: CheckedRequest,
): Promise<string | undefined> => {
  const to = session.cache.catalog.find(field.to);
  try {
    const body = { ...before, ...values };
    // Of a row that was not read only the id is known.
    const row = (await findRow(session, to, id, body)) ?? { id };
    const name = (await nameItem(session.cache, to, row)) || id;
    const reason = field.fits?.(row, body, before);
    if (reason !== undefined) return `${to.title} ${name} ${reason}`;
    if (!session.options.dryRun) return undefined;
    return await explainMisplaced({ cache: session.cache, fields, resolved: body }, field, row);
  } catch (failure) {
    if (!(failure instanceof TargetFailure)) throw failure;
    return `${to.title} with id ${id} not found`;
  }
};

/** Checks that a resource belongs to the parent that a sibling reference names. */
const explainMisplaced = async (
  context: ReferenceContext,
  field: ReferenceField,
  row: Item,
): Promise<string | undefined> => {
  const { catalog } = context.cache;
  const to = catalog.find(field.to);
  const above = findListVerb(to)?.within;
  const parent = await resolveParent(context, field, to);
  if (above === undefined || parent === undefined || typeof row[above] !== 'string')
    return undefined;
  if (row[above] === parent) return undefined;
  const sibling = context.fields[field.within ?? ''];
  const flag = sibling ? ` of --${formatFlagName(field.within ?? '', sibling)}` : '';
  const home = to.fields[above]?.to;
  const { title } = home ? catalog.find(home) : to;
  return `${to.title} ${readNameField(to, row)} does not belong to the ${title}${flag}`;
};

/**
 * Throws a `ConflictFailure` if a request refers to a resource that does not fit. It checks rows
 * that were already read; a dry run reads the others.
 */
export const checkFits = async (session: Session, sent: CheckedRequest): Promise<void> => {
  for (const [key, field] of Object.entries(sent.fields)) {
    const isReadInDryRun = session.options.dryRun && field.within !== undefined;
    if (!field.to || !(field.fits || isReadInDryRun)) continue;
    for (const id of listReferenceIds(field, sent.values[key])) {
      const why = await tryReading(session, `--${formatFlagName(key, field)}`, () =>
        explainReferenceProblem(session, field, id, sent),
      );
      if (why !== undefined) throw createMisfit(key, field, why);
    }
  }
};

/** The new name of a resource. */
interface NewName {
  readonly resource: Resource;
  readonly name: unknown;
  readonly scope: ParentScope;
  /** The id of the resource, if it already exists. */
  readonly id?: string;
}

/**
 * In a dry run throws a `ConflictFailure` if the name is taken. Otherwise the platform checks the
 * name itself, which saves a request.
 */
export const checkNameIsFree = async (
  session: Session,
  { resource, name, scope, id }: NewName,
): Promise<void> => {
  const { cache, options } = session;
  const listed = listUnderGiven(resource, scope);
  const verb = findListVerb(listed);
  const isUnique = resource.namedBy === 'name' && !resource.sharedNames;
  if (!options.dryRun || typeof name !== 'string' || !isUnique || !verb) return;
  const rows =
    (await tryReading(session, 'whether the name is taken', () =>
      cache.list(listed, scope[verb.within ?? '']),
    )) ?? [];
  const others = rows.filter(
    (row) => row.id !== id && isSameName(readNameField(resource, row), name),
  );
  const same = others.find((row) => readNameField(resource, row) === name);
  const [other = same] = others;
  if (!other) return;
  const hint = `see "imco ${resource.noun} show id:${readText(same ?? other, 'id')}"`;
  // The platform compares characters and accepts a name that only looks the same.
  if (!same)
    return session.writer.warnOfInput(
      `another ${resource.title} has a name that looks the same: ${hint}`,
    );
  throw new ConflictFailure(`${resource.title} ${name} already exists`, {
    code: 'name_taken',
    hint,
  });
};
