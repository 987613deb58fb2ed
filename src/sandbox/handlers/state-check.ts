import type { Resource } from '../../catalog/resource.ts';
import type { Condition } from '../../catalog/verb-facts.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRefusal } from '../server/replies.ts';
import type { StoredItem } from '../state/rows.ts';

const explainCondition = (
  { title }: Resource,
  when: Condition,
  row: StoredItem,
): string | undefined => {
  const value = row[when.field];
  if (when.in.some((wanted) => wanted === value)) return undefined;
  const wanted = joinWords(when.in.map(String), 'or');
  return when.field === 'state'
    ? `The ${title} is ${String(value)}; this action requires it to be ${wanted}`
    : `The ${title} has the ${when.field} ${String(value)}; this action requires it to be ${wanted}`;
};

/** Throws a `Refusal` (409) if a row does not meet the condition of a verb. */
export const checkCondition = (
  resource: Resource,
  row: StoredItem,
  when: Condition | undefined,
): void => {
  const problem = when && explainCondition(resource, when, row);
  if (problem !== undefined) throw createRefusal(409, problem);
};

/** Throws a `Refusal` (409) if a row cannot be changed in any state. */
export const checkNotFixed = ({ title, fixed = [] }: Resource, row: StoredItem): void => {
  const reason = fixed.find(({ when }) => when.in.some((value) => value === row[when.field]));
  if (reason) throw createRefusal(409, `The ${title} ${reason.because}; it cannot be changed`);
};

/** Throws a `Refusal` (409) if the state of the row does not allow the verb. */
export const checkState = (
  resource: Resource,
  row: StoredItem,
  { name, when }: { readonly name: string; readonly when?: Condition | undefined },
  platform: SandboxPlatform,
): void => {
  checkNotFixed(resource, row);
  const problem =
    (when && explainCondition(resource, when, row)) ??
    findBehaviour(resource).explainRefusal?.(row, name, platform);
  if (problem !== undefined) throw createRefusal(409, problem);
};
