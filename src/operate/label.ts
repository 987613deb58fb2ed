import { labelPaths, labels } from '../catalog/labels.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { Failure, TargetFailure, UsageFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import { pathOf } from '../platform/paths.ts';
import type { Request } from '../platform/platform.ts';
import { itemIn, textOf } from './answers.ts';
import { writeRequests } from './dry-run.ts';
import { type Named, pickOne } from './match.ts';
import { type Result, report } from './report.ts';
import type { Session, Target } from './session.ts';
import { named, resolveTargets } from './targets.ts';

/** Labels to put on and take off, as they were asked for. */
export interface LabelCall {
  readonly resource: Resource;
  readonly words: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly createLabels: boolean;
}

const labelsOn = ({ item }: Target): readonly unknown[] =>
  Array.isArray(item.label_ids) ? item.label_ids : [];

/** Makes the labels that do not exist; only ever on demand, never by a slip of the pen. */
const makeLabels = async (session: Session, names: readonly string[]): Promise<readonly Item[]> => {
  const { path } = labels;
  return Promise.all(
    names.map(async (name) => {
      const request: Request = { method: 'POST', path, body: { name } };
      const answer = await session.platform.send(request, { signal: session.host.signal });
      return itemIn(answer, `POST ${path}`);
    }),
  );
};

/** A label that is missing says how it could be made, if that was meant. */
const findLabel = (known: readonly Named[], word: string): Item => {
  try {
    return pickOne(labels, word, known).item;
  } catch (failure) {
    if (!(failure instanceof TargetFailure) || failure.code !== 'not_found') throw failure;
    const near = failure.details.hint;
    throw new TargetFailure(failure.message, {
      ...failure.details,
      hint: [near, 'a new label is made with --create-labels'].filter(Boolean).join(' '),
    });
  }
};

/** One request puts a label on all targets that lack it. */
const assignments = (
  resource: Resource,
  wanted: readonly Item[],
  targets: readonly Target[],
): Request[] =>
  wanted.flatMap((label): Request[] => {
    const lacking = targets.filter((target) => !labelsOn(target).includes(label.id));
    if (lacking.length === 0) return [];
    const resources = lacking.map(({ id }) => ({ id, resource_type: resource.labelable }));
    const path = pathOf(labelPaths.assign, { id: textOf(label, 'id') });
    return [{ method: 'POST', path, body: { resources } }];
  });

/** One request takes a label off one target that has it. */
const removals = (
  resource: Resource,
  wanted: readonly Item[],
  targets: readonly Target[],
): Request[] =>
  wanted.flatMap((label) =>
    targets
      .filter((target) => labelsOn(target).includes(label.id))
      .map(
        ({ id }): Request => ({
          method: 'DELETE',
          path: pathOf('/labels/{label}/resources/{type}/{id}', {
            label: textOf(label, 'id'),
            type: resource.labelable ?? '',
            id,
          }),
        }),
      ),
  );

const concerns = (request: Request, target: Target): boolean =>
  request.path.endsWith(`/${target.id}`) || JSON.stringify(request.body ?? '').includes(target.id);

/** Puts labels on targets and takes labels off them; what is as wanted already is left alone. */
export const label = async (session: Session, call: LabelCall): Promise<void> => {
  const { resource, add, remove } = call;
  if (add.length === 0 && remove.length === 0) {
    throw new UsageFailure('label needs --add or --remove', { code: 'missing_flag' });
  }
  const [targets, rows] = await Promise.all([
    resolveTargets(session.directory, resource, call.words),
    session.directory.list(labels),
  ]);
  const known = await named(session.directory, labels, rows);
  const missing = call.createLabels
    ? add.filter((word) => !known.some(({ name }) => name === word))
    : [];
  const toAdd = add.filter((word) => !missing.includes(word)).map((word) => findLabel(known, word));
  const toRemove = remove.map((word) => findLabel(known, word));
  const standing = [
    ...assignments(resource, toAdd, targets),
    ...removals(resource, toRemove, targets),
  ];
  if (session.options.dryRun) {
    const making = missing.map(
      (name): Request => ({ method: 'POST', path: labels.path, body: { name } }),
    );
    const unmade = missing.map((name): Item => ({ id: 'NEW_ID', name }));
    const assigning = assignments(resource, unmade, targets);
    await writeRequests(session, resource, [...making, ...standing, ...assigning]);
    return;
  }
  const made = await makeLabels(session, missing);
  const requests = [...standing, ...assignments(resource, made, targets)];
  const failures = new Map<Request, Failure>();
  await Promise.all(
    requests.map(async (request) => {
      try {
        await session.platform.send(request, { signal: session.host.signal });
      } catch (failure) {
        if (!(failure instanceof Failure) || session.host.signal.aborted) throw failure;
        failures.set(request, failure);
      }
    }),
  );
  const results = targets.map((target): Result => {
    const own = requests.filter((request) => concerns(request, target));
    const failure = own.map((request) => failures.get(request)).find((failed) => failed);
    if (failure) return { target, failure };
    const state = textOf(target.item, 'state');
    return own.length === 0 ? { target, state, unchanged: true } : { target, state };
  });
  await report(session, resource, results);
};
