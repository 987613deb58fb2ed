/**
 * What each verb of the catalog is run with against the account of the sandbox. Together the
 * scenarios of a verb send every member it knows.
 */

/** One command line of a verb, and how it ends. */
export interface Scenario {
  /** Words after the verb; `{id}` stands for the id of the first thing the list has. */
  readonly words: readonly string[];
  readonly stdin?: string;
  readonly exit: number;
  /** Status the platform turns the last request down with that it does not take. */
  readonly refusedWith?: number;
}

const done = (...words: readonly string[]): Scenario => ({ words, exit: 0 });

const reading = (stdin: string, ...words: readonly string[]): Scenario => ({
  words,
  stdin,
  exit: 0,
});

const notFound = (...words: readonly string[]): Scenario => ({ words, exit: 3, refusedWith: 404 });

/** A wait that is over when the platform does not know the thing any more. */
const gone = (...words: readonly string[]): Scenario => ({ words, exit: 0, refusedWith: 404 });

const conflict = (...words: readonly string[]): Scenario => ({ words, exit: 5, refusedWith: 409 });

const invalid = (...words: readonly string[]): Scenario => ({ words, exit: 5, refusedWith: 422 });

const json = ['-o', 'json'];

/** An id of the right form that nothing has. */
const nobody = '0'.repeat(24);

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

const privateKey = '-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n';

/** Labels put on and taken off one thing, and several at once. */
const labelling = (target: string, ...more: readonly string[]): readonly Scenario[] => [
  done(target, ...more, '--add', 'staging,critical'),
  done(target, '--remove', 'staging'),
  done(target, '--add', `made for ${target}`, '--create-labels'),
];

/**
 * Scenarios by command. They are run in the order of the catalog on one account, so that what one
 * changes the next one finds changed.
 */
export const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'blueprint templates list': [done(), done(...json)],
  'blueprint templates show': [done('joomla'), done('tomcat', ...json), notFound(nobody)],
  'blueprint templates label': labelling('joomla', 'wordpress'),
  'blueprint scripts list': [done(), done(...json)],
  'blueprint scripts show': [done('rotate-logs')],
  'blueprint scripts label': labelling('rotate-logs'),

  'cloud servers list': [done(), done(...json)],
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
  'cloud servers reboot': [done('web-02', '--wait')],
  'cloud servers shutdown': [done('app-1', '--wait', '--yes')],
  'cloud servers override': [done('proxy-01', '--wait', '--yes')],
  'cloud servers decommission': [
    gone('app-1', '--wait', '--yes'),
    gone('app-2', '--shutdown-first', '--wait', '--yes'),
    conflict('web-01', '--force', '--yes'),
    notFound(nobody, '--yes'),
  ],
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
    conflict('web-01', '--show-secrets', '--yes'),
  ],
  'cloud servers converge': [done('legacy-erp', '--wait'), conflict('web-01')],
  'cloud servers override-brownfield': [done('legacy-files', '--wait', '--yes')],
  'cloud servers discard': [done('legacy-files', '--yes'), conflict('web-01', '--yes')],
  'cloud servers label': labelling('db-01', 'db-02'),

  'cloud server-arrays list': [done()],
  'cloud server-arrays show': [done('workers')],
  'cloud server-arrays label': labelling('workers', 'nightly'),

  'cloud ssh-profiles list': [done(), done('--show-secrets', '--yes', ...json)],
  'cloud ssh-profiles show': [done('ops-team')],
  'cloud ssh-profiles create': [
    done('--name', 'night-shift'),
    done('--name', 'day-shift', '--public-key', 'ssh-rsa A', '--label', 'production'),
    reading(
      privateKey,
      '--name',
      'own-key',
      '--private-key-file',
      '-',
      '--public-key',
      'ssh-rsa A',
    ),
    reading('{"name": "filed", "label_ids": ["production"]}', '--from-file', '-'),
    invalid('--name', 'ops-team'),
  ],
  'cloud ssh-profiles update': [
    done('day-shift', '--name', 'morning-shift', '--public-key', 'ssh-rsa B'),
    reading(privateKey, 'own-key', '--private-key-file', '-'),
    invalid('own-key', '--name', 'ops-team'),
  ],
  'cloud ssh-profiles delete': [
    done('night-shift', 'own-key', '--yes'),
    conflict('ops-team', '--yes'),
  ],
  'cloud ssh-profiles label': labelling('developers', 'ci'),

  'cloud cloud-providers list': [done()],
  'cloud cloud-providers show': [done('Microsoft Azure')],
  'cloud server-plans list': [
    done('--cloud-provider', 'Microsoft Azure'),
    done('--cloud-provider', 'Microsoft Azure', '--realm', 'West Europe'),
    notFound('--cloud-provider', nobody),
  ],
  'cloud server-plans show': [done('Standard_D2s_v3@westeurope')],
  'cloud realms list': [done('--cloud-provider', 'Microsoft Azure')],
  'cloud realms show': [done('West Europe')],
  'cloud generic-images list': [done()],
  'cloud generic-images show': [done('Debian 12 x86_64')],

  'network firewall-profiles list': [done()],
  'network firewall-profiles show': [done('web')],
  'network firewall-profiles label': labelling('web', 'database'),
  'network floating-ips list': [done(), done('--server', 'web-01')],
  'network floating-ips show': [done('edge-1')],
  'network floating-ips label': labelling('edge-1', 'edge-2'),
  'network vpcs list': [done()],
  'network vpcs show': [done('core')],
  'network vpcs label': labelling('core'),
  'network subnets list': [done('--vpc', 'core')],
  'network subnets show': [done('front')],

  'storage volumes list': [done(), done('--server', 'db-01')],
  'storage volumes show': [done('data-1')],
  'storage volumes label': labelling('data-1', 'data-2'),
  'storage plans list': [done('--cloud-provider', 'Microsoft Azure')],
  'storage plans show': [done('Premium SSD@westeurope')],

  'settings cloud-accounts list': [done()],
  'settings cloud-accounts show': [done('azure-prod')],

  'audit events list': [done(), done(...json)],
  'audit events show': [done('{id}'), notFound(nobody)],

  'labels list': [done(), done('--internal')],
  'labels show': [done('production'), notFound(nobody)],
  'labels create': [
    done('--name', 'weekend'),
    done('--name', 'tagged', '--namespace', 'example', '--value', '1'),
    invalid('--name', 'production'),
  ],

  ping: [done()],
};
