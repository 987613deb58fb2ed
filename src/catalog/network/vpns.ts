import { create, destroy, id, ip, ref, resource, show, state, text, texts } from '../vocabulary.ts';

export const vpns = resource('network vpns', {
  path: '/network/vpcs/{vpc_id}/vpn',
  about: 'Site-to-site VPNs, at most one for each VPC',
  title: 'VPN',
  sample: 'core',
  only: true,
  fields: {
    id: id(),
    state: state('State'),
    vpc_id: ref('network vpcs', 'VPC'),
    vpn_plan_id: ref('network vpn-plans', 'Size of the gateway', { within: 'vpc_id' }),
    public_ip: ip('Public address of the remote gateway'),
    psk: text('Pre-shared key, prompted for by default', { secret: true, inputOnly: true }),
    exposed_cidrs: texts('Networks behind the remote gateway', {
      flag: 'exposed-cidr',
      format: 'cidr',
    }),
    resource_type: text('Resource type'),
  },
  namedBy: 'vpc_id',
  columns: ['vpc_id', 'state', 'public_ip', 'exposed_cidrs'],
  wide: ['vpn_plan_id'],
  verbs: {
    show: show(),
    create: create({
      needs: ['public_ip', 'psk', 'exposed_cidrs', 'vpn_plan_id'],
      awaits: { settles: true },
    }),
    delete: destroy({
      loses: 'The VPN at the provider is destroyed, and its connections are cut off.',
      awaits: { deleted: true },
    }),
  },
});
