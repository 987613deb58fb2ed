import { id, json, list, ref, resource, text } from '../vocabulary.ts';

export const vpnPlans = resource('network vpn-plans', {
  path: '/network/vpn_plans',
  about: 'Sizes of VPN gateways, as the provider of a VPC has them',
  title: 'VPN plan',
  sample: 'VpnGw1',
  parents: { vpc_id: ref('network vpcs', 'VPC it is for') },
  fields: {
    id: id(),
    name: text('Name'),
    active_active: json<boolean | string>('Both gateways are live', { nullable: true }),
    remote_id: text('Identifier at the provider', { nullable: true }),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'active_active', 'remote_id', 'id'],
  verbs: { list: list({ path: '/network/vpcs/{vpc_id}/vpn_plans', within: 'vpc_id' }) },
});
