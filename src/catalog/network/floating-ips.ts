import { attachable } from '../attachable.ts';
import { desiredRemoteId, errorEvent } from '../provider-fields.ts';
import { refuseClosed } from '../rules/closed-rows.ts';
import { showFirst } from '../summaries.ts';
import {
  boolean,
  create,
  id,
  ip,
  list,
  ref,
  refs,
  resource,
  show,
  state,
  text,
  update,
} from '../vocabulary.ts';

export const floatingIps = resource('network floating-ips', {
  path: '/network/floating_ips',
  about: 'Public IP addresses that can move between servers',
  title: 'floating IP',
  labelable: 'floating_ip',
  sample: 'edge-1',
  summary: showFirst('address'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    address: ip('IP address; empty while it is being created', { nullable: true }),
    state: state('State'),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    realm_id: ref('cloud realms', 'Realm', {
      within: 'cloud_account_id',
      fits: refuseClosed('floating IPs'),
    }),
    attached_server_id: ref('cloud servers', 'Server it is attached to', { nullable: true }),
    remote_id: text('Identifier at the provider', { since: 'v3', nullable: true }),
    desired_remote_id: desiredRemoteId,
    error_event_id: errorEvent,
    brownfield: boolean('Imported, not created by the platform'),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'address', 'state', 'attached_server_id', 'cloud_account_id'],
  wide: ['label_ids', 'realm_id', 'remote_id', 'brownfield'],
  verbs: {
    list: list({
      filters: { server_id: ref('cloud servers', 'Only floating IPs attached to this server') },
    }),
    show: show(),
    create: create({
      needs: ['name', 'cloud_account_id', 'realm_id'],
      takes: ['label_ids', 'desired_remote_id'],
      awaits: { settles: true },
    }),
    update: update({ about: 'Rename a floating IP', takes: ['name'] }),
    ...attachable('floating IP', {
      detach: 'The server can no longer be reached at this address.',
      delete: 'The address is returned to the provider, which may assign it to someone else.',
    }),
  },
});
