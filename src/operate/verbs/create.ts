import {
  type CreatePlan,
  listCreateRequests,
  noteDropped,
  type PlanCall,
  planCreate,
  sendPlannedCreate,
} from '../documents/create-plan.ts';
import { createSeveral } from '../documents/create-several.ts';
import { findCreateFields, readDrafts } from '../documents/drafts.ts';
import { type LikeValues, readLikeValues } from '../documents/like.ts';
import { addNewLabels } from '../input/new-labels.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { writeSettled } from '../outcomes/settle.ts';
import type { Session } from '../session.ts';
import type { Parents } from '../targets/parents.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';

/** A create as given on the command line. */
export interface CreateCall extends PlanCall {
  readonly parents: Parents;
  /** `--like`: the row whose settings are copied. */
  readonly like: string | undefined;
  /** `--count`: how many rows are created. */
  readonly count: number | undefined;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** Creates one row, waits and shows it. */
const createOne = async (session: Session, call: CreateCall, plan: CreatePlan): Promise<void> => {
  noteDropped(session, [plan]);
  if (session.options.dryRun) return writeRequests(session, listCreateRequests(call, plan));
  const item = await addNewLabels(session, plan.make, (labels) =>
    sendPlannedCreate(session, call, plan, labels),
  );
  await writeSettled(session, {
    resource: call.resource,
    item,
    scope: plan.scope,
    awaits: call.verb.awaits,
    next: plan.next,
    wait: call.wait,
  });
};

const readLike = async (session: Session, call: CreateCall): Promise<LikeValues> => {
  const { like: word, resource, name, verb, parents } = call;
  if (word === undefined) return { values: {}, parents: {} };
  const { fields, parentFields } = findCreateFields(call);
  const { unique = [] } = verb;
  return readLikeValues(session, { resource, name, word, fields, unique, parentFields, parents });
};

/** Creates a resource or several: resolves references, sends the body, waits and shows the result. */
export const createItem = async (session: Session, call: CreateCall): Promise<void> => {
  const { drafts, isSeveral } = await readDrafts(session, call);
  const like = await readLike(session, call);
  const { fields } = findCreateFields(call);
  const context = { fields, like, asks: !isSeveral };
  const [only] = drafts;
  if (isSeveral || !only) return createSeveral(session, call, context, drafts);
  await createOne(session, call, await planCreate(session, call, context, only));
};
