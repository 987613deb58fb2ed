import { events } from '../../catalog/audit/events.ts';
import { systemEvents } from '../../catalog/audit/system-events.ts';
import { resourceOf } from '../../catalog/index.ts';
import { collectionPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { ListVerb, ViewVerb } from '../../catalog/verb-forms.ts';
import { behaviourOf } from '../behaviour/index.ts';
import { invalid, type Reply, refusal } from '../server/replies.ts';
import { holds } from '../state/account.ts';
import type { Item } from '../state/rows.ts';
import type { World } from '../world.ts';
import { answerOf } from './answers.ts';
import { type Call, livesIn, parentsOf, targetOf } from './calls.ts';
import { blank, valueProblem } from './values.ts';

/** Resources whose lists begin with the newest. */
const newestFirst: ReadonlySet<string> = new Set([events.noun, systemEvents.noun]);

/** Fields of a resource that point at another one. */
const referring = (resource: Resource, noun: string): string[] =>
  Object.entries(resource.fields).flatMap(([name, field]) => (field.to === noun ? [name] : []));

/** The fields a query parameter filters by: its namesake, else those that point at the same. */
const filteredBy = (resource: Resource, verb: ListVerb, parameter: string): string[] => {
  if (resource.fields[parameter]) return [parameter];
  const noun = verb.filters?.[parameter]?.to;
  return noun === undefined ? [] : referring(resource, noun);
};

/** Throws a `Refusal` (422) that names the filters without which there is no answer. */
const demandFilters = ({ needs = [], each, filters = {} }: ListVerb, call: Call): void => {
  const errors: Record<string, string[]> = {};
  for (const name of each === undefined ? needs : [...needs, each]) {
    const field = filters[name];
    const value = call.query.get(name);
    const problem = value && field ? valueProblem(value, field, call.world.account) : blank;
    if (problem) errors[name] = [problem];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
};

/** The rows under these parents that pass the filters in the query. */
const matching = (
  resource: Resource,
  verb: ListVerb,
  parents: Readonly<Record<string, string>>,
  { query, world }: Call,
): readonly Item[] => {
  const conditions = Object.keys(verb.filters ?? {}).flatMap((parameter) => {
    const value = query.get(parameter);
    return value === null ? [] : [{ names: filteredBy(resource, verb, parameter), value }];
  });
  const rows = world.account
    .table(resource.noun)
    .rows()
    .filter(
      (row) =>
        livesIn(row, parents) &&
        conditions.every(({ names, value }) => names.some((name) => holds(row[name], value))),
    );
  return newestFirst.has(resource.noun) ? rows.reverse() : rows;
};

const without = (answer: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name)));

/** A longer list is put together while it is sent. */
const longList = 500;

function* mapped<T>(rows: readonly Item[], answer: (row: Item) => T): Generator<T> {
  for (const row of rows) yield answer(row);
}

/** `list`: what is under the parents in the path and passes the filters in the query. */
export const listRows = (resource: Resource, verb: ListVerb, call: Call): Reply => {
  const { world, query } = call;
  const parents = parentsOf(resource, collectionPath(resource), call);
  demandFilters(verb, call);
  const { rows: own, order } = behaviourOf(resource);
  const rows = own
    ? own({ parents, filters: query, world })
    : matching(resource, verb, parents, call);
  const ordered = order ? rows.toSorted(order) : rows;
  const { lacks } = verb;
  const answer = (row: Item) => {
    const whole = answerOf(resource, row, world);
    return lacks ? without(whole, lacks) : whole;
  };
  return ordered.length > longList
    ? { status: 200, rows: mapped(ordered, answer) }
    : { status: 200, body: ordered.map(answer) };
};

/** `show`: one row. */
export const showRow = (resource: Resource, call: Call): Reply => ({
  status: 200,
  body: answerOf(resource, targetOf(resource, call), call.world, 'shown'),
});

/** The rows of another resource that a view of a row answers. */
export const rowsInView = (
  resource: Resource,
  name: string,
  of: string,
  row: Item,
  world: World,
): readonly Item[] => {
  const own = behaviourOf(resource).views?.[name];
  // A view of rows is one of these by what the catalog says of it.
  if (own) return own(row, world) as readonly Item[];
  if (of === events.noun) return world.journal.eventsOf(row.id).toReversed();
  const names = referring(resourceOf(of), resource.noun);
  return world.account
    .table(of)
    .rows()
    .filter((candidate) => names.some((field) => holds(candidate[field], row.id)));
};

/** A view: rows of another resource that belong to one thing, or something about it. */
export const showView = (resource: Resource, name: string, verb: ViewVerb, call: Call): Reply => {
  const { world } = call;
  const row = targetOf(resource, call);
  if (verb.answers.kind === 'list') {
    const { of } = verb.answers;
    const rows = rowsInView(resource, name, of, row, world);
    return { status: 200, body: rows.map((other) => answerOf(resourceOf(of), other, world)) };
  }
  const own = behaviourOf(resource).views?.[name];
  if (!own) throw refusal(501, `${name} is not offered`);
  return { status: 200, body: own(row, world) };
};
