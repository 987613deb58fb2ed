import {
  done,
  gone,
  invalid,
  labelling,
  nobody,
  notFound,
  reading,
  type Scenarios,
} from './scenario.ts';

const rules = '{"mode":"All","policyRule":{"if":{},"then":{"effect":"audit"}}}';
const described = ['--description', 'Made for a test'];

const assigned = [
  ...['--definition', 'no-public-buckets', '--cloud-account', 'azure-dev'],
  ...described,
  ...['--parameter', 'prefix=dev-'],
];

/** Policy definitions and their assignments. */
export const policyScenarios: Scenarios = {
  'policy definitions list': [done(), done('--label', 'production')],
  'policy definitions show': [done('no-public-buckets'), done('Allowed locations')],
  'policy definitions create': [
    done(
      ...['--name', 'audit-all', ...described, '--syntax', 'Azure'],
      ...['--definition', rules, '--label', 'production'],
    ),
    reading(rules, '--name', 'from-stdin', ...described, '--definition', '@-'),
    invalid('--name', 'require-tag', ...described, '--definition', rules),
  ],
  'policy definitions update': [
    done('audit-all', '--name', 'audit-everything', '--description', 'Renamed'),
    invalid('audit-everything', '--name', 'require-tag'),
  ],
  'policy definitions delete': [
    gone('audit-everything', '--wait', '--yes'),
    gone('require-tag', '--wait', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'policy definitions label': labelling('no-public-buckets', 'deny-root-user'),

  'policy assignments list': [
    done(),
    done('--definition', 'no-public-buckets'),
    done('--cloud-account', 'azure-prod', '--label', 'production'),
  ],
  'policy assignments show': [
    done('no-public-buckets-prod'),
    done('no-root-user', '--definition', 'deny-root-user'),
  ],
  'policy assignments create': [
    done('--name', 'no-public-buckets-dev', ...assigned, '--label', 'production', '--wait'),
    invalid('--name', 'no-public-buckets-prod', ...assigned),
    invalid(
      ...['--name', 'elsewhere', '--definition', 'deny-root-user', ...described],
      ...['--cloud-account', 'gcp-lab'],
    ),
  ],
  'policy assignments update': [
    done('no-public-buckets-dev', '--name', 'buckets-dev', '--description', 'Renamed'),
  ],
  'policy assignments delete': [gone('buckets-dev', '--wait', '--yes'), notFound(nobody, '--yes')],
  'policy assignments label': labelling('no-public-buckets-prod'),
};
