import { serverArrays } from '../../catalog/cloud/server-arrays.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import type { Row } from '../../catalog/resource.ts';
import type { Verbs } from '../../catalog/verb-forms.ts';
import { createRefusal } from '../server/replies.ts';
import type { AccountState } from '../state/account-state.ts';
import { wordDone, wordRequested } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';
import type { ActionInput, Behaviour, StartedTransition } from './behaviour.ts';
import { findPlacementProblems, withPlacement } from './placement.ts';
import type { Engine } from './platform.ts';

type ServerArray = Row<typeof serverArrays> & StoredItem;
type Server = Row<typeof servers> & StoredItem;

/** Fields that members copy from their array. */
const shared = [
  'template_id',
  'server_plan_id',
  'cloud_account_id',
  'firewall_profile_id',
  'ssh_profile_ids',
  'subnet_id',
  'privateness',
  'variable_value_ids',
] as const;

const listMembers = (id: string, { account }: AccountState): Server[] =>
  account.of(servers).having('server_array_id', id);

/** The next free server name, such as `workers-4`. */
const chooseNextName = (array: ServerArray, { account }: AccountState): string => {
  const isTaken = (name: string): boolean => account.of(servers).having('name', name).length > 0;
  let number = 1;
  while (isTaken(`${array.name}-${number}`)) number += 1;
  return `${array.name}-${number}`;
};

/** Creates members, which are commissioned like servers and then settle in inactive. */
const addMembers = (
  {
    row: array,
    by,
    at,
    failure,
  }: Pick<StartedTransition<ServerArray>, 'row' | 'by' | 'at' | 'failure'>,
  count: number,
  platform: Engine,
): void => {
  const common = Object.fromEntries(shared.map((name) => [name, array[name]]));
  for (let left = count; left > 0; left -= 1) {
    const values = { ...common, name: chooseNextName(array, platform), server_array_id: array.id };
    const row = platform.make(servers, values);
    platform.lifecycle.begin({ resource: servers, row, verb: 'commission', by }, at, { failure });
  }
  array.size = listMembers(array.id, platform).length;
};

/** Starts a verb on every member whose state allows it. */
const beginOnMembers = (
  { row: array, verb, by, at, failure }: StartedTransition<ServerArray>,
  platform: Engine,
): void => {
  const verbs: Verbs = servers.verbs;
  const found = verbs[verb];
  const states = found?.kind === 'action' ? (found.when?.in ?? []) : [];
  for (const row of listMembers(array.id, platform)) {
    if (!states.includes(row.state)) continue;
    platform.lifecycle.begin({ resource: servers, row, verb, by }, at, { failure });
  }
};

/** Decommissions members; the size falls as they are deleted, see `removeMember`. */
const emptyArray = ({ row: array, by, platform }: ActionInput<ServerArray>): StoredItem => {
  const { account, journal, lifecycle } = platform;
  const at = platform.now();
  const members = listMembers(array.id, platform).filter(
    ({ state }) => state !== 'decommissioning',
  );
  const idle = ['inactive', 'stalled', 'commission_stalled'];
  const running = members.find(({ state }) => !idle.includes(state));
  if (running) {
    const why = `The server ${running.name} of the array is ${running.state}`;
    throw createRefusal(409, `${why}: shut the array down first`);
  }
  const action = { resource: serverArrays, row: array, verb: 'empty', by };
  const wording = (members.length > 0 ? wordRequested : wordDone)(action, account);
  journal.write({ ...wording, level: 'info', on: array.id, at });
  // Stored for the event at the end.
  array.emptied_by = members.length > 0 ? by : null;
  for (const row of members)
    lifecycle.begin({ resource: servers, row, verb: 'decommission', by }, at);
  return array;
};

/** Updates the size of the array of a deleted server, and reports when the array is empty. */
export const removeMember = (server: Server, accountState: AccountState, at: number): void => {
  const { account, journal } = accountState;
  const array = account.of(serverArrays).get(server.server_array_id ?? '');
  if (!array) return;
  array.size = listMembers(array.id, accountState).filter(({ id }) => id !== server.id).length;
  const { emptied_by: by } = array;
  if (array.size > 0 || typeof by !== 'string') return;
  array.emptied_by = null;
  const wording = wordDone({ resource: serverArrays, row: array, verb: 'empty', by }, account);
  journal.write({ ...wording, level: 'info', on: array.id, at });
};

/**
 * Server arrays. A verb on an array applies to its members at the same time and ends in the
 * same way. Members added to an operational array settle in inactive: each is booted by
 * itself, or all of them after a shutdown of the array.
 */
export const serverArrayBehaviour: Behaviour<ServerArray> = {
  check: findPlacementProblems,
  onCreate: (array, accountState) => {
    array.size ??= 0;
    withPlacement(array, accountState);
  },
  chooseTransition: (array, { verb }) =>
    verb === 'enlarge' ? { values: ['commissioning', array.state] } : undefined,
  onStart: (started, platform) => {
    const { row: array, verb, sent } = started;
    if (verb === 'create') addMembers(started, array.size ?? 0, platform);
    else if (verb === 'enlarge') addMembers(started, Number(sent?.size), platform);
    else if (verb === 'boot' || verb === 'shutdown') beginOnMembers(started, platform);
  },
  explainRefusal: (array, verb) =>
    verb === 'enlarge' && array.state !== 'inactive' && array.state !== 'operational'
      ? `The server array is ${array.state}; this action requires it to be inactive or operational`
      : undefined,
  actions: { empty: emptyArray },
};
