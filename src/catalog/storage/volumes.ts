import { attachable } from '../attachable.ts';
import { desiredRemoteId } from '../provider-fields.ts';
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

/** A plan that is open, and has volumes of the size. */
const fitsPlan: Fits = (plan, { size }) => {
  if (plan.deprecated === true) return 'is closed for new volumes';
  const { min_size: min, max_size: max } = plan;
  if (typeof size !== 'number') return undefined;
  if (typeof min === 'number' && size < min) return `has no volumes smaller than ${min} GB`;
  if (typeof max === 'number' && size > max) return `has no volumes larger than ${max} GB`;
  return undefined;
};

export const volumes = resource('storage volumes', {
  path: '/storage/volumes',
  about: 'Block disks',
  labelable: 'volume',
  sample: 'data-1',
  summary: joinValues(['size', (size) => `${size} GB`]),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    size: integer('Size', { unit: 'GB', min: 1 }),
    device: text('Device node inside the server, where known', { nullable: true }),
    state: state('State, as the platform words it'),
    remote_id: text('Identifier at the provider', { nullable: true }),
    storage_plan_id: ref('storage plans', 'Storage plan', {
      within: 'cloud_account_id',
      fits: fitsPlan,
    }),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account it is in'),
    realm_id: ref('cloud realms', 'Realm it is in', { within: 'cloud_account_id' }),
    attached_server_id: ref('cloud servers', 'Server it is attached to', { nullable: true }),
    desired_remote_id: desiredRemoteId,
    brownfield: boolean('Imported rather than made here'),
    label_ids: refs('labels', 'Labels on it'),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'size', 'state', 'device', 'id'],
  wide: [
    'attached_server_id',
    'label_ids',
    'storage_plan_id',
    'cloud_account_id',
    'realm_id',
    'remote_id',
  ],
  verbs: {
    list: list({
      filters: { server_id: ref('cloud servers', 'Only those attached to this server') },
    }),
    show: show(),
    create: create({
      needs: ['name', 'size', 'cloud_account_id', 'storage_plan_id'],
      takes: ['label_ids', 'desired_remote_id'],
      awaits: { settles: true },
    }),
    update: update({ about: 'Rename a volume', takes: ['name'] }),
    ...attachable('volume', {
      detach: 'The server loses the disk: what is mounted from it is cut off.',
      delete: 'The volume at the provider is destroyed with all data on it.',
    }),
  },
});
