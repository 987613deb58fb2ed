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
  since,
  unlisted,
  until,
} from './scenario.ts';

const newVolume = ['--cloud-account', 'azure-prod', '--storage-plan', 'Premium SSD@westeurope'];

const forJoomla = ['--app', 'Joomla', '--location', 'Europe'];
const deployed = ['--location', 'Europe', '--cloud-account', 'azure-prod'];

/** Storage, settings, audit, labels, wizard and ping. */
export const otherScenarios: Scenarios = {
  'storage volumes list': [done(), done('--server', 'db-01'), done('--label', 'production')],
  'storage volumes show': [done('data-1')],
  'storage volumes create': [
    done('--name', 'data-3', '--size', '64', ...newVolume, '--label', 'production', '--wait'),
    done('--name', 'data-4', '--size', '32', ...newVolume, '--wait'),
    since(
      'v3',
      done('--name', 'data-6', '--size', '32', ...newVolume, '--desired-remote-id', 'd6'),
    ),
    invalid('--name', 'data-1', '--size', '64', ...newVolume),
  ],
  'storage volumes update': [done('data-3', '--name', 'data-5')],
  'storage volumes attach': [
    done('data-2', '--server', 'web-01', '--wait'),
    conflict('data-1', '--server', 'web-01', '--force'),
  ],
  'storage volumes detach': [done('data-2', '--wait')],
  'storage volumes delete': [
    gone('data-5', '--wait', '--yes'),
    conflict('data-1', '--force', '--yes'),
  ],
  'storage volumes discard': [done('data-4', '--yes')],
  'storage volumes label': labelling('data-1', 'data-2'),
  'storage plans list': [done('--cloud-provider', 'Microsoft Azure')],
  'storage plans show': [done('Premium SSD@westeurope')],

  'settings cloud-accounts list': [done()],
  'settings cloud-accounts show': [done('azure-prod')],
  'settings saas-accounts list': [done(), done(...json)],
  'settings saas-accounts show': [done('Datadog')],
  'settings saas-accounts create': [
    reading(
      '{"user": "ops", "password": "of the sandbox"}',
      ...['--saas-provider', 'SendGrid', '--account-data-file', '-'],
    ),
  ],
  'settings saas-accounts update': [
    reading(
      'api_key: of the sandbox\napplication_key: of the sandbox too\n',
      ...['Datadog', '--account-data-file', '-'],
    ),
  ],
  'settings saas-accounts delete': [done('SendGrid', '--yes'), unlisted(nobody, '--yes')],

  'audit events list': [
    done(),
    done('--since', '7d', '--level', 'error', ...json),
    done('--server', 'web-01', '--user', 'operator'),
  ],
  'audit events show': [done('{id}'), notFound(nobody)],
  'audit system-events list': [done(), done('--since', '30d', ...json)],

  'labels list': [done(), done('--internal')],
  'labels show': [done('production'), notFound(nobody)],
  'labels create': [
    done('--name', 'weekend'),
    done('--name', 'tagged', '--namespace', 'example', '--value', '1'),
    invalid('--name', 'production'),
  ],

  'wizard apps list': [done(), done(...json)],
  'wizard apps deploy': [
    done(
      ...['Joomla', ...deployed, '--hostname', 'shop-1'],
      ...['--server-plan', 'Standard_B2s@westeurope', '--wait'],
    ),
    done('Joomla', ...deployed, '--hostname', 'shop-2', '--boot', '--wait'),
    invalid('Joomla', ...deployed, '--hostname', 'web-01'),
  ],
  'wizard locations list': [done()],
  'wizard cloud-providers list': [done(...forJoomla)],
  'wizard cloud-accounts list': [until('v2', done()), done(...forJoomla)],
  'wizard server-plans list': [done(...forJoomla, '--cloud-provider', 'Microsoft Azure')],

  ping: [done()],
};
