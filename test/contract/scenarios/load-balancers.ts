import {
  conflict,
  done,
  gone,
  invalid,
  labelling,
  newer,
  nobody,
  notFound,
  type Scenario,
  type Scenarios,
} from './scenario.ts';

/** What imco refuses before anything is sent. */
const unsent = (...words: readonly string[]): Scenario => ({ words, exit: 5 });

const inIreland = ['--cloud-account', 'aws-prod', '--realm', 'EU (Ireland)', '--vpc', 'edge'];
const onNetwork = ['--load-balancer-plan', 'Network load balancer@eu-west-1'];

const health = [
  ...['--health-check-protocol', 'http', '--health-check-port', '8081'],
  ...['--health-check-threshold-count', '4', '--health-check-path', '/ready'],
];
const inShop = ['--load-balancer', 'shop'];
const group = [...inShop, '--name', 'shop-admin', '--target-port', '8081', ...health];

/** Load balancers with their plans, target groups and listeners. */
export const loadBalancerScenarios: Scenarios = newer({
  'network load-balancers list': [done(), done('--label', 'production')],
  'network load-balancers show': [done('shop'), notFound(nobody)],
  'network load-balancers create': [
    done(
      ...['--name', 'lab', ...inIreland, ...onNetwork],
      ...['--label', 'production', '--desired-remote-id', 'lab-1', '--wait'],
    ),
    unsent(
      ...['--name', 'lost', '--cloud-account', 'azure-prod', '--realm', 'West Europe'],
      ...['--vpc', 'edge', '--load-balancer-plan', 'Application gateway@westeurope'],
    ),
  ],
  'network load-balancers update': [done('lab', '--name', 'laboratory')],
  'network load-balancers retry': [done('mail', '--wait'), conflict('shop', '--force')],
  'network load-balancers delete': [
    gone('laboratory', '--wait', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'network load-balancers label': labelling('shop', 'mail'),

  'network load-balancer-plans list': [
    done('--cloud-provider', 'Amazon Web Services'),
    done('--cloud-provider', 'Amazon Web Services', '--realm', 'EU (Ireland)'),
  ],
  'network load-balancer-plans show': [done('Application load balancer@eu-west-1')],

  'network target-groups list': [done(...inShop), done(), notFound('--load-balancer', nobody)],
  'network target-groups show': [done('shop-web')],
  'network target-groups create': [
    done(
      ...[...group, '--protocol', 'http', '--health-check-interval', '20'],
      ...['--health-check-timeout', '6', '--stickiness', '--wait'],
    ),
    invalid(...group, '--protocol', 'http', '--health-check-interval', '3000'),
    unsent(...group, '--protocol', 'tcp', '--health-check-interval', '20'),
  ],
  'network target-groups update': [
    done('shop-admin', '--health-check-interval', '30', '--wait'),
    done('shop-admin', '--name', 'shop-office', '--no-stickiness', '--wait'),
    invalid('shop-office', '--health-check-threshold-count', '11'),
    unsent('shop-office', '--health-check-protocol', 'udp'),
  ],
  'network target-groups delete': [
    gone('shop-office', '--wait', '--yes'),
    conflict('shop-web', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'network target-groups retry': [done('mail-relays', '--wait'), conflict('shop-web', '--force')],

  'network listeners list': [done(...inShop), done()],
  'network listeners show': [done('https/443'), done('http/80', ...inShop)],
  'network listeners create': [
    done(
      ...[...inShop, '--protocol', 'https', '--listener-port', '8443', '--wait'],
      ...['--default-target-group', 'shop-web', '--certificate', 'shop-2026'],
    ),
    invalid(
      ...[...inShop, '--protocol', 'http', '--listener-port', '8443'],
      ...['--default-target-group', 'shop-web'],
    ),
    unsent(
      ...[...inShop, '--protocol', 'udp', '--listener-port', '53'],
      ...['--default-target-group', 'shop-web'],
    ),
  ],
  'network listeners update': [
    done('https/8443', '--default-target-group', 'shop-api', '--wait'),
    done('https/8443', '--certificate', 'shop-2025', '--wait'),
  ],
  'network listeners delete': [gone('https/8443', '--wait', '--yes'), notFound(nobody, '--yes')],
  'network listeners retry': [done('tcp/25', '--wait'), conflict('https/443', '--force')],
});
