import { labels } from '../../catalog/labels.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import type { PlatformAnswer } from '../../platform/platform.ts';
import {
  type LabelChange,
  type MissingLabels,
  planAssignments,
  planRemovals,
  readWantedLabels,
} from '../input/label-changes.ts';
import { addNewLabels, labelCreateRequest } from '../input/new-labels.ts';
import { placeholderId, writeRequests } from '../outcomes/dry-run.ts';
import type { Result } from '../outcomes/outcome.ts';
import { reportOutcomes } from '../outcomes/report.ts';
import { noteUnchanged } from '../outcomes/unchanged.ts';
import { checkNothingElse, readAllItems, readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { readExpression } from '../targets/expression.ts';
import { nameItems } from '../targets/item-names.ts';
import type { NamedItem } from '../targets/match.ts';
import { selectTargets } from '../targets/select-targets.ts';
import { hintAtFlag, type Selection } from '../targets/selection.ts';
import type { Target } from '../targets/target.ts';
import { withNothingSent } from '../targets/unresolved-targets.ts';

/** Labels to add and remove. */
export interface LabelCall {
  readonly resource: Resource;
  readonly name: string;
  readonly selection: Selection;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Whether missing labels are refused or created. */
  readonly missingLabels: MissingLabels;
}

/** Throws a `ConnectionFailure` if the response is not about the labelled resources. */
const checkAnswer = ({ request, targets }: LabelChange, answer: PlatformAnswer): void => {
  const words = `${request.method} ${request.path}`;
  const ids = targets.map(({ id }) => id);
  if (request.method === 'POST') readAllItems(answer, ids, words);
  else checkNothingElse(answer, ids, words);
};

/** Sends the changes; resolves to the failures by change. */
const sendChanges = async (
  session: Session,
  changes: readonly LabelChange[],
): Promise<ReadonlyMap<LabelChange, Failure>> => {
  const failures = new Map<LabelChange, Failure>();
  await Promise.all(
    changes.map(async (change) => {
      try {
        const answer = await session.platform.send(change.request, { signal: session.host.signal });
        checkAnswer(change, answer);
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure;
        failures.set(change, failure);
      }
    }),
  );
  return failures;
};

const createResult = (
  target: Target,
  changes: readonly LabelChange[],
  failures: ReadonlyMap<LabelChange, Failure>,
): Result => {
  const own = changes.filter(({ targets }) => targets.includes(target));
  const failure = own.map((change) => failures.get(change)).find((failed) => failed);
  const state = readText(target.item, 'state');
  if (failure) return { target, state, failure };
  return own.length === 0 ? { target, state, unchanged: true } : { target, state };
};

/**
 * Reads the labels that words may refer to. Full ids need no reading, except in a dry run, which
 * checks that they exist.
 */
const readKnownLabels = async (
  { cache, options }: Session,
  words: readonly string[],
): Promise<readonly NamedItem[]> => {
  const expressions = words.map(readExpression);
  const isById = expressions.every(({ reading, isPrefix }) => reading === 'id' && !isPrefix);
  if (isById && !options.dryRun) {
    const ids = [...new Set(expressions.map(({ text }) => text))];
    return ids.map((id) => ({ item: { id, name: id }, name: id }));
  }
  return nameItems(cache, labels, await cache.list(labels));
};

/** Adds labels to targets and removes labels; targets that need no change are unchanged. */
export const labelTargets = async (session: Session, call: LabelCall): Promise<void> => {
  const { resource, add, remove } = call;
  if (add.length === 0 && remove.length === 0) {
    throw new UsageFailure('label needs --add or --remove', {
      code: 'missing_flag',
      ...hintAtFlag(resource, call.name, call.selection, 'add'),
    });
  }
  const [targets, known] = await Promise.all([
    selectTargets(session, resource, call.selection, {}).catch((thrown: unknown) => {
      throw withNothingSent(thrown);
    }),
    readKnownLabels(session, [...add, ...remove]),
  ]);
  const wanted = readWantedLabels(known, { add, remove }, call.missingLabels);
  const existingChanges = [
    ...planAssignments(resource, wanted.add, targets),
    ...planRemovals(resource, wanted.remove, targets),
  ];
  if (session.options.dryRun) {
    const placeholders = wanted.make.map((name): Item => ({ id: placeholderId, name }));
    const changes = [...existingChanges, ...planAssignments(resource, placeholders, targets)];
    const isLeft = (target: Target): boolean =>
      !changes.some((change) => change.targets.includes(target));
    noteUnchanged(session, resource, targets.filter(isLeft));
    const requests = [
      ...wanted.make.map(labelCreateRequest),
      ...changes.map(({ request }) => request),
    ];
    await writeRequests(session, requests);
    return;
  }
  await addNewLabels(session, wanted.make, async (newLabels) => {
    const changes = [...existingChanges, ...planAssignments(resource, newLabels, targets)];
    const failures = await sendChanges(session, changes);
    await reportOutcomes(
      session,
      { resource, name: call.name },
      targets.map((target) => createResult(target, changes, failures)),
    );
  });
};
