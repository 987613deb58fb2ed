import { boolean, id, integer, list, ref, refs, resource, show, text } from '../vocabulary.ts';
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
    ssh_profile_id: servers.fields.ssh_profile_id,
    subnet_id: ref('network subnets', 'Subnet the members sit in', { nullable: true }),
    vpc_id: ref('network vpcs', 'VPC the members sit in', { nullable: true }),
    privateness: boolean('Private addresses only'),
    variable_value_ids: servers.fields.variable_value_ids,
    label_ids: refs('labels', 'Labels on it'),
    workspace_id: servers.fields.workspace_id,
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
