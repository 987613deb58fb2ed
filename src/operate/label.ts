import { labels } from '../catalog/labels.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { Failure, UsageFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { itemIn, textOf } from './answers.ts';
import { newId, writeRequests } from './dry-run.ts';
import { assignments, type LabelChange, removals, wantedLabels } from './label-changes.ts';
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

const making = (name: string): Request => ({ method: 'POST', path: labels.path, body: { name } });

/** Makes labels that do not exist; only ever on demand, never by a slip of the pen. */
const makeLabels = (session: Session, names: readonly string[]): Promise<readonly Item[]> =>
  Promise.all(
    names.map(async (name) => {
      const request = making(name);
      const answer = await session.platform.send(request, { signal: session.host.signal });
      return itemIn(answer, `POST ${request.path}`);
    }),
  );

/** Sends the changes; answers the failures by change. */
const sendChanges = async (
  session: Session,
  changes: readonly LabelChange[],
): Promise<ReadonlyMap<LabelChange, Failure>> => {
  const failures = new Map<LabelChange, Failure>();
  await Promise.all(
    changes.map(async (change) => {
      try {
        await session.platform.send(change.request, { signal: session.host.signal });
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure;
        failures.set(change, failure);
      }
    }),
  );
  return failures;
};

const resultFor = (
  target: Target,
  changes: readonly LabelChange[],
  failures: ReadonlyMap<LabelChange, Failure>,
): Result => {
  const own = changes.filter(({ targets }) => targets.includes(target));
  const failure = own.map((change) => failures.get(change)).find((failed) => failed);
  const state = textOf(target.item, 'state');
  if (failure) return { target, state, failure };
  return own.length === 0 ? { target, state, unchanged: true } : { target, state };
};

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
  const wanted = wantedLabels(known, { add, remove }, call.createLabels);
  const standing = [
    ...assignments(resource, wanted.add, targets),
    ...removals(resource, wanted.remove, targets),
  ];
  if (session.options.dryRun) {
    const unmade = wanted.make.map((name): Item => ({ id: newId, name }));
    const changes = [...standing, ...assignments(resource, unmade, targets)];
    const requests = [...wanted.make.map(making), ...changes.map(({ request }) => request)];
    await writeRequests(session, resource, requests);
    return;
  }
  const made = await makeLabels(session, wanted.make);
  const changes = [...standing, ...assignments(resource, made, targets)];
  const failures = await sendChanges(session, changes);
  await report(
    session,
    resource,
    targets.map((target) => resultFor(target, changes, failures)),
  );
};
