import {
  conflict,
  done,
  gone,
  invalid,
  newer,
  nobody,
  notFound,
  reading,
  type Scenarios,
} from './scenario.ts';

const azure =
  '{"parameters": {"size": {"type": "string"}, "password": {"type": "secureString", "defaultValue": ""}}}';
const aws = '{"Parameters": {"Name": {"Type": "String", "AllowedValues": ["one", "two"]}}}';
const forAzure = '{"vmName": "web", "adminPassword": "of the sandbox"}';

/** A deployment at Azure with its values on stdin. */
const deploying = [
  ...['vm-scale-set', '--cloud-account', 'azure-dev', '--parameter-values-file', '-', '--name'],
];
const inRealm = ['--realm', 'West Europe'];
const atAws = ['message-queue', '--cloud-account', 'aws-prod', '--parameter-values-file', '-'];

/** Extension templates and what is deployed from them. */
export const extensionScenarios: Scenarios = newer({
  'extensions templates list': [done(), done('--filter', 'syntax=AWS')],
  'extensions templates show': [done('vm-scale-set'), done('Audit trail'), notFound(nobody)],
  'extensions templates create': [
    done('--name', 'disk', '--syntax', 'Azure', '--definition', azure, '--label', 'production'),
    reading(aws, '--name', 'topic', '--syntax', 'AWS', '--definition', '@-'),
    invalid('--name', 'vm-scale-set', '--syntax', 'Azure', '--definition', azure),
  ],
  'extensions templates update': [
    done('disk', '--name', 'disks'),
    invalid('disks', '--name', 'vm-scale-set'),
  ],
  'extensions templates deploy': [
    reading(forAzure, ...deploying, 'scale-1', ...inRealm, '--label', 'staging', '--wait'),
    reading(
      forAzure,
      ...[...deploying, 'scale-2', '--stackset'],
      ...['--stackset-realm', 'West Europe', '--stackset-realm', 'East US', '--wait'],
    ),
    { ...reading(forAzure, ...deploying, 'scale-set-prod', ...inRealm), exit: 5, refusedWith: 422 },
    // A template at a provider of another language, and a value that the template does not allow.
    {
      ...reading('{"Name": "one"}', 'topic', ...deploying.slice(1), 'elsewhere', ...inRealm),
      exit: 5,
      refusedWith: 422,
    },
    {
      ...reading(
        '{"Name": "three"}',
        ...['topic', ...atAws.slice(1), '--realm', 'EU (Ireland)', '--name', 'three'],
      ),
      exit: 5,
      refusedWith: 422,
    },
    // What is missing or unknown is found before anything is sent.
    { words: ['vm-scale-set', '--cloud-account', 'azure-dev', '--name', 'x', ...inRealm], exit: 2 },
    {
      ...reading(
        '{"Nobody": 1, "QueueName": "q"}',
        ...atAws,
        '--name',
        'q',
        '--realm',
        'EU (Ireland)',
      ),
      exit: 2,
    },
    { ...reading(forAzure, ...deploying, 'nowhere'), exit: 2 },
  ],
  'extensions templates delete': [
    done('disks', '--yes'),
    conflict('vm-scale-set', '--yes'),
    { words: ['Audit trail', '--yes'], exit: 5 },
  ],

  'extensions deployments list': [
    done(),
    done('--template', 'vm-scale-set'),
    done('--filter', 'state=application_error'),
  ],
  'extensions deployments show': [done('scale-set-prod'), done('orders-queue'), notFound(nobody)],
  'extensions deployments update': [
    done('scale-1', '--name', 'scale-one'),
    invalid('scale-one', '--name', 'scale-set-prod'),
  ],
  'extensions deployments delete': [
    gone('scale-one', '--wait', '--yes'),
    gone('orders-queue', '--wait', '--yes'),
    notFound(nobody, '--yes'),
  ],
});
