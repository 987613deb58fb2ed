import { attachments } from '../../catalog/blueprint/attachments.ts';
import { cookbookVersions } from '../../catalog/blueprint/cookbook-versions.ts';
import { scripts } from '../../catalog/blueprint/scripts.ts';
import { templateScripts } from '../../catalog/blueprint/template-scripts.ts';
import { templates } from '../../catalog/blueprint/templates.ts';
import { genericImages } from '../../catalog/cloud/generic-images.ts';
import type { Row } from '../../catalog/resource.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import { findByName, plant } from './plant.ts';

/** A script: name, description, source, parameters. */
type Script = readonly [string, string, string, ...string[]];

const scriptList: readonly Script[] = [
  ['rotate-logs', 'Rotate logs now', 'logrotate -f /etc/logrotate.conf'],
  [
    'backup-database',
    'Dump a database and copy it away',
    'pg_dump "$DATABASE" | gzip > "$TARGET"',
    'DATABASE',
    'TARGET',
  ],
  ['clear-cache', 'Empty the cache of the application', 'rm -rf /var/cache/app/*'],
  ['restart-web', 'Restart the web server', 'systemctl restart "$SERVICE"', 'SERVICE'],
  ['health-report', 'Send load, memory and disk use', 'uptime; free -m; df -h', 'RECIPIENT'],
  ['update-packages', 'Install security updates', 'apt-get -y upgrade'],
  ['warm-up', 'Fill caches after a boot', 'curl -s http://localhost/ > /dev/null'],
  ['drain', 'Finish requests before a shutdown', 'systemctl stop app.socket'],
];

type Values = Readonly<Record<string, string>>;
type Binding = readonly [Row<typeof templateScripts>['type'], string, Values?];

interface Blueprint {
  readonly name: string;
  readonly image: string;
  /** Versions by name: constraints, or `@1.4.6` for one that was uploaded. */
  readonly cookbooks: Readonly<Record<string, string>>;
  readonly attributes?: Record<string, unknown>;
  readonly state?: Row<typeof templates>['state'];
  readonly problem?: string;
  readonly bound: readonly Binding[];
}

const blueprintList: readonly Blueprint[] = [
  {
    name: 'joomla',
    image: 'Ubuntu 22.04 LTS x86_64',
    cookbooks: { joomla: '@1.4.6', php: '>= 8.0' },
    attributes: { joomla: { site_name: 'Shop', database: 'joomla' } },
    bound: [
      ['operational', 'rotate-logs'],
      ['operational', 'backup-database', { DATABASE: 'joomla', TARGET: '/backup/joomla.gz' }],
      ['operational', 'clear-cache'],
      ['operational', 'restart-web', { SERVICE: 'apache2' }],
      ['boot', 'warm-up'],
      ['shutdown', 'drain'],
    ],
  },
  {
    name: 'wordpress',
    image: 'Ubuntu 22.04 LTS x86_64',
    cookbooks: { wordpress: '~> 3.1.0' },
    bound: [
      ['operational', 'rotate-logs'],
      ['operational', 'clear-cache'],
      ['boot', 'warm-up'],
    ],
  },
  {
    name: 'nginx-proxy',
    image: 'Debian 12 x86_64',
    cookbooks: { nginx: '~> 12.0.0' },
    attributes: { nginx: { worker_connections: 4096 } },
    bound: [
      ['operational', 'rotate-logs'],
      ['operational', 'restart-web', { SERVICE: 'nginx' }],
    ],
  },
  {
    name: 'postgres-14',
    image: 'Debian 11 x86_64',
    cookbooks: { postgresql: '= 11.2.0' },
    bound: [
      ['operational', 'backup-database', { DATABASE: 'main', TARGET: '/backup/main.gz' }],
      ['operational', 'health-report', { RECIPIENT: 'dba@example.net' }],
    ],
  },
  {
    name: 'node-app',
    image: 'Ubuntu 22.04 LTS x86_64',
    cookbooks: { nodejs: '~> 9.0.0' },
    bound: [
      ['operational', 'rotate-logs'],
      ['operational', 'update-packages'],
      ['shutdown', 'drain'],
    ],
  },
  {
    name: 'tomcat',
    image: 'Rocky Linux 9 x86_64',
    cookbooks: { tomcat: '~> 99.0.0' },
    state: 'compiling_error',
    problem: 'No version of the cookbook tomcat satisfies ~> 99.0.0',
    bound: [['operational', 'restart-web', { SERVICE: 'tomcat' }]],
  },
  {
    name: 'windows-iis',
    image: 'Windows Server 2022 x86_64',
    cookbooks: { iis: '~> 9.0.0' },
    bound: [['operational', 'health-report', { RECIPIENT: 'ops@example.net' }]],
  },
  { name: 'docker-host', image: 'Ubuntu 20.04 LTS x86_64', cookbooks: {}, bound: [] },
];

const findCookbook = (
  { account }: AccountState,
  name: string,
  version: string,
): Readonly<Record<string, string>> => {
  if (!version.startsWith('@')) return { version };
  const uploaded = account
    .of(cookbookVersions)
    .find((row) => row.name === name && `@${row.version}` === version);
  if (!uploaded) throw new Error(`the seed has no cookbook ${name}${version}`);
  return { version_id: uploaded.id };
};

const plantBlueprint = (accountState: AccountState, blueprint: Blueprint): void => {
  const { name, image, cookbooks, attributes, state, problem, bound } = blueprint;
  const template = plant(accountState, templates, {
    name,
    generic_image_id: findByName(accountState, genericImages, image).id,
    state: state ?? 'ready',
    run_list: Object.keys(cookbooks),
    configuration_attributes: attributes ?? {},
    cookbook_versions: Object.fromEntries(
      Object.entries(cookbooks).map(([cookbook, version]) => [
        cookbook,
        findCookbook(accountState, cookbook, version),
      ]),
    ),
    error_message: problem ?? null,
  });
  for (const [index, [type, script, values]] of bound.entries()) {
    plant(accountState, templateScripts, {
      type,
      execution_order: bound.slice(0, index).filter(([earlier]) => earlier === type).length,
      template_id: template.id,
      script_id: findByName(accountState, scripts, script).id,
      parameter_values: { ...values },
    });
  }
};

/** An attachment of a script. */
const plantAttachment = (
  accountState: AccountState,
  script: string,
  name: string,
  text: string,
): void => {
  const row: StoredItem = plant(accountState, attachments, { name, uploaded: true });
  row.script_id = findByName(accountState, scripts, script).id;
  row.file = accountState.files.plant(row.id, text);
};

const logRules = `/var/log/app/*.log {
  weekly
  rotate 8
  compress
}
`;

/** Templates, scripts, and which script belongs to which template. */
export const plantBlueprints = (accountState: AccountState): void => {
  for (const [name, description, line, ...parameters] of scriptList) {
    plant(accountState, scripts, { name, description, code: `#!/bin/sh\n${line}\n`, parameters });
  }
  plantAttachment(accountState, 'rotate-logs', 'logrotate.conf', logRules);
  for (const blueprint of blueprintList) plantBlueprint(accountState, blueprint);
};
