import type { Resource } from '../../catalog/resource.ts';
import type { Occasion } from '../behaviour/behaviour.ts';
import { behaviourOf } from '../behaviour/index.ts';
import type { Item } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Members } from './validation.ts';

/** A row as the platform answers it: the fields of the catalog, and nothing else that is kept. */
export const answerOf = (
  resource: Resource,
  row: Item,
  world: World,
  occasion: Occasion = 'other',
): Members => {
  const members = Object.entries(resource.fields).flatMap(([name, field]) =>
    field.inputOnly || row[name] === undefined ? [] : [[name, row[name]]],
  );
  return {
    ...Object.fromEntries(members),
    ...behaviourOf(resource).answer?.(row, occasion, world),
  };
};
