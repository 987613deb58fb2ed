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
    cidr: cidr('Address range, IPv4 in CIDR notation'),
    state: state('State, as the platform words it'),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account it is in'),
    realm_provider_name: text('Region code at the provider, as "cloud realms list" has it', {
      sample: 'westeurope',
    }),
    has_vpn: boolean('A VPN is set up'),
    allowed_subnet_types: texts('Types of subnet it can hold'),
    desired_remote_id: desiredRemoteId,
    brownfield: boolean('Imported rather than made here'),
    label_ids: refs('labels', 'Labels on it'),
    resource_type: text('Kind of resource'),
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
      usedBy: ['network subnets', 'network vpns', 'cloud servers', 'cloud server-arrays'],
      about: 'Destroy a VPC at the provider; its subnets have to be gone',
      loses: 'The network at the provider is destroyed.',
      awaits: { deleted: true },
    }),
    discard: action('DELETE', 'discard', {
      about: 'Forget a VPC; it stays at the provider',
      destructive: true,
      loses: 'The platform forgets the VPC; it stays at the provider.',
      answers: { kind: 'nothing' },
    }),
  },
});
