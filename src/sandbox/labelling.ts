import { catalog } from '../catalog/index.ts';
import { labels } from '../catalog/labels.ts';
import { type Call, targetOf } from './calls.ts';
import { invalid, type Reply, refusal } from './replies.ts';
import type { Item } from './rows.ts';
import type { World } from './world.ts';

/** A thing a label is put on, as requests name it. */
interface Labelled {
  readonly id: string;
  readonly resource_type: string;
}

const isLabelled = (value: unknown): value is Labelled =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'resource_type' in value &&
  typeof value.resource_type === 'string';

const rowOfType = (world: World, { id, resource_type: type }: Labelled): Item | undefined => {
  const resource = catalog.find(({ labelable }) => labelable === type);
  return resource && world.account.table(resource.noun).get(id);
};

const labelsOf = (row: Item): unknown[] => (Array.isArray(row.label_ids) ? row.label_ids : []);

/** `POST /labels/{id}/resources`: the label put on every resource named, or on none. */
export const putLabel = (call: Call): Reply => {
  const label = targetOf(labels, call);
  const named = call.body.resources;
  if (!Array.isArray(named) || named.length === 0) throw invalid({ resources: ["can't be blank"] });
  if (!named.every(isLabelled))
    throw invalid({ resources: ['must each have an id and a resource_type'] });
  const rows = named.map((one) => {
    const row = rowOfType(call.world, one);
    if (!row) throw invalid({ resources: [`${one.resource_type} ${one.id} does not exist`] });
    return row;
  });
  for (const row of rows) row.label_ids = [...new Set([...labelsOf(row), label.id])];
  return { status: 201, body: named.map(({ id, resource_type }) => ({ id, resource_type })) };
};

/** `DELETE /labels/{id}/resources/{type}/{resource}`: the label taken off one resource. */
export const takeLabelOff = (call: Call): Reply => {
  const label = targetOf(labels, call);
  const { type = '', resource: id = '' } = call.params;
  const row = rowOfType(call.world, { id, resource_type: type });
  if (!row || !labelsOf(row).includes(label.id))
    throw refusal(404, `The label is not on a ${type} with the id ${id}`);
  row.label_ids = labelsOf(row).filter((other) => other !== label.id);
  return { status: 204 };
};
