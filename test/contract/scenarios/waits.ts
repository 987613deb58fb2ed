import {
  done,
  gone,
  nobody,
  notFound,
  type Scenario,
  type Scenarios,
  since,
  unlisted,
} from './scenario.ts';

/** Something that rests as it is; something in any state at all; and something that is gone. */
const waiting = (target: string): readonly Scenario[] => [
  done(target),
  done(target, '--for', 'state=*'),
  gone(nobody, '--for', 'deleted'),
  notFound(nobody),
];

/** Waits for things of every resource that can be on its way. */
export const waitScenarios: Scenarios = {
  'blueprint templates wait': waiting('joomla'),
  'blueprint cookbook-versions wait': waiting('joomla@1.4.6'),
  'cloud servers wait': [
    ...waiting('intranet'),
    done('intranet', 'mail-relay', '--for', 'state=operational'),
  ],
  'cloud server-arrays wait': waiting('workers'),
  'network floating-ips wait': waiting('edge-2'),
  'network vpcs wait': waiting('core'),
  'network subnets wait': waiting('front'),
  'network vpns wait': [done('--vpc', 'edge'), done('--vpc', 'edge', '--for', 'state=*')],
  'storage volumes wait': waiting('data-2'),
  'brownfield cloud-accounts wait': waiting('azure-prod'),
  'blueprint collection-versions wait': waiting('example.web@1.2.0').map((one) => since('v3', one)),
  // Only their list has them.
  'blueprint template-addons wait': [
    done('monitoring-agent'),
    done('monitoring-agent', '--for', 'state=*'),
    done(nobody, '--for', 'deleted'),
    unlisted(nobody),
  ].map((one) => since('v3', one)),
  'secret key-vaults wait': waiting('prod-keys').map((one) => since('v3', one)),
  'secret secrets wait': waiting('db-password').map((one) => since('v3', one)),
  'extensions deployments wait': waiting('scale-set-prod').map((one) => since('v3', one)),
  'policy definitions wait': waiting('no-public-buckets'),
  'policy assignments wait': waiting('no-public-buckets-prod'),
  'network load-balancers wait': [...waiting('shop'), done('shop', '--for', 'global_state')].map(
    (one) => since('v3', one),
  ),
  'network target-groups wait': waiting('shop-web').map((one) => since('v3', one)),
  'network listeners wait': waiting('https/443').map((one) => since('v3', one)),
  'network dns-domains wait': [
    ...waiting('shop.example.net'),
    done('shop.example.net', '--for', 'global_state=applied'),
  ].map((one) => since('v3', one)),
  'network dns-records wait': waiting('blog').map((one) => since('v3', one)),
  'kubernetes clusters wait': waiting('prod-eu').map((one) => since('v3', one)),
  'kubernetes node-pools wait': waiting('general').map((one) => since('v3', one)),
  'settings cloud-accounts wait': waiting('azure-prod').map((one) => since('v3', one)),
};
