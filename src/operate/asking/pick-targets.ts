import { findListVerb } from '../../catalog/paths.ts';
import { listUnderGiven } from '../../catalog/rules/list-parents.ts';
import type { ActionVerb, Condition, Resource, Verb } from '../../catalog/vocabulary.ts';
import { type Choice, select } from '../../output/terminal/prompts.ts';
import { selectSeveral } from '../../output/terminal/select-several.ts';
import { createChain, isReachable } from '../outcomes/chain.ts';
import { explainFixedRow } from '../outcomes/fixed-rows.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { nameItems } from '../targets/item-names.ts';
import type { NamedItem } from '../targets/match.ts';
import { createRowScope, type ParentScope, type Target } from '../targets/target.ts';
import { meetsCondition, readConditionValue } from '../waiting/condition-value.ts';
import { isAlreadySettled } from '../waiting/states.ts';
import { withLookup } from './lookup.ts';
import { createNoneUsable, createNoRows } from './nothing-to-choose.ts';
import { createRowChoices } from './row-choices.ts';
import { findShortestWord } from './shortest-word.ts';

/** The verb that targets are chosen for. */
interface TargetedVerb {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: Verb;
  /** The value of the flag of a choice. */
  readonly chosen: string | undefined;
  /** `--force`: a target may be in any state. */
  readonly force: boolean;
  /** `--shutdown-first`: actions may run before. */
  readonly precede: boolean;
}

/** The actions that a verb may run; none if it is not an action. */
const listActions = ({ resource, verb, chosen }: TargetedVerb): readonly ActionVerb[] => {
  if (verb.kind === 'action') return [verb];
  if (verb.kind !== 'choice') return [];
  return Object.entries(verb.among).flatMap(([value, name]) => {
    const action = resource.verbs[name];
    const isMeant = chosen === undefined || chosen === value;
    return isMeant && action?.kind === 'action' ? [action] : [];
  });
};

/** Whether the verb attaches, and the row is attached already. */
const isTaken = ({ awaits, sends = {} }: ActionVerb, { item }: NamedItem): boolean =>
  awaits?.field !== undefined &&
  awaits.untilSent !== undefined &&
  sends[awaits.untilSent]?.to !== undefined &&
  readConditionValue(item, awaits.field) !== null;

/** The condition of a verb on its target; that of an edit is that of the update it sends. */
const findCondition = ({ verbs }: Resource, verb: Verb): Condition | undefined => {
  const sent = verb.kind === 'edit' ? verbs[verb.by] : verb;
  if (sent?.kind === 'action') return sent.when ?? sent.expects;
  return sent?.kind === 'update' || sent?.kind === 'ssh' ? sent.when : undefined;
};

/** Verbs that change a row, besides actions. */
const changingKinds: readonly Verb['kind'][] = ['update', 'edit', 'amend'];

/** Whether a list lacks the field of a condition, so that its rows cannot be judged by it. */
const isUnlisted = (resource: Resource, condition: Condition | undefined): boolean =>
  condition !== undefined && (findListVerb(resource)?.lacks?.includes(condition.field) ?? false);

/** Whether an action can be sent to a row, as far as its list shows. */
const isActable = (call: TargetedVerb, verb: ActionVerb, one: NamedItem): boolean => {
  const { resource, name, precede } = call;
  if (isUnlisted(resource, verb.when) || isUnlisted(resource, verb.expects)) return true;
  const action = { resource, name, verb, failFast: false };
  const chain = precede ? createChain(action) : [];
  return (
    !isAlreadySettled(resource, verb, one.item) &&
    !isTaken(verb, one) &&
    isReachable(action, chain, one.item)
  );
};

/** Whether a verb can act on a row. */
const canActOn = (call: TargetedVerb, one: NamedItem): boolean => {
  const { resource, name, verb, force } = call;
  const actions = listActions(call);
  const isChange = actions.length > 0 || changingKinds.includes(verb.kind);
  if (isChange && explainFixedRow(resource, one, name)) return false;
  if (force) return true;
  if (actions.length > 0) return actions.some((action) => isActable(call, action, one));
  const condition = findCondition(resource, verb);
  return isUnlisted(resource, condition) || meetsCondition(condition, one.item);
};

/** All rows, and those that the verb can act on. */
const readCandidates = async (session: Session, call: TargetedVerb, scope: ParentScope) => {
  const { cache } = session;
  const listed = listUnderGiven(call.resource, scope);
  const { within } = findListVerb(listed) ?? {};
  const parent = within === undefined ? undefined : scope[within];
  const reading = cache.list(listed, parent).then((rows) => nameItems(cache, call.resource, rows));
  const all = await withLookup(session, call.resource.titles, reading);
  if (all.length === 0) throw createNoRows(call.resource);
  const usable = all.filter((one) => canActOn(call, one));
  if (usable.length === 0) {
    const needed = findCondition(call.resource, call.verb);
    throw createNoneUsable(call.resource, { purpose: call.name, count: all.length, needed });
  }
  const isOfSeveral = within !== undefined && parent === undefined;
  const choices = await createRowChoices(
    session,
    call.resource,
    usable,
    isOfSeveral ? 'with-parent' : 'without-parent',
  );
  return { all, choices };
};

const choose = async (
  { host: { terminal, signal } }: Session,
  { resource }: TargetedVerb,
  count: 'one' | 'several',
  choices: readonly Choice<NamedItem>[],
): Promise<readonly NamedItem[]> =>
  count === 'one'
    ? [await select(terminal, `Which ${resource.title}?`, choices, signal)]
    : selectSeveral(terminal, `Which ${resource.titles}?`, choices, signal);

/**
 * Lets a person choose the targets of a verb among the rows that it can act on. Throws a
 * `TargetFailure` if there is none.
 */
export const pickTargets = async (
  session: Session,
  call: TargetedVerb,
  count: 'one' | 'several',
  scope: ParentScope,
): Promise<readonly Target[]> => {
  const { resource } = call;
  const { all, choices } = await readCandidates(session, call, scope);
  const chosen = await choose(session, call, count, choices);
  return chosen.map((one) => ({
    id: readText(one.item, 'id'),
    name: one.name || readText(one.item, 'id'),
    word: findShortestWord(resource, one, all),
    item: one.item,
    scope: createRowScope(resource, one.item, scope),
  }));
};
