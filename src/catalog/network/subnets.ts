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
  about: 'Slices of a VPC',
  sample: 'front',
  summary: showFirst('cidr'),
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    cidr: cidr('Address range within that of the VPC, IPv4 in CIDR notation'),
    state: state('State, as the platform words it'),
    type: choice(
      ['only_public', 'only_private', 'public_and_private'],
      'Which addresses servers in it can have',
    ),
    vpc_id: ref('network vpcs', 'VPC it is part of'),
    server_creation_disabled: boolean('No server may be deployed in it'),
    brownfield: boolean('Imported rather than made here'),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'cidr', 'type', 'state', 'id'],
  wide: ['vpc_id', 'server_creation_disabled', 'brownfield'],
  verbs: {
    list: list({ path: '/network/vpcs/{vpc_id}/subnets', within: 'vpc_id' }),
    show: show(),
    create: create({ needs: ['name', 'cidr', 'type'], awaits: { settles: true } }),
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
