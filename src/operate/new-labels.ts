import { labels } from '../catalog/labels.ts';
import { Failure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { retold } from '../platform/retold.ts';
import { textOf, thingIn } from './answers.ts';
import { newId } from './dry-run.ts';
import { labelsFor, nameToMake } from './label-changes.ts';
import { readExpression } from './match.ts';
import type { Values } from './references.ts';
import type { Session } from './session.ts';
import { named } from './targets.ts';

/** The request that makes a label. */
export const makingLabel = (name: string): Request => ({
  method: 'POST',
  path: labels.path,
  body: { name },
});

/** Makes labels that do not exist; only ever on demand, never by a slip of the pen. */
export const makeLabels = (session: Session, names: readonly string[]): Promise<readonly Item[]> =>
  Promise.all(
    names.map(async (name) => {
      const request = makingLabel(name);
      const answer = await session.platform.send(request, { signal: session.host.signal });
      return thingIn(answer, labels, `POST ${request.path}`);
    }),
  );

/**
 * Runs `work` with labels made for it. Where that fails they stay, as the platform has no way to
 * remove one; the failure says so.
 */
export const withNewLabels = async <T>(
  session: Session,
  names: readonly string[],
  work: (made: readonly Item[]) => Promise<T>,
): Promise<T> => {
  const made = await makeLabels(session, names);
  try {
    return await work(made);
  } catch (failure) {
    if (!(failure instanceof Failure) || names.length === 0) throw failure;
    const stay = names.map((name) => `the label ${name} was made for it, and stays`);
    throw retold(failure, failure.message, { lines: [...(failure.details.lines ?? []), ...stay] });
  }
};

/** Values that name labels, taken apart: those there are, and the names of those to be made. */
export interface LabelledValues {
  readonly values: Values;
  readonly make: readonly string[];
}

/**
 * Takes the labels out of `values` that do not exist, where it was asked to make them; otherwise
 * such a label is a `TargetFailure` that says how it could be made.
 */
export const splitLabels = async (session: Session, values: Values): Promise<LabelledValues> => {
  const words = Array.isArray(values.label_ids) ? values.label_ids.map(String) : [];
  if (words.every((word) => readExpression(word).reading === 'id')) return { values, make: [] };
  const rows = await session.directory.list(labels);
  const known = await named(session.directory, labels, rows);
  if (!session.options.createLabels) {
    labelsFor(known, words);
    return { values, make: [] };
  }
  const isNew = (word: string): boolean => nameToMake(known, word) !== undefined;
  const make = words.flatMap((word) => nameToMake(known, word) ?? []);
  const there = words.filter((word) => !isNew(word));
  return { values: { ...values, label_ids: there }, make: [...new Set(make)] };
};

/** The body with the labels that were made; in a dry run nothing is made yet. */
export const withLabels = (body: Values, made: readonly (Item | undefined)[]): Values => {
  if (made.length === 0) return body;
  const there: readonly unknown[] = Array.isArray(body.label_ids) ? body.label_ids : [];
  const ids = made.map((item) => (item ? textOf(item, 'id') : newId));
  return { ...body, label_ids: [...there, ...ids] };
};
