import type { Resource } from '../../catalog/resource.ts';
import { findPointer } from '../../catalog/rules/pointers.ts';
import type { ActionContext } from '../behaviour/behaviour.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { SandboxPlatform } from '../platform.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';

/** A row as the platform returns it: the fields of the catalog, without internal members. */
export const createAnswer = (
  resource: Resource,
  row: StoredItem,
  platform: SandboxPlatform,
  occasion: ActionContext = 'other',
): InputMembers => {
  const members = Object.entries(resource.fields).flatMap(([name, field]) =>
    field.inputOnly || field.derive || row[name] === undefined ? [] : [[name, row[name]]],
  );
  const { key } = findPointer(resource, row) ?? {};
  return {
    ...Object.fromEntries(members),
    // Such a row has the id of what it points at.
    ...(key !== undefined && { id: row[key] }),
    ...findBehaviour(resource).answer?.(row, occasion, platform),
  };
};
