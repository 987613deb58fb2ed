import { publicLine } from '../../support/ssh-keys.ts';
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

const privateKey = '-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n';

const newArray = [
  ...['--template', 'node-app', '--cloud-account', 'azure-prod'],
  ...['--server-plan', 'Standard_B2s'],
];

/** Server arrays, SSH profiles and what providers sell. */
export const cloudScenarios: Scenarios = {
  'cloud server-arrays list': [done(), done('--label', 'production')],
  'cloud server-arrays show': [done('workers')],
  'cloud server-arrays create': [
    done(
      ...['--name', 'batch', ...newArray, '--size', '2'],
      ...['--ssh-profile', 'ops-team', '--ssh-profile', 'developers'],
      ...['--firewall-profile', 'web', '--subnet', 'front', '--privateness'],
      ...['--variable-value-ids', '{"database": ["server", "6c0817ba8d03a9ce180b5e51"]}'],
      ...['--label', 'production,staging', '--wait'],
    ),
    done(
      '--name',
      'lone',
      ...newArray,
      '--size',
      '1',
      '--ssh-profile',
      'ops-team',
      '--boot',
      '--wait',
    ),
    invalid('--name', 'workers', ...newArray),
  ],
  'cloud server-arrays update': [done('batch', '--name', 'batches')],
  'cloud server-arrays boot': [done('batches', '--wait'), conflict('workers', '--force')],
  'cloud server-arrays shutdown': [done('batches', '--wait', '--yes')],
  'cloud server-arrays empty': [
    done('batches', '--wait', '--yes'),
    done('lone', '--shutdown-first', '--wait', '--yes'),
  ],
  'cloud server-arrays enlarge': [
    done('batches', '--size', '2', '--wait'),
    done('lone', '--size', '1', '--wait'),
  ],
  'cloud server-arrays servers': [done('batches')],
  'cloud server-arrays delete': [
    gone('batches', '--empty-first', '--wait', '--yes'),
    conflict('workers', '--force', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'cloud server-arrays label': labelling('workers', 'nightly'),

  'cloud ssh-profiles list': [done(), done('--show-secrets', '--yes', ...json)],
  'cloud ssh-profiles show': [done('ops-team')],
  'cloud ssh-profiles create': [
    done('--name', 'night-shift'),
    done('--name', 'day-shift', '--public-key', publicLine, '--label', 'production'),
    reading(privateKey, '--name', 'own-key', '--private-key-file', '-', '--public-key', publicLine),
    reading('{"name": "filed", "label_ids": ["production"]}', '--from-file', '-'),
    invalid('--name', 'ops-team'),
  ],
  'cloud ssh-profiles update': [
    done('day-shift', '--name', 'morning-shift', '--public-key', `${publicLine} b`),
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
  'cloud saas-providers list': [done()],
  'cloud saas-providers show': [done('Datadog')],
  'cloud generic-images list': [done()],
  'cloud generic-images show': [done('Debian 12 x86_64')],
};
