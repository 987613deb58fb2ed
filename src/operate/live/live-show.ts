import { getItemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { createRowView } from '../rows/row-view.ts';
import { maskSecrets } from '../rows/secrets.ts';
import { createItemDocument } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { resolveParents } from '../targets/parents.ts';
import { readTargetWords } from '../targets/select-targets.ts';
import type { Target } from '../targets/target.ts';
import { readTargetsOf } from '../targets/targets.ts';
import type { ReadCall } from '../verbs/read-call.ts';
import { formatChange } from './change-lines.ts';
import { findChanges } from './changes.ts';
import { drawLiveDetail, type LiveDetail } from './draw-detail.ts';
import type { LiveRows } from './live-rows.ts';
import { chooseWatchForm, runUntilInterrupted } from './run-live-rows.ts';
import { drawChanges } from './watch-list.ts';
import { writeChanges } from './write-changes.ts';

/**
 * Creates the function that reads targets for each poll. The first one uses what resolving them has
 * read, and fails if one does not exist; later ones leave out those that have been deleted.
 */
const createTargetReader = (
  { cache }: Session,
  resource: Resource,
  targets: readonly Target[],
): (() => Promise<readonly Item[]>) => {
  let isFirst = true;
  return async () => {
    const from = isFirst ? cache : cache.createEmpty();
    const rows = await Promise.all(
      targets.map(async ({ id, scope }) => {
        try {
          return [await from.readOne(resource, id, scope)];
        } catch (failure) {
          if (!isFirst && failure instanceof TargetFailure) return [];
          throw failure;
        }
      }),
    );
    isFirst = false;
    return rows.flat();
  };
};

/** The details of one target, which end when it is deleted. */
const createLiveDetail = (session: Session, resource: Resource, target: Target): LiveDetail => {
  const readTarget = createTargetReader(session, resource, [target]);
  let before: readonly Item[] | undefined;
  let change: string | undefined;
  return {
    what: `${resource.title} ${target.name}`,
    read: async () => {
      const rows = (await readTarget()).map((row) => maskSecrets(session, resource, row));
      const [changed] = before ? findChanges(before, rows) : [];
      if (changed) change = `last change: ${formatChange({ resource }, changed)}`;
      before = rows;
      const [row] = rows;
      if (!row) return 'deleted';
      const document = await createItemDocument(session, resource, row);
      return { layOut: async () => document, ...(change !== undefined && { change }) };
    },
  };
};

const watchTargets = async (session: Session, call: ReadCall): Promise<void> => {
  const { resource, name, parents } = call;
  const form = chooseWatchForm(session);
  const view = createRowView(session, resource);
  const words = await readTargetWords(session, call.words);
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, parents);
  const found = await readTargetsOf(session.cache, resource, words, scope);
  const targets = [...new Map(found.map((target) => [target.id, target])).values()];
  const [first] = targets;
  if (!first) return;
  const rows: LiveRows = {
    resource,
    view,
    endsEmpty: true,
    read: createTargetReader(session, resource, targets),
    // Nothing follows single rows.
    arriving: async function* () {},
  };
  if (form === 'written') await writeChanges(session, rows);
  else if (targets.length > 1) await drawChanges(session, rows);
  else await drawLiveDetail(session, createLiveDetail(session, resource, first));
  const names = targets.map((target) => target.name).join(', ');
  session.writer.note(`${names}: deleted`);
};

/**
 * `show --watch`: shows targets until the run is interrupted, or until all of them are deleted. One
 * target is drawn with all of its details, several as a list.
 */
export const watchShown = (session: Session, call: ReadCall): Promise<void> =>
  runUntilInterrupted(session, () => watchTargets(session, call));
