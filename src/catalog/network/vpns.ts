import { create, destroy, id, ip, ref, resource, show, state, text, texts } from '../vocabulary.ts';

export const vpns = resource('network vpns', {
  path: '/network/vpcs/{vpc_id}/vpn',
  about: 'Site-to-site tunnels, at most one for each VPC',
  title: 'VPN',
  sample: 'core',
  only: true,
  fields: {
    id: id(),
    state: state('State, as the platform words it'),
    vpc_id: ref('network vpcs', 'VPC it belongs to'),
    vpn_plan_id: ref('network vpn-plans', 'Size of the gateway', { within: 'vpc_id' }),
    public_ip: ip('Address of the far end'),
    psk: text('Pre-shared key, asked for where it is not given', { secret: true, inputOnly: true }),
    exposed_cidrs: texts('Networks behind the far end', { flag: 'exposed-cidr', format: 'cidr' }),
    resource_type: text('Kind of resource'),
  },
  namedBy: 'vpc_id',
  columns: ['vpc_id', 'state', 'public_ip', 'exposed_cidrs', 'id'],
  wide: ['vpn_plan_id'],
  verbs: {
    show: show(),
    create: create({
      needs: ['public_ip', 'psk', 'exposed_cidrs', 'vpn_plan_id'],
      awaits: { settles: true },
    }),
    delete: destroy({
      loses: 'The VPN at the provider is destroyed: connections through it are cut off.',
      awaits: { deleted: true },
    }),
  },
});
