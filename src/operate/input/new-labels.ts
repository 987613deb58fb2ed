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

/** Adds the labels that were created to a failure: the platform cannot delete them. */
export const withRemainingLabels = (
  failure: Failure,
  names: readonly string[],
  more: readonly string[] = [],
) =>
  withDetails(failure, failure.message, {
    lines: [
      ...(failure.details.lines ?? []),
      ...more,
      ...names.map((name) => `label ${name} was created and not removed`),
    ],
  });

/** The result of creating a label: its row, or the failure. */
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
 * Creates labels. If one fails, the failure lists which others were created and why further ones
 * were not.
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
    ({ name, failure }) => `label ${name} was not created: ${failure.message}`,
  );
  throw withRemainingLabels(
    main.failure,
    created.map(({ name }) => name),
    names.length > 1 ? reasons : [],
  );
};

/**
 * Runs `work` with newly created labels. If it fails, the failure lists them, as the platform
 * cannot delete labels.
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

/** Values without labels that do not exist yet, and the names of those. */
export interface LabelledValues {
  readonly values: InputValues;
  readonly make: readonly string[];
}

/**
 * Separates labels that are to be created from `values`. If they are not to be created, a missing
 * label is a `TargetFailure` that shows how to create it.
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

/** The body with the ids of created labels; in a dry run with placeholders. */
export const resolveLabelValues = (
  body: InputValues,
  created: readonly (Item | undefined)[],
): InputValues => {
  if (created.length === 0) return body;
  const existing: readonly unknown[] = Array.isArray(body.label_ids) ? body.label_ids : [];
  const ids = created.map((item) => (item ? readText(item, 'id') : placeholderId));
  return { ...body, label_ids: [...existing, ...ids] };
};
