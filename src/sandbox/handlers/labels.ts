import { catalog } from '../../catalog/index.ts';
import { labels } from '../../catalog/labels.ts';
import type { Resource } from '../../catalog/resource.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRefusal, type Reply, refuseInvalid } from '../server/replies.ts';
import { describeRow } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';
import { findCallTarget, type HandlerCall } from './calls.ts';

/** A labelled resource, as requests name it. */
interface Labelled {
  readonly id: string;
  readonly resource_type: string;
}

const isLabelled = (value: unknown): value is Labelled =>
  isJsonObject(value) && typeof value.id === 'string' && typeof value.resource_type === 'string';

/** A row with the resource it is of. */
interface Bearer {
  readonly resource: Resource;
  readonly row: StoredItem;
}

const findBearer = (
  platform: SandboxPlatform,
  { id, resource_type: type }: Labelled,
): Bearer | undefined => {
  const resource = catalog.find(({ labelable }) => labelable === type);
  const row = resource && platform.account.table(resource.noun).get(id);
  return row && { resource, row };
};

const readLabels = (row: StoredItem): unknown[] =>
  Array.isArray(row.label_ids) ? row.label_ids : [];

const writeLabelEvent = (
  call: HandlerCall,
  header: string,
  description: string,
  on: string,
): void => {
  const { journal, now } = call.platform;
  journal.write({ level: 'info', header, description, on, at: now() });
};

/** `POST /labels/{id}/resources`: adds the label to all the given resources, or to none. */
export const addLabel = (call: HandlerCall): Reply => {
  const label = findCallTarget(labels, call);
  const requested = call.body.resources;
  if (!Array.isArray(requested) || requested.length === 0)
    throw refuseInvalid({ resources: ["can't be blank"] });
  if (!requested.every(isLabelled))
    throw refuseInvalid({ resources: ['must each have an id and a resource_type'] });
  const bearers = requested.map((one) => {
    const bearer = findBearer(call.platform, one);
    if (!bearer)
      throw refuseInvalid({ resources: [`${one.resource_type} ${one.id} does not exist`] });
    return bearer;
  });
  for (const { resource, row } of bearers) {
    row.label_ids = [...new Set([...readLabels(row), label.id])];
    const what = `The label ${String(label.name)} has been added to the ${describeRow(resource, row, call.platform.account)}`;
    writeLabelEvent(call, 'Label added', `${what} by ${call.by}.`, row.id);
  }
  return { status: 201, body: requested.map(({ id, resource_type }) => ({ id, resource_type })) };
};

/**
 * `DELETE /labels/{id}/resources/{resource_type}/{resource_id}`: removes the label from one
 * resource.
 */
export const removeLabel = (call: HandlerCall): Reply => {
  const label = findCallTarget(labels, call);
  const { resource_type: type = '', resource_id: id = '' } = call.params;
  const bearer = findBearer(call.platform, { id, resource_type: type });
  if (!bearer || !readLabels(bearer.row).includes(label.id))
    throw createRefusal(404, `No ${type} with the id ${id} has this label`);
  const { resource, row } = bearer;
  row.label_ids = readLabels(row).filter((other) => other !== label.id);
  const what = `The label ${String(label.name)} has been removed from the ${describeRow(resource, row, call.platform.account)}`;
  writeLabelEvent(call, 'Label removed', `${what} by ${call.by}.`, row.id);
  return { status: 204 };
};
