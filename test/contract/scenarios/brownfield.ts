import { conflict, done, type Scenarios, unlisted } from './scenario.ts';

const kinds = [
  'servers',
  'vpcs',
  'floating-ips',
  'volumes',
  'policies',
  'kubernetes-clusters',
  'key-vaults',
] as const;

/** Imports of what exists at a provider. */
export const brownfieldScenarios: Scenarios = {
  'brownfield cloud-accounts list': [done()],
  'brownfield cloud-accounts show': [done('aws-prod')],
  'brownfield cloud-accounts import': [
    ...kinds.map((kind) => done('azure-prod', '--kind', kind, '--wait')),
    conflict('aws-prod', '--kind', 'key-vaults', '--force'),
    unlisted('gcp-lab', '--kind', 'servers'),
  ],
  ...Object.fromEntries(
    kinds.map((kind) => [
      `brownfield cloud-accounts import-${kind}`,
      [done('azure-dev', '--wait')],
    ]),
  ),
};
