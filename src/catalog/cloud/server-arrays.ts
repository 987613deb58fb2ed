import {
  boolean,
  id,
  integer,
  json,
  list,
  ref,
  refs,
  resource,
  show,
  text,
} from '../vocabulary.ts';
import { servers } from './servers.ts';

export const serverArrays = resource('cloud server-arrays', {
  path: '/cloud/server_arrays',
  about: 'Sets of like servers driven together',
  labelable: 'server_array',
  sample: 'workers',
  fields: {
    id: id(),
    name: text('Logical name', { always: true }),
    state: servers.fields.state,
    size: integer('Number of servers', { min: 0 }),
    template_id: ref('blueprint templates', 'Template of every member'),
    server_plan_id: ref('cloud server-plans', 'Plan of every member', {
      within: 'cloud_account_id',
    }),
    cloud_account_id: ref('settings cloud-accounts', 'Account of every member'),
    firewall_profile_id: ref('network firewall-profiles', 'Firewall profile of every member'),
    ssh_profile_ids: refs('cloud ssh-profiles', 'SSH profiles of every member', {
      single: 'ssh_profile_id',
    }),
    ssh_profile_id: ref('cloud ssh-profiles', 'First of ssh_profile_ids', {
      nullable: true,
      deprecated: 'since platform 9; ssh_profile_ids has them all',
    }),
    subnet_id: ref('network subnets', 'Subnet the members sit in', { nullable: true }),
    vpc_id: ref('network vpcs', 'VPC the members sit in', { nullable: true }),
    privateness: boolean('Private addresses only'),
    variable_value_ids: json<Record<string, [string, string]>>(
      'Values of the variables the template declares, two texts each',
    ),
    label_ids: refs('labels', 'Labels on it'),
    workspace_id: text('Workspace it was in', {
      nullable: true,
      deprecated: 'withdrawn since platform 7.3',
    }),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'state', 'size', 'id'],
  wide: [
    'template_id',
    'label_ids',
    'server_plan_id',
    'cloud_account_id',
    'firewall_profile_id',
    'ssh_profile_ids',
    'subnet_id',
  ],
  verbs: { list: list(), show: show() },
});
