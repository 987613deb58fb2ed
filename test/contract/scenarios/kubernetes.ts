import {
  conflict,
  done,
  gone,
  labelling,
  newer,
  nobody,
  notFound,
  reading,
  type Scenario,
  type Scenarios,
} from './scenario.ts';

/** What imco refuses before anything is sent. */
const unsent = (...words: readonly string[]): Scenario => ({ words, exit: 5 });

const onAws = ['--cloud-account', 'aws-prod', '--cluster-plan', 'EKS@eu-west-1'];
const version = ['--kubernetes-version', '1.29'];
const onlyOffice = ['--public-access-cidr', '198.51.100.0/24,192.0.2.0/24'];

const ownVpc = `
name: ephemeral
version: "1.30"
cloud-account: azure-prod
cluster-plan: AKS@westeurope
default_vpc_creation: true
default_vpc_cidr: 10.40.0.0/16
`;

/** Kubernetes clusters, their node pools, and the plans of both. */
export const kubernetesScenarios: Scenarios = newer({
  'kubernetes clusters list': [done(), done('--label', 'production')],
  'kubernetes clusters show': [done('prod-eu')],
  'kubernetes clusters create': [
    done(
      ...['--name', 'lab', ...onAws, ...version, '--vpc', 'edge', ...onlyOffice],
      ...['--label', 'production', '--desired-remote-id', 'lab-1', '--wait'],
    ),
    reading(ownVpc, '--from-file', '-', '--wait'),
    unsent('--name', 'old', ...onAws, '--vpc', 'edge', '--kubernetes-version', '1.12'),
  ],
  'kubernetes clusters update': [
    done('lab', '--kubernetes-version', '1.30', '--wait'),
    done('lab', '--name', 'laboratory', ...onlyOffice, '--wait'),
    unsent('prod-eu', '--kubernetes-version', '2.0'),
    conflict('staging', '--name', 'stage', '--force'),
  ],
  'kubernetes clusters retry': [done('staging', '--wait'), conflict('prod-eu', '--force')],
  'kubernetes clusters delete': [
    gone('laboratory', '--wait', '--yes'),
    conflict('prod-eu', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'kubernetes clusters discard': [done('ephemeral', '--yes')],
  'kubernetes clusters label': labelling('prod-eu', 'staging'),

  'kubernetes cluster-plans list': [done('--cloud-provider', 'Amazon Web Services')],
  'kubernetes cluster-plans show': [done('EKS@eu-west-1')],

  'kubernetes node-pools list': [done('--cluster', 'prod-eu'), notFound('--cluster', nobody)],
  'kubernetes node-pools show': [done('general')],
  'kubernetes node-pools create': [
    done(
      ...['--cluster', 'prod-eu', '--name', 'spot', '--node-pool-plan', 't3.large'],
      ...['--cpu-type', 'x86_64', '--disk-size', '50', '--min-nodes', '1', '--max-nodes', '4'],
      ...['--desired-remote-id', 'spot-1', '--wait'],
    ),
    done(
      ...['--cluster', 'staging', '--name', 'fixed', '--node-pool-plan', 'Standard_B2s'],
      ...['--subnet', 'front', '--desired-nodes', '3', '--pods-per-node', '30', '--wait'],
    ),
    unsent('--cluster', 'prod-eu', '--name', 'big', '--node-pool-plan', 't3.large'),
  ],
  'kubernetes node-pools update': [
    done(
      ...['spot', '--name', 'spots', '--min-nodes', '2', '--max-nodes', '6'],
      ...['--desired-nodes', '3', '--wait'],
    ),
    unsent('general', '--desired-nodes', '500'),
  ],
  'kubernetes node-pools retry': [done('jobs', '--wait'), conflict('general', '--force')],
  'kubernetes node-pools delete': [
    gone('spots', '--wait', '--yes'),
    done('fixed', '--yes'),
    notFound(nobody, '--yes'),
  ],

  'kubernetes node-pool-plans list': [done('--realm', 'EU (Ireland)')],
  'kubernetes node-pool-plans show': [done('t3.large')],
});
