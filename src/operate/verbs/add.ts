import { getCollectionPath } from '../../catalog/paths.ts';
import type { ActionVerb, AddVerb, Resource } from '../../catalog/vocabulary.ts';
import { buildPath } from '../../platform/paths.ts';
import { type GivenPointers, readPresentIds, resolvePointed } from '../input/pointed-targets.ts';
import type { ActionOptions } from '../outcomes/action-options.ts';
import { writeDryRunPlan } from '../outcomes/dry-run-plan.ts';
import type { Intent, Step } from '../outcomes/plan.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import type { Target } from '../targets/target.ts';
import { carryOut } from './carry-out.ts';

/** Rows to add to a parent, as given on the command line. */
export interface AddCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: AddVerb;
  readonly parents: Parents;
  /** The flags of the kinds, at least one. */
  readonly pointed: GivenPointers;
  readonly options: ActionOptions;
}

/** The addition as an action on each of the rows. */
const toAction = ({ verb }: AddCall): ActionVerb => {
  const { kind: _, about = '', ...facts } = verb;
  return { ...facts, about, kind: 'action', method: 'POST', path: '' };
};

/** Adds rows of other resources to a parent; those that it has already are unchanged. */
export const addToParent = async (session: Session, call: AddCall): Promise<void> => {
  const { resource, name, options } = call;
  const path = getCollectionPath(resource);
  const scope = await resolveParents(session, { resource, path, name }, call.parents);
  const targets = await resolvePointed(session, resource, call.pointed, scope);
  const present = await readPresentIds(session, resource, scope);
  const createStep = (target: Target): Step =>
    present.has(target.id)
      ? { kind: 'unchanged', target }
      : {
          kind: 'send',
          target,
          request: { method: 'POST', path: buildPath(path, scope), body: target.item },
        };
  const intent: Intent = {
    resource,
    name,
    verb: toAction(call),
    chain: [],
    body: {},
    picked: undefined,
    selectsMany: false,
    follow: undefined,
    options,
  };
  const plan = targets.map(createStep);
  await (session.options.dryRun
    ? writeDryRunPlan(session, intent, plan)
    : carryOut(session, intent, plan));
};
