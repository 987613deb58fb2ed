import { getCollectionPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import { findPointer } from '../../catalog/rules/pointers.ts';
import { insertRow } from '../lifecycle/insert-row.ts';
import { createRefusal, type Reply, refuseInvalid } from '../server/replies.ts';
import { describeRow } from '../state/event-wording.ts';
import { createAnswer } from './answers.ts';
import { findPointing, type HandlerCall, resolveCallParents } from './calls.ts';

/** `add`: adds a row of another resource, given by kind and id, to a parent. */
export const addRow = (resource: Resource, name: string, call: HandlerCall): Reply => {
  const { platform, body, by } = call;
  const { account } = platform;
  const parents = resolveCallParents(resource, getCollectionPath(resource), call);
  const kind = resource.pointsBy?.kind ?? '';
  const pointer = findPointer(resource, body);
  if (!pointer) throw refuseInvalid({ [kind]: ['is not included in the list'] });
  const pointed = account.table(pointer.to).get(String(body.id));
  if (!pointed) throw refuseInvalid({ id: ['does not exist'] });
  const table = account.table(resource.noun);
  if (findPointing(resource, table, parents, body)) {
    const of = account.catalog.find(pointer.to);
    throw createRefusal(409, `The ${describeRow(of, pointed, account)} is already there`);
  }
  const values = { [kind]: body[kind], [pointer.key]: pointed.id };
  const row = insertRow(resource, values, parents, platform);
  platform.lifecycle.begin({ resource, row, verb: name, by }, platform.now());
  return { status: 201, body: createAnswer(resource, row, platform, 'created') };
};
