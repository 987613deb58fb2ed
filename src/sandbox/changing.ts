import type { Resource } from '../catalog/resource.ts';
import type { ActionVerb, CreateVerb, UpdateVerb } from '../catalog/verbs.ts';
import { freshId } from './account.ts';
import { behaviourOf } from './behaviour/index.ts';
import { type Call, parentsIn, targetOf } from './calls.ts';
import { collectionOf, viewOf } from './reading.ts';
import { invalid, type Reply, refusal } from './replies.ts';
import { alignSingles, type Item, rowOf } from './rows.ts';
import { type Expected, type Members, readInput } from './validation.ts';
import { thingOf } from './wording.ts';

const inputOf = (expected: Expected, call: Call): Members => {
  const { account } = call.world;
  const values = readInput(call.body, expected, account);
  const errors = behaviourOf(expected.resource).check?.(values, call.world) ?? {};
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return values;
};

/** `create`: a new row from the body, set on its way. */
export const createRow = (
  resource: Resource,
  name: string,
  verb: CreateVerb,
  call: Call,
): Reply => {
  const { account, lifecycle, random, now } = call.world;
  const table = account.table(resource.noun);
  const parents = parentsIn(collectionOf(resource), resource, call);
  const expected = { resource, needs: verb.needs, takes: verb.takes ?? [] };
  const values = inputOf(expected, { ...call, body: { ...call.body, ...parents } });
  const { on = 'state', via, until } = verb.awaits ?? {};
  const first = via?.[0] ?? until?.[0];
  const row = rowOf(resource, {
    ...(first === undefined ? {} : { [on]: first }),
    ...values,
    ...parents,
    id: freshId(random, table),
  });
  behaviourOf(resource).created?.(row, call.world);
  alignSingles(resource, row);
  table.add(row);
  lifecycle.begin({ resource, row, verb: name, by: call.by }, now());
  return { status: 201, body: row };
};

/** `update`: the members sent, put in place of the old ones. */
export const updateRow = (
  resource: Resource,
  name: string,
  verb: UpdateVerb,
  call: Call,
): Reply => {
  const row = targetOf(resource, call);
  const values = inputOf({ resource, needs: [], takes: verb.takes, present: row }, call);
  Object.assign(row, values);
  alignSingles(resource, row);
  call.world.lifecycle.begin({ resource, row, verb: name, by: call.by }, call.world.now());
  return { status: 200, body: row };
};

/** `inactive, stalled or commission_stalled`. */
const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** Throws a `Refusal` (409) when the row is in no state for the verb. */
const demandState = (resource: Resource, name: string, verb: ActionVerb, row: Item): void => {
  const state = String(row.state);
  if (verb.when && !verb.when.includes(state)) {
    const wanted = alternatives(verb.when);
    throw refusal(409, `The ${resource.title} is ${state}; ${name} needs it to be ${wanted}`);
  }
  const reason = behaviourOf(resource).refuses?.(row, name);
  if (reason !== undefined) throw refusal(409, reason);
};

/** The thing an action picks among the rows of a view. Throws a `Refusal` (404) for none such. */
const pickedFor = (
  resource: Resource,
  verb: ActionVerb,
  row: Item,
  call: Call,
): Item | undefined => {
  if (!verb.pick) return undefined;
  const { flag, among } = verb.pick;
  const view = resource.verbs[among];
  const candidates: unknown =
    view?.kind === 'view' ? viewOf(resource, among, view, row, call.world) : [];
  const id = call.params[flag];
  const isPicked = (candidate: Item): boolean => candidate.id === id;
  // The candidates of a pick are the rows of a view that answers a list.
  const picked = (candidates as Item[]).find(isPicked);
  if (!picked) throw refusal(404, `There is no ${flag} with the id ${id}`);
  return picked;
};

/** Takes a row away at once. Throws a `Refusal` (409) when something still needs it. */
const destroyRow = (resource: Resource, name: string, row: Item, call: Call): void => {
  const { account, lifecycle, now } = call.world;
  const user = account.userOf(resource.noun, row.id);
  if (name !== 'discard' && user)
    throw refusal(409, `The ${thingOf(resource, row)} is in use by the ${user}`);
  lifecycle.cancel(row.id);
  lifecycle.begin({ resource, row, verb: name, by: call.by }, now());
  account.forget(resource.noun, row.id);
};

/** An action on one thing, answered before what it starts is over. */
export const actOn = (resource: Resource, name: string, verb: ActionVerb, call: Call): Reply => {
  const { lifecycle, now } = call.world;
  const row = targetOf(resource, call);
  demandState(resource, name, verb, row);
  const picked = pickedFor(resource, verb, row, call);
  const done = verb.method === 'POST' ? 201 : 200;
  const own = behaviourOf(resource).actions?.[name];
  if (own) return { status: done, body: own({ row, picked, by: call.by, world: call.world }) };
  const answer = verb.answers?.kind;
  if (answer === 'row' || answer === 'secret') throw refusal(501, `${name} is not offered`);
  if (verb.method === 'DELETE' && answer === 'nothing' && !verb.awaits) {
    destroyRow(resource, name, row, call);
    return { status: 204 };
  }
  lifecycle.begin({ resource, row, verb: name, by: call.by }, now());
  return answer === 'nothing' ? { status: 204 } : { status: done, body: row };
};
