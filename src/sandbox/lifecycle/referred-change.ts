import { findField } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { ConditionValue, SuccessConditions } from '../../catalog/verb-facts.ts';
import type { Account } from '../state/account.ts';
import type { EventAction } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';

/** The change of a row that shows the end of a verb on another row. */
export interface ReferredChange {
  readonly resource: Resource;
  readonly row: StoredItem;
  readonly field: string;
  readonly passing: ConditionValue;
  readonly success: ConditionValue;
  readonly failures: readonly string[];
}

const findAwaited = ({ resource, verb }: EventAction): SuccessConditions | undefined => {
  const found = resource.verbs[verb];
  return found && 'awaits' in found ? found.awaits : undefined;
};

/** The row that a chain of references leads to. */
const findReferred = (
  account: Account,
  { resource, row }: EventAction,
  chain: readonly string[],
): { readonly resource: Resource; readonly row: StoredItem } | undefined => {
  let at = { resource, row };
  for (const key of chain) {
    const to = findField(at.resource, key)?.to;
    const next = to && account.table(to).get(String(at.row[key]));
    if (!to || !next) return undefined;
    at = { resource: account.catalog.find(to), row: next };
  }
  return at;
};

/**
 * The change of the row that shows the end of a verb, such as the load balancer of a target; undefined
 * if the target itself shows it.
 */
export const findReferredChange = (
  action: EventAction,
  account: Account,
): ReferredChange | undefined => {
  const {
    on,
    field = 'state',
    transitional = [],
    success = [],
    failure = [],
  } = findAwaited(action) ?? {};
  // The first transitional value is that of a new row.
  const [first, passing = first] = transitional;
  const [good] = success;
  const referred = on && findReferred(account, action, on);
  if (!referred || passing === undefined || good === undefined) return undefined;
  return { ...referred, field, passing, success: good, failures: failure };
};
