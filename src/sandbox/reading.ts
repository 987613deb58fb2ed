import { events } from '../catalog/audit/events.ts';
import { resourceOf } from '../catalog/index.ts';
import type { Resource } from '../catalog/resource.ts';
import type { ListVerb, ViewVerb } from '../catalog/verbs.ts';
import { holds } from './account.ts';
import { behaviourOf } from './behaviour/index.ts';
import { type Call, parentsIn, targetOf } from './calls.ts';
import { type Reply, refusal } from './replies.ts';
import type { Item } from './rows.ts';
import type { World } from './world.ts';

/** The path of a resource's list, where new things are made too. */
export const collectionOf = (resource: Resource): string => {
  const { list } = resource.verbs;
  return (list?.kind === 'list' ? list.path : undefined) ?? resource.path;
};

/** Fields of a resource that point at another one. */
const referring = (resource: Resource, noun: string): string[] =>
  Object.entries(resource.fields).flatMap(([name, field]) => (field.to === noun ? [name] : []));

/** The fields a query parameter filters by: its namesake, else those that point at the same. */
const filteredBy = (resource: Resource, verb: ListVerb, parameter: string): string[] => {
  if (resource.fields[parameter]) return [parameter];
  const noun = verb.filters?.[parameter]?.to;
  return noun === undefined ? [] : referring(resource, noun);
};

const without = (row: Item, names: readonly string[]): Partial<Item> =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/** `list`: the rows under the parents in the path that pass the filters in the query. */
export const listRows = (resource: Resource, verb: ListVerb, call: Call): Reply => {
  const conditions: [string[], string][] = Object.entries(
    parentsIn(collectionOf(resource), resource, call),
  ).map(([name, id]) => [[name], id]);
  for (const parameter of Object.keys(verb.filters ?? {})) {
    const value = call.query.get(parameter);
    if (value !== null) conditions.push([filteredBy(resource, verb, parameter), value]);
  }
  const rows = call.world.account
    .table(resource.noun)
    .rows()
    .filter((row) =>
      conditions.every(([names, value]) => names.some((name) => holds(row[name], value))),
    );
  if (resource.noun === events.noun) rows.reverse();
  const { lacks } = verb;
  return { status: 200, body: lacks ? rows.map((row) => without(row, lacks)) : rows };
};

/** `show`: one row. */
export const showRow = (resource: Resource, call: Call): Reply => ({
  status: 200,
  body: targetOf(resource, call),
});

/** What a view of a row answers. */
export const viewOf = (
  resource: Resource,
  name: string,
  verb: ViewVerb,
  row: Item,
  world: World,
): unknown => {
  const own = behaviourOf(resource).views?.[name];
  if (own) return own(row, world);
  if (verb.answers.kind === 'secret') throw refusal(501, `${name} is not offered`);
  if (verb.answers.of === events.noun) return world.journal.eventsOf(row.id).toReversed();
  const other = resourceOf(verb.answers.of);
  const names = referring(other, resource.noun);
  return world.account
    .table(other.noun)
    .rows()
    .filter((candidate) => names.some((field) => holds(candidate[field], row.id)));
};

/** A view: rows of another resource that belong to one thing, or something about it. */
export const showView = (resource: Resource, name: string, verb: ViewVerb, call: Call): Reply => ({
  status: 200,
  body: viewOf(resource, name, verb, targetOf(resource, call), call.world),
});
