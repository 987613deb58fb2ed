import { servers } from '../../catalog/cloud/servers.ts';
import type { Fields } from '../../catalog/fields.ts';
import { floatingIps } from '../../catalog/network/floating-ips.ts';
import type { Resource } from '../../catalog/resource.ts';
import { volumes } from '../../catalog/storage/volumes.ts';
import { createRefusal, refuseInvalid } from '../server/replies.ts';
import type { AccountState } from '../state/account-state.ts';
import type { EventAction } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';
import type { ActionInput, Behaviour, TransitionTarget } from './behaviour.ts';
import { explainTransition } from './transitional.ts';

/** Members that floating IPs and volumes share. */
interface Attachable extends StoredItem {
  name: string;
  state?: string;
  cloud_account_id?: string;
  attached_server_id?: string | null;
}

/** Verbs that change the attachment. */
const moves = new Set(['attach', 'detach', 'delete']);

const chooseTransition = (
  row: Attachable,
  { verb, sent }: EventAction,
): TransitionTarget | undefined => {
  switch (verb) {
    case 'create':
      return { values: ['creating', 'detached'] };
    case 'attach':
      return {
        field: 'state',
        values: row.attached_server_id ? [] : ['attaching', 'attached'],
        sets: { attached_server_id: sent?.attached_server_id },
      };
    case 'detach':
      return {
        field: 'state',
        values: ['detaching', 'detached'],
        sets: { attached_server_id: null },
      };
    default:
      return undefined;
  }
};

/** Returns the server; the row is attached when its state is `attached`. */
const attach =
  (resource: Resource) =>
  ({ row, sent, by, platform }: ActionInput<Attachable>): StoredItem => {
    const id = String(sent.attached_server_id);
    const server = platform.account.of(servers).get(id);
    if (!server) throw refuseInvalid({ attached_server_id: ['does not exist'] });
    if (server.cloud_account_id !== row.cloud_account_id)
      throw refuseInvalid({ attached_server_id: ['is in another cloud account'] });
    if (server.state === 'decommissioning')
      throw refuseInvalid({ attached_server_id: ['is being decommissioned'] });
    if (row.attached_server_id && row.attached_server_id !== id) {
      const other = platform.account.of(servers).get(row.attached_server_id)?.name;
      const where = `The ${resource.title} is attached to the server ${other ?? 'it has'}`;
      throw createRefusal(409, `${where}: detach it first`);
    }
    const detail = `to the server ${server.name}`;
    const action = { resource, row, verb: 'attach', by, sent, detail, concerns: id };
    platform.lifecycle.begin(action, platform.now());
    return server;
  };

const detach =
  (resource: Resource) =>
  ({ row, by, platform }: ActionInput<Attachable>): void => {
    const server = platform.account.of(servers).get(row.attached_server_id ?? '');
    const detail = `from the server ${server?.name ?? 'it had'}`;
    const concerns = server?.id ?? row.id;
    const action = { resource, row, verb: 'detach', by, detail, concerns };
    platform.lifecycle.begin(action, platform.now());
  };

/**
 * The common behaviour of floating IPs and volumes; `onSettle` completes a row that has been
 * created.
 */
export const createAttachableBehaviour = <F extends Fields>(
  resource: Resource<F>,
  onSettle: (row: StoredItem, accountState: AccountState) => void,
): Behaviour<Attachable> => {
  // Only the fields that every resource has are used.
  const plain = resource as unknown as Resource;
  return {
    chooseTransition,
    onEnter: (row, value, accountState) => {
      const { account } = accountState;
      // The server may have been deleted during the transition.
      if (value === 'attached' && !account.of(servers).get(row.attached_server_id ?? '')) {
        row.attached_server_id = null;
        row.state = 'detached';
      }
      onSettle(row, accountState);
    },
    explainRefusal: (row, verb) => {
      if (!moves.has(verb)) return undefined;
      const passing = explainTransition(resource.title, row);
      if (passing) return passing;
      if (verb === 'detach' && !row.attached_server_id)
        return `The ${resource.title} is not attached to a server`;
      if (verb === 'delete' && row.attached_server_id)
        return `The ${resource.title} is attached to a server: detach it first`;
      return undefined;
    },
    actions: { attach: attach(plain), detach: detach(plain) },
  };
};

/** Detaches everything from a server that is being deleted. */
export const detachAll = (serverId: string, { account }: AccountState): void => {
  for (const { noun } of [floatingIps, volumes]) {
    for (const row of account.table(noun).having('attached_server_id', serverId)) {
      row.attached_server_id = null;
      row.state = 'detached';
      if ('device' in row) row.device = null;
    }
  }
};
