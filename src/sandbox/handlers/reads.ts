import { events } from '../../catalog/audit/events.ts';
import { systemEvents } from '../../catalog/audit/system-events.ts';
import { findResource } from '../../catalog/index.ts';
import { getCollectionPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { ListVerb, ViewVerb } from '../../catalog/verb-forms.ts';
import type { Noun } from '../../catalog/vocabulary/nouns.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRefusal, type Reply, refuseInvalid } from '../server/replies.ts';
import { hasRow } from '../state/account.ts';
import type { StoredItem } from '../state/rows.ts';
import { createAnswer } from './answers.ts';
import { findCallTarget, type HandlerCall, isInside, resolveCallParents } from './calls.ts';
import { blankValueFor, explainValueProblem } from './values.ts';

/** Resources whose lists are sorted newest first. */
const newestFirst: ReadonlySet<string> = new Set([events.noun, systemEvents.noun]);

/** Fields of a resource that point at another one. */
const listReferringFields = (resource: Resource, noun: string): string[] =>
  Object.entries(resource.fields).flatMap(([name, field]) => (field.to === noun ? [name] : []));

/**
 * The fields that a query parameter filters by: the field of that name, or those that refer to the
 * same resource.
 */
const listFilteredFields = (resource: Resource, verb: ListVerb, parameter: string): string[] => {
  if (resource.fields[parameter]) return [parameter];
  const noun = verb.filters?.[parameter]?.to;
  return noun === undefined ? [] : listReferringFields(resource, noun);
};

/** Throws a `Refusal` (422) that names the required filters that are missing. */
const requireFilters = ({ needs = [], each, filters = {} }: ListVerb, call: HandlerCall): void => {
  const errors: Record<string, string[]> = {};
  for (const name of each === undefined ? needs : [...needs, each]) {
    const field = filters[name];
    const value = call.query.get(name);
    const problem =
      value && field ? explainValueProblem(value, field, call.platform.account) : blankValueFor;
    if (problem) errors[name] = [problem];
  }
  if (Object.keys(errors).length > 0) throw refuseInvalid(errors);
};

/** The rows under these parents that pass the filters in the query. */
const filterRows = (
  resource: Resource,
  verb: ListVerb,
  parents: Readonly<Record<string, string>>,
  { query, platform }: HandlerCall,
): readonly StoredItem[] => {
  const conditions = Object.keys(verb.filters ?? {}).flatMap((parameter) => {
    const value = query.get(parameter);
    return value === null ? [] : [{ names: listFilteredFields(resource, verb, parameter), value }];
  });
  const rows = platform.account
    .table(resource.noun)
    .rows()
    .filter(
      (row) =>
        isInside(row, parents) &&
        conditions.every(({ names, value }) => names.some((name) => hasRow(row[name], value))),
    );
  return newestFirst.has(resource.noun) ? rows.reverse() : rows;
};

const omitFields = (answer: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name)));

/** Longer lists are streamed. */
const longList = 500;

function* mapped<T>(rows: readonly StoredItem[], answer: (row: StoredItem) => T): Generator<T> {
  for (const row of rows) yield answer(row);
}

/** `list`: the rows of the parents in the path that match the filters in the query. */
export const listRows = (resource: Resource, verb: ListVerb, call: HandlerCall): Reply => {
  const { platform, query } = call;
  const parents = resolveCallParents(resource, getCollectionPath(resource), call);
  requireFilters(verb, call);
  const { rows: own, order } = findBehaviour(resource);
  const rows = own
    ? own({ parents, filters: query, platform })
    : filterRows(resource, verb, parents, call);
  const ordered = order ? rows.toSorted(order) : rows;
  const { lacks } = verb;
  const answer = (row: StoredItem) => {
    const whole = createAnswer(resource, row, platform);
    return lacks ? omitFields(whole, lacks) : whole;
  };
  return ordered.length > longList
    ? { status: 200, rows: mapped(ordered, answer) }
    : { status: 200, body: ordered.map(answer) };
};

/** `show`: one row. */
export const showRow = (resource: Resource, call: HandlerCall): Reply => ({
  status: 200,
  body: createAnswer(resource, findCallTarget(resource, call), call.platform, 'shown'),
});

/** The rows of another resource that a view of a row returns. */
export const listViewRows = (
  resource: Resource,
  { name, of }: { readonly name: string; readonly of: Noun },
  row: StoredItem,
  platform: SandboxPlatform,
): readonly StoredItem[] => {
  const own = findBehaviour(resource).views?.[name];
  // The catalog says how the rows of a view are related to their row.
  if (own) return own(row, platform) as readonly StoredItem[];
  if (of === events.noun) return platform.journal.eventsOf(row.id).toReversed();
  const names = listReferringFields(findResource(of), resource.noun);
  return platform.account
    .table(of)
    .rows()
    .filter((candidate) => names.some((field) => hasRow(candidate[field], row.id)));
};

/** A view: rows of another resource that belong to a row, or a value about it. */
export const showView = (
  resource: Resource,
  name: string,
  verb: ViewVerb,
  call: HandlerCall,
): Reply => {
  const { platform } = call;
  const row = findCallTarget(resource, call);
  if (verb.answers.kind === 'list') {
    const { of } = verb.answers;
    const rows = listViewRows(resource, { name, of }, row, platform);
    return {
      status: 200,
      body: rows.map((other) => createAnswer(findResource(of), other, platform)),
    };
  }
  const own = findBehaviour(resource).views?.[name];
  if (!own) throw createRefusal(501, `${name} is not offered`);
  return { status: 200, body: own(row, platform) };
};
