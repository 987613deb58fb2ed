import { showFirst } from '../summaries.ts';
import {
  boolean,
  choice,
  cidr,
  create,
  destroy,
  id,
  list,
  listView,
  ref,
  resource,
  show,
  state,
  text,
  update,
} from '../vocabulary.ts';

export const subnets = resource('network subnets', {
  path: '/network/subnets',
  about: 'Subnets of VPCs',
  sample: 'front',
  summary: showFirst('cidr'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    cidr: cidr('IPv4 range within the range of the VPC, in CIDR notation'),
    state: state('State'),
    type: choice(
      ['only_public', 'only_private', 'public_and_private'],
      'Addresses that its servers can have',
    ),
    vpc_id: ref('network vpcs', 'VPC'),
    server_creation_disabled: boolean('Closed for new servers'),
    brownfield: boolean('Imported, not created by the platform'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'cidr', 'type', 'state'],
  wide: ['vpc_id', 'server_creation_disabled', 'brownfield'],
  verbs: {
    list: list({ path: '/network/vpcs/{vpc_id}/subnets', within: 'vpc_id' }),
    show: show(),
    create: create({
      needs: ['name', 'cidr', 'type'],
      unique: ['cidr'],
      awaits: { settles: true },
    }),
    update: update({ about: 'Rename a subnet', takes: ['name'] }),
    delete: destroy({
      usedBy: ['cloud servers', 'cloud server-arrays'],
      loses: 'The subnet at the provider is destroyed.',
      awaits: { deleted: true },
    }),
    servers: listView('cloud servers', 'servers', { about: 'List the servers in a subnet' }),
    'server-arrays': listView('cloud server-arrays', 'server_arrays', {
      about: 'List the server arrays in a subnet',
    }),
  },
});
