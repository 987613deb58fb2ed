import {
  conflict,
  done,
  gone,
  invalid,
  labelling,
  nobody,
  notFound,
  reading,
  type Scenarios,
  since,
} from './scenario.ts';

const onAzure = ['--cloud-account', 'azure-prod'];
const westEurope = ['--realm-provider-name', 'westeurope'];

const newVpn = [
  ...['--public-ip', '198.51.100.7', '--psk-file', '-', '--vpn-plan', 'VpnGw1'],
  ...['--exposed-cidr', '192.168.0.0/24,192.168.4.0/24'],
];

const firewallFile = `
name: filed
description: From a file
rules:
  - udp/53:10.0.0.0/8
  - { name: admin, ip_protocol: tcp, min_port: 8443, max_port: 8450, source: any }
`;

/** Firewall profiles, addresses, and networks. */
export const networkScenarios: Scenarios = {
  'network firewall-profiles list': [done(), done('--label', 'production')],
  'network firewall-profiles show': [done('web')],
  'network firewall-profiles create': [
    done(
      ...['--name', 'mail', '--description', 'Mail for everybody', '--rule', 'tcp/25:any'],
      ...['--rule', 'tcp/587:0.0.0.0/0,tcp/993-995:10.0.0.0/8', '--label', 'production'],
    ),
    reading(firewallFile, '--from-file', '-'),
    invalid('--name', 'web', '--description', 'Another'),
  ],
  'network firewall-profiles update': [
    done('mail', '--name', 'post', '--description', 'Mail', '--rule', 'tcp/25:any', '--force'),
    invalid('post', '--name', 'web'),
  ],
  'network firewall-profiles delete': [
    done('post', 'filed', '--yes'),
    conflict('web', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'network firewall-profiles add-rule': [
    done('web', 'tcp/8080:10.0.0.0/8', 'udp/5353:any'),
    done('web', 'tcp/8080:10.0.0.0/8'),
  ],
  'network firewall-profiles remove-rule': [
    done('web', 'udp/5353:any'),
    done('web', 'tcp/22:any', '--force'),
  ],
  'network firewall-profiles label': labelling('web', 'database'),

  'network floating-ips list': [done(), done('--server', 'web-01'), done('--label', 'production')],
  'network floating-ips show': [done('edge-1')],
  'network floating-ips create': [
    done(
      ...['--name', 'edge-3', ...onAzure, '--realm', 'West Europe'],
      ...['--label', 'production', '--wait'],
    ),
    done('--name', 'edge-4', ...onAzure, '--realm', 'West Europe', '--wait'),
    since(
      'v3',
      done('--name', 'edge-6', ...onAzure, '--realm', 'West Europe', '--desired-remote-id', 'edge'),
    ),
    invalid('--name', 'edge-1', ...onAzure, '--realm', 'West Europe'),
  ],
  'network floating-ips update': [done('edge-3', '--name', 'edge-5')],
  'network floating-ips attach': [
    done('edge-2', '--server', 'web-02', '--wait'),
    conflict('edge-1', '--server', 'web-02', '--force'),
  ],
  'network floating-ips detach': [done('edge-2', '--wait')],
  'network floating-ips delete': [
    gone('edge-5', '--wait', '--yes'),
    conflict('edge-1', '--force', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'network floating-ips discard': [done('edge-4', '--yes')],
  'network floating-ips label': labelling('edge-1', 'edge-2'),

  'network vpcs list': [done(), done('--label', 'production')],
  'network vpcs show': [done('core')],
  'network vpcs create': [
    done(
      ...['--name', 'lab', '--cidr', '10.8.0.0/16', ...onAzure, ...westEurope],
      ...['--label', 'production', '--wait'],
    ),
    done('--name', 'spare', '--cidr', '10.9.0.0/16', ...onAzure, ...westEurope, '--wait'),
    since(
      'v3',
      done(
        ...['--name', 'third', '--cidr', '10.10.0.0/16', ...onAzure, ...westEurope],
        ...['--desired-remote-id', 'third'],
      ),
    ),
    invalid('--name', 'core', '--cidr', '10.7.0.0/16', ...onAzure, ...westEurope),
  ],
  'network vpcs update': [done('lab', '--name', 'laboratory')],
  'network vpcs delete': [gone('laboratory', '--wait', '--yes'), conflict('core', '--yes')],
  'network vpcs discard': [done('spare', '--yes')],
  'network vpcs label': labelling('core'),

  'network subnets list': [done('--vpc', 'core'), notFound('--vpc', nobody)],
  'network subnets show': [done('front')],
  'network subnets create': [
    done(
      '--vpc',
      'core',
      '--name',
      'extra',
      '--cidr',
      '10.0.7.0/24',
      '--type',
      'only_private',
      '--wait',
    ),
    invalid('--vpc', 'core', '--name', 'far', '--cidr', '10.50.0.0/24', '--type', 'only_private'),
  ],
  'network subnets update': [done('extra', '--name', 'further')],
  'network subnets delete': [gone('further', '--wait', '--yes'), conflict('front', '--yes')],
  'network subnets servers': [done('front')],
  'network subnets server-arrays': [done('front')],

  'network vpns show': [done('--vpc', 'edge'), notFound('--vpc', 'core')],
  'network vpns create': [
    reading('a key of the sandbox', '--vpc', 'core', ...newVpn, '--wait'),
    { ...conflict('--vpc', 'edge', ...newVpn), stdin: 'a key of the sandbox' },
  ],
  'network vpns delete': [gone('--vpc', 'core', '--wait', '--yes')],
  'network vpn-plans list': [done('--vpc', 'core')],
};
