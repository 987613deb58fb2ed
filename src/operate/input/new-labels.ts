import { labels } from '../../catalog/labels.ts';
import { Failure, Interruption } from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import type { Item } from '../../output/document.ts';
import type { Request } from '../../platform/platform.ts';
import { placeholderId } from '../outcomes/dry-run.ts';
import { readNamedItem, readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { readExpression } from '../targets/expression.ts';
import { nameItems } from '../targets/item-names.ts';
import type { InputValues } from '../targets/references.ts';
import { findLabels, findNewLabelName, type MissingLabels } from './label-changes.ts';

/** The request that creates a label. */
export const labelCreateRequest = (name: string): Request => ({
  method: 'POST',
  path: labels.path,
  body: { name },
});

/** The failure with the labels that were created before it: the platform cannot remove them. */
const withRemainingLabels = (
  failure: Failure,
  names: readonly string[],
  more: readonly string[] = [],
) =>
  withDetails(failure, failure.message, {
    lines: [
      ...(failure.details.lines ?? []),
      ...more,
      ...names.map((name) => `the label ${name} was created and stays`),
    ],
  });

/** A label that was asked for: what was created, or why it was not. */
type Tried = { readonly name: string } & ({ readonly item: Item } | { readonly failure: Failure });

const tryToCreate = async ({ platform, host }: Session, name: string): Promise<Tried> => {
  const request = labelCreateRequest(name);
  try {
    const answer = await platform.send(request, { signal: host.signal });
    return { name, item: readNamedItem(answer, labels, `POST ${request.path}`) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { name, failure };
  }
};

/**
 * Creates labels that do not exist; only on demand, never because of a typo. Where one cannot be
 * created the failure says which others were, and why further ones were not.
 */
const createLabels = async (
  session: Session,
  names: readonly string[],
): Promise<readonly Item[]> => {
  const tried = await Promise.all(names.map((name) => tryToCreate(session, name)));
  const created = tried.flatMap((one) => ('item' in one ? [one] : []));
  const failed = tried.flatMap((one) => ('failure' in one ? [one] : []));
  const main = failed.find(({ failure }) => failure instanceof Interruption) ?? failed[0];
  if (!main) return created.map(({ item }) => item);
  const reasons = failed.map(
    ({ name, failure }) => `the label ${name} was not created: ${failure.message}`,
  );
  throw withRemainingLabels(
    main.failure,
    created.map(({ name }) => name),
    names.length > 1 ? reasons : [],
  );
};

/**
 * Runs `work` with labels created for it. Where that fails they stay, as the platform has no way to
 * remove one; the failure says so.
 */
export const addNewLabels = async <T>(
  session: Session,
  names: readonly string[],
  work: (created: readonly Item[]) => Promise<T>,
): Promise<T> => {
  const created = await createLabels(session, names);
  try {
    return await work(created);
  } catch (failure) {
    if (!(failure instanceof Failure) || names.length === 0) throw failure;
    throw withRemainingLabels(failure, names);
  }
};

/** Values without the labels that do not exist yet, and the names of these. */
export interface LabelledValues {
  readonly values: InputValues;
  readonly make: readonly string[];
}

/**
 * Takes the labels out of `values` that do not exist, where they are to be created; otherwise
 * such a label is a `TargetFailure` that says how it could be created.
 */
export const splitLabels = async (
  session: Session,
  values: InputValues,
  missing: MissingLabels,
): Promise<LabelledValues> => {
  const words = Array.isArray(values.label_ids) ? values.label_ids.map(String) : [];
  if (words.every((word) => readExpression(word).reading === 'id')) return { values, make: [] };
  const rows = await session.cache.list(labels);
  const known = await nameItems(session.cache, labels, rows);
  if (missing === 'refuse') {
    findLabels(known, words);
    return { values, make: [] };
  }
  const isNew = (word: string): boolean => findNewLabelName(known, word) !== undefined;
  const make = words.flatMap((word) => findNewLabelName(known, word) ?? []);
  const existing = words.filter((word) => !isNew(word));
  return { values: { ...values, label_ids: existing }, make: [...new Set(make)] };
};

/** The body with the labels that were created; in a dry run with placeholders. */
export const resolveLabelValues = (
  body: InputValues,
  created: readonly (Item | undefined)[],
): InputValues => {
  if (created.length === 0) return body;
  const existing: readonly unknown[] = Array.isArray(body.label_ids) ? body.label_ids : [];
  const ids = created.map((item) => (item ? readText(item, 'id') : placeholderId));
  return { ...body, label_ids: [...existing, ...ids] };
};
