import { desiredRemoteId } from '../provider-fields.ts';
import { showFirst } from '../summaries.ts';
import {
  action,
  boolean,
  cidr,
  create,
  destroy,
  id,
  list,
  ref,
  refs,
  resource,
  show,
  state,
  text,
  texts,
  update,
} from '../vocabulary.ts';

export const vpcs = resource('network vpcs', {
  path: '/network/vpcs',
  about: 'Private networks at a provider',
  title: 'VPC',
  labelable: 'vpc',
  sample: 'core',
  summary: showFirst('cidr'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    cidr: cidr('IPv4 range in CIDR notation'),
    state: state('State'),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    realm_provider_name: text('Region code at the provider, as in "imco cloud realms list"', {
      sample: 'westeurope',
    }),
    has_vpn: boolean('Has a VPN'),
    allowed_subnet_types: texts('Allowed subnet types'),
    desired_remote_id: desiredRemoteId,
    brownfield: boolean('Imported, not created by the platform'),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'cidr', 'state', 'realm_provider_name', 'has_vpn', 'id'],
  wide: ['label_ids', 'cloud_account_id', 'brownfield'],
  verbs: {
    list: list(),
    show: show(),
    create: create({
      needs: ['name', 'cidr', 'cloud_account_id', 'realm_provider_name'],
      takes: ['label_ids', 'desired_remote_id'],
      awaits: { settles: true },
    }),
    update: update({ about: 'Rename a VPC', takes: ['name'] }),
    delete: destroy({
      usedBy: [
        'network subnets',
        'network vpns',
        'cloud servers',
        'cloud server-arrays',
        'kubernetes clusters',
      ],
      about: 'Delete a VPC at the provider; delete its subnets first',
      loses: 'The network at the provider is destroyed.',
      awaits: { deleted: true },
    }),
    discard: action('DELETE', 'discard', {
      about: 'Remove a VPC from the platform; it stays at the provider',
      destructive: true,
      loses: 'The VPC is removed from the platform, but stays at the provider.',
      answers: { kind: 'nothing' },
    }),
  },
});
