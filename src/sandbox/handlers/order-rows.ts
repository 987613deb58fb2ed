import { findResource } from '../../catalog/index.ts';
import { findField } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { OrderVerb } from '../../catalog/verb-forms.ts';
import { findBehaviour } from '../behaviour/index.ts';
import { type Reply, refuseInvalid } from '../server/replies.ts';
import { describeRow } from '../state/event-wording.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import { createAnswer } from './answers.ts';
import { type HandlerCall, isInside, resolveCallParents } from './calls.ts';
import { validateInput } from './validation.ts';

/**
 * The ids in their new order. Throws a `Refusal` (422) unless they contain each id of `rows` once.
 */
const readOrder = (
  body: InputMembers,
  as: string,
  rows: readonly StoredItem[],
): readonly string[] => {
  const given: unknown = body[as];
  const ids = Array.isArray(given) ? given.map(String) : [];
  const complete =
    ids.length === rows.length &&
    new Set(ids).size === ids.length &&
    rows.every((row) => ids.includes(row.id));
  if (complete && Array.isArray(given)) return ids;
  throw refuseInvalid({ [as]: [`must contain each of the ${rows.length} ids exactly once`] });
};

/** Reorders the rows of a parent that have the same value in the field `by` of the verb. */
export const orderRows = (resource: Resource, verb: OrderVerb, call: HandlerCall): Reply => {
  const { platform, by } = call;
  const { account, journal, now } = platform;
  const parents = resolveCallParents(resource, resource.path, call);
  const { fields } = resource;
  const sent = validateInput(call.body, { fields, needs: [verb.by], takes: [] }, account);
  const word = sent[verb.by];
  const rows = account
    .table(resource.noun)
    .rows()
    .filter((row) => isInside(row, parents) && row[verb.by] === word);
  const ids = readOrder(call.body, verb.as, rows);
  const ordered = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  for (const [index, row] of ordered.entries()) findBehaviour(resource).onReorder?.(row, index);
  for (const [member, id] of Object.entries(parents)) {
    const noun = findField(resource, member)?.to;
    const row = noun && account.table(noun).get(id);
    if (!row) continue;
    const what = `${String(word)} ${resource.titles} of the ${describeRow(findResource(noun), row, account)}`;
    journal.write({
      level: 'info',
      header: 'Order changed',
      description: `The ${what} have been reordered by ${by}.`,
      on: id,
      at: now(),
    });
  }
  return { status: 200, body: ordered.map((row) => createAnswer(resource, row, platform)) };
};
