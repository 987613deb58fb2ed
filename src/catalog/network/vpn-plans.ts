import { id, json, list, ref, resource, text } from '../vocabulary.ts';

export const vpnPlans = resource('network vpn-plans', {
  path: '/network/vpn_plans',
  about: 'VPN gateway sizes available for a VPC',
  title: 'VPN plan',
  sample: 'VpnGw1',
  parents: { vpc_id: ref('network vpcs', 'VPC') },
  fields: {
    id: id(),
    name: text('Name'),
    active_active: json<boolean | string>('Both gateways are active', { nullable: true }),
    remote_id: text('ID at the provider', { nullable: true }),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'active_active', 'remote_id'],
  verbs: { list: list({ path: '/network/vpcs/{vpc_id}/vpn_plans', within: 'vpc_id' }) },
});
