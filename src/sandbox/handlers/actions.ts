import type { Resource } from '../../catalog/resource.ts';
import type { ActionVerb, MakeVerb, UploadVerb } from '../../catalog/vocabulary.ts';
import { findBehaviour } from '../behaviour/index.ts';
import { deleteRow } from '../lifecycle/delete-row.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRefusal, type Reply } from '../server/replies.ts';
import { describeRow } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';
import { createAnswer } from './answers.ts';
import { findCallTarget, type HandlerCall } from './calls.ts';
import { listViewRows } from './reads.ts';
import { checkState } from './state-check.ts';
import { startUploadTask } from './tasks.ts';
import { validateInput } from './validation.ts';

/**
 * The row that an action selects among the rows of a view. Throws a `Refusal` (404) if it does not
 * exist.
 */
const findPicked = (
  resource: Resource,
  verb: ActionVerb,
  row: StoredItem,
  call: HandlerCall,
): StoredItem | undefined => {
  if (!verb.pick) return undefined;
  const { flag, among } = verb.pick;
  const view = resource.verbs[among];
  const of = view?.kind === 'view' && view.answers.kind === 'list' ? view.answers.of : undefined;
  const candidates = of === undefined ? [] : listViewRows(resource, { name: among, of }, row, call);
  const id = call.params[flag];
  const picked = candidates.find((candidate) => candidate.id === id);
  const title = of === undefined ? flag : call.catalog.find(of).title;
  if (!picked) throw createRefusal(404, `There is no ${title} with the id ${id}`);
  return picked;
};

/** Deletes a row at once. Throws a `Refusal` (409) if another row still refers to it. */
const deleteRowAtOnce = (
  resource: Resource,
  name: string,
  row: StoredItem,
  { platform, by }: HandlerCall,
): void => {
  const { account, lifecycle, now } = platform;
  const user = account.userOf(resource.noun, row.id);
  if (name !== 'discard' && user) {
    const inUse = `The ${describeRow(resource, row, account)} is in use by the`;
    throw createRefusal(409, `${inUse} ${describeRow(user.resource, user.row, account)}`);
  }
  lifecycle.cancel(row.id);
  lifecycle.begin({ resource, row, verb: name, by }, now());
  deleteRow(resource, row, platform, now());
};

/** The response for a row that a behaviour returned, without internal members. */
const createRowAnswer = (row: unknown, of: Resource, platform: SandboxPlatform): unknown =>
  // The catalog says which resource the returned row is of.
  createAnswer(of, row as StoredItem, platform);

/** Starts an action on one row; the response is sent before the action has finished. */
export const runAction = (
  resource: Resource,
  name: string,
  verb: ActionVerb,
  call: HandlerCall,
): Reply => {
  const { platform, by } = call;
  const row = findCallTarget(resource, call);
  const fields = verb.sends ?? {};
  const sent = validateInput(
    call.body,
    { fields, needs: Object.keys(fields), takes: [] },
    platform.account,
  );
  checkState(resource, row, { name, when: verb.when }, platform);
  const picked = findPicked(resource, verb, row, call);
  const { answers } = verb;
  const done = verb.method === 'POST' ? 201 : 200;
  const own = findBehaviour(resource).actions?.[name];
  if (own) {
    const value = own({ row, picked, sent, by, platform });
    if (answers?.kind === 'nothing') return { status: 204 };
    if (answers?.kind === 'secret') return { status: done, body: value };
    const of = answers ? call.catalog.find(answers.of) : resource;
    return { status: done, body: createRowAnswer(value, of, platform) };
  }
  if (answers?.kind === 'row' || answers?.kind === 'secret')
    throw createRefusal(501, `${name} is not offered`);
  if (verb.method === 'DELETE' && answers?.kind === 'nothing' && (!verb.awaits || verb.awaits.on)) {
    deleteRowAtOnce(resource, name, row, call);
    return { status: 204 };
  }
  platform.lifecycle.begin({ resource, row, verb: name, by, sent }, platform.now());
  return answers?.kind === 'nothing'
    ? { status: 204 }
    : { status: done, body: createAnswer(resource, row, platform) };
};

/** The last request of an upload, after the content has been sent. */
export const finishUpload = (
  resource: Resource,
  name: string,
  upload: UploadVerb,
  call: HandlerCall,
): Reply => {
  const { platform, by } = call;
  const { finish } = upload;
  const row = findCallTarget(resource, call);
  checkState(resource, row, { name: finish.path }, platform);
  if (finish.task) return startUploadTask({ resource, row, name }, upload, call);
  platform.lifecycle.begin({ resource, row, verb: finish.path, by }, platform.now());
  return { status: 200, body: createAnswer(resource, row, platform) };
};

/** Creates a row of another resource from one row. */
export const createFromTarget = (
  resource: Resource,
  name: string,
  verb: MakeVerb,
  call: HandlerCall,
): Reply => {
  const { platform, by } = call;
  const row = findCallTarget(resource, call);
  const { sends: fields, needs, rules } = verb;
  const takes = Object.keys(fields);
  const sent = validateInput(call.body, { fields, needs, takes, rules }, platform.account);
  const own = findBehaviour(resource).actions?.[name];
  if (!own) throw createRefusal(501, `${name} is not offered`);
  const created = own({ row, picked: undefined, sent, by, platform });
  return { status: 201, body: createRowAnswer(created, call.catalog.find(verb.of), platform) };
};
