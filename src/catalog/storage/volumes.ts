import { attachable } from '../attachable.ts';
import { desiredRemoteId } from '../provider-fields.ts';
import { explainClosed } from '../rules/closed-rows.ts';
import { joinValues } from '../summaries.ts';
import {
  boolean,
  create,
  type Fits,
  id,
  integer,
  list,
  ref,
  refs,
  resource,
  show,
  state,
  text,
  update,
} from '../vocabulary.ts';

/** The plan must be open for new volumes and allow the size. */
const fitsPlan: Fits = (plan, { size }) => {
  const closed = explainClosed(plan, 'volumes');
  if (closed !== undefined) return closed;
  const { min_size: min, max_size: max } = plan;
  if (typeof size !== 'number') return undefined;
  if (typeof min === 'number' && size < min) return `requires at least ${min} GB`;
  if (typeof max === 'number' && size > max) return `allows at most ${max} GB`;
  return undefined;
};

export const volumes = resource('storage volumes', {
  path: '/storage/volumes',
  about: 'Block storage volumes',
  labelable: 'volume',
  sample: 'data-1',
  summary: joinValues(['size', (size) => `${size} GB`]),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    size: integer('Size', { unit: 'GB', min: 1 }),
    device: text('Device name in the server, if known', { nullable: true }),
    state: state('State'),
    remote_id: text('ID at the provider', { nullable: true }),
    storage_plan_id: ref('storage plans', 'Storage plan', {
      within: 'cloud_account_id',
      fits: fitsPlan,
    }),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_account_id' }),
    attached_server_id: ref('cloud servers', 'Server it is attached to', { nullable: true }),
    desired_remote_id: desiredRemoteId,
    brownfield: boolean('Imported, not created by the platform'),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'size', 'state', 'attached_server_id', 'device', 'cloud_account_id'],
  wide: ['label_ids', 'storage_plan_id', 'realm_id', 'remote_id'],
  verbs: {
    list: list({
      filters: { server_id: ref('cloud servers', 'Only volumes attached to this server') },
    }),
    show: show(),
    create: create({
      needs: ['name', 'size', 'cloud_account_id', 'storage_plan_id'],
      takes: ['label_ids', 'desired_remote_id'],
      awaits: { settles: true },
    }),
    update: update({ about: 'Rename a volume', takes: ['name'] }),
    ...attachable('volume', {
      detach: 'The server loses the disk and everything mounted from it.',
      delete: 'The volume at the provider is destroyed with all data on it.',
    }),
  },
});
