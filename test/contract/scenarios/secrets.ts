import {
  conflict,
  done,
  gone,
  invalid,
  labelling,
  newer,
  nobody,
  notFound,
  reading,
  type Scenarios,
} from './scenario.ts';

const account = ['--cloud-account', 'azure-dev'];
const content = ['--content-file', '-'];

/** Key vaults, and the secrets in them. */
export const secretScenarios: Scenarios = newer({
  'secret key-vaults list': [done(), done('--label', 'production')],
  'secret key-vaults show': [done('prod-keys'), notFound(nobody)],
  'secret key-vaults create': [
    done(
      ...['--name', 'dev-keys', ...account, '--realm', 'West Europe', '--label', 'staging'],
      ...['--desired-remote-id', 'kv-dev', '--key-vault-plan-id', nobody, '--wait'],
    ),
    done('--name', 'spare', ...account, '--wait'),
    invalid('--name', 'prod-keys', ...account),
  ],
  'secret key-vaults update': [
    done('spare', '--name', 'spare-keys'),
    invalid('spare-keys', '--name', 'prod-keys'),
  ],
  'secret key-vaults delete': [
    gone('spare-keys', '--wait', '--yes'),
    conflict('prod-keys', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'secret key-vaults label': labelling('prod-keys'),

  'secret secrets list': [done('--key-vault', 'prod-keys')],
  'secret secrets show': [done('db-password', '--key-vault', 'prod-keys'), notFound(nobody)],
  'secret secrets create': [
    reading(
      'the secret content of the sandbox',
      ...['--key-vault', 'dev-keys', '--name', 'token', ...content, '--label', 'staging'],
      ...['--desired-remote-id', 'token-1', '--wait'],
    ),
  ],
  'secret secrets update': [
    reading(
      'the secret content of the sandbox',
      ...['token', '--key-vault', 'dev-keys', '--name', 'api-token', ...content, '--wait'],
    ),
  ],
  'secret secrets delete': [
    gone('api-token', '--key-vault', 'dev-keys', '--wait', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'secret secrets label': labelling('db-password'),
});
