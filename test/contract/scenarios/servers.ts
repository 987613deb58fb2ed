import {
  conflict,
  done,
  gone,
  invalid,
  json,
  labelling,
  nobody,
  notFound,
  reading,
  type Scenarios,
} from './scenario.ts';

const newServer = [
  ...['--template', 'joomla', '--cloud-account', 'azure-prod'],
  ...['--server-plan', 'Standard_B2s'],
];

const serverFile = `
name: web-file
template_id: node-app
server_plan_id: m5.large@eu-west-1
cloud_account_id: aws-prod
ssh_profile_ids: [ops-team, ci]
privateness: false
`;

/** Servers: bought, driven, imported. */
export const serverScenarios: Scenarios = {
  'cloud servers list': [done(), done(...json), done('--label', 'production')],
  'cloud servers show': [done('web-01'), done('legacy-erp', ...json), notFound(nobody)],
  'cloud servers commission': [
    done(
      ...['--name', 'web-all', ...newServer],
      ...['--ssh-profile', 'ops-team', '--ssh-profile', 'developers'],
      ...['--firewall-profile', 'web', '--subnet', 'front', '--privateness'],
      ...['--variable-value-ids', '{"database": ["server", "6c0817ba8d03a9ce180b5e51"]}'],
      ...['--label', 'production,staging', '--wait'],
    ),
    done('--name', 'web-one-key', ...newServer, '--ssh-profile', 'ops-team', '--boot', '--wait'),
    reading(serverFile, '--from-file', '-', '--name', 'web-flag-wins'),
    invalid('--name', 'web-odd', ...newServer, '--firewall-profile', nobody),
  ],
  'cloud servers update': [
    done('web-all', '--name', 'web-renamed'),
    reading('{"name": "web-all"}', 'web-renamed', '--from-file', '-'),
    invalid('web-all', '--name', 'web-01'),
  ],
  'cloud servers boot': [done('app-1', 'app-2', '--wait'), conflict('web-01', '--force')],
  'cloud servers reboot': [done('web-02', '--yes', '--wait')],
  'cloud servers shutdown': [done('app-1', '--wait', '--yes')],
  'cloud servers override': [done('proxy-01', '--wait', '--yes')],
  'cloud servers decommission': [
    gone('app-1', '--wait', '--yes'),
    gone('app-2', '--shutdown-first', '--wait', '--yes'),
    conflict('web-01', '--force', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'cloud servers ssh': [done('web-01', '--dry-run'), done('web-01', '--dry-run', ...json)],
  'cloud servers ssh-config': [done(), done(...json)],
  'cloud servers ip': [done('web-01'), done('db-01', '--address', 'private', ...json)],
  'cloud servers credentials': [done('web-01'), done('web-01', '--show-secrets', '--yes')],
  'cloud servers events': [done('web-01'), done('web-02', ...json)],
  'cloud servers scripts': [done('web-01')],
  'cloud servers floating-ips': [done('web-01')],
  'cloud servers volumes': [done('db-01')],
  'cloud servers run-script': [
    done('web-01', 'web-02', '--script', 'rotate-logs'),
    conflict('app-3', '--script', 'rotate-logs', '--force'),
  ],
  'cloud servers brownfield-token': [
    done('legacy-erp', '--show-secrets', '--yes'),
    conflict('web-01', '--show-secrets', '--yes', '--force'),
  ],
  'cloud servers converge': [done('legacy-erp', '--wait'), conflict('web-01', '--force')],
  'cloud servers override-brownfield': [done('legacy-files', '--wait', '--yes')],
  'cloud servers discard': [done('legacy-files', '--yes'), conflict('web-01', '--yes', '--force')],
  'cloud servers label': labelling('db-01', 'db-02'),
};
