import { labels } from '../../../catalog/labels.ts';
import { listeners } from '../../../catalog/network/listeners.ts';
import { loadBalancerPlans } from '../../../catalog/network/load-balancer-plans.ts';
import { loadBalancers } from '../../../catalog/network/load-balancers.ts';
import { targetGroups } from '../../../catalog/network/target-groups.ts';
import { vpcs } from '../../../catalog/network/vpcs.ts';
import type { SandboxPlatform } from '../../platform.ts';
import type { AccountState } from '../../state/account-state.ts';
import { failRow } from '../fail-row.ts';
import { findByName, plant } from '../plant.ts';
import { plantLoadBalancerParts } from './load-balancer-parts.ts';

/** The facts of a seeded load balancer. */
interface SeededBalancer {
  readonly name: string;
  /** The name of its plan, in the region of its VPC. */
  readonly plan: string;
  readonly vpc: string;
  readonly labelIds: string[];
}

const plantBalancer = (
  accountState: AccountState,
  { name, plan: planName, vpc: vpcName, labelIds }: SeededBalancer,
) => {
  const vpc = findByName(accountState, vpcs, vpcName);
  const plan = accountState.account
    .of(loadBalancerPlans)
    .find((one) => one.name === planName && one.realm_provider_name === vpc.realm_provider_name);
  if (!plan) throw new Error(`the seed has no load balancer plan ${planName}`);
  return plant(accountState, loadBalancers, {
    name,
    state: 'applied',
    load_balancer_plan_id: plan.id,
    vpc_id: vpc.id,
    cloud_account_id: vpc.cloud_account_id ?? '',
    realm_id: plan.realm_id ?? '',
    dns_name: `${name}.lb.example.net`,
    remote_id: name,
    label_ids: labelIds,
  });
};

/** A target group with a health check over the same protocol. */
const plantGroup = (
  accountState: AccountState,
  balancer: ReturnType<typeof plantBalancer>,
  [name, protocol, port]: readonly [string, string, number],
) =>
  plant(accountState, targetGroups, {
    name,
    state: 'applied',
    protocol,
    port,
    health_check_protocol: protocol,
    health_check_port: port,
    health_check_path: '/healthz',
    health_check_interval: 30,
    health_check_timeout: 5,
    health_check_threshold_count: 3,
    stickiness: false,
    load_balancer_id: balancer.id,
    remote_id: name,
  });

const plantListener = (
  accountState: AccountState,
  group: ReturnType<typeof plantGroup>,
  [protocol, port]: readonly [string, number],
) =>
  plant(accountState, listeners, {
    protocol,
    port,
    state: 'applied',
    default_target_group_id: group.id,
    load_balancer_id: group.load_balancer_id ?? '',
    remote_id: `${protocol}-${port}`,
  });

/** Two load balancers: one that works, and one that failed to apply a change, with its parts. */
export const plantLoadBalancers = (platform: SandboxPlatform): void => {
  const shop = plantBalancer(platform, {
    name: 'shop',
    plan: 'Application load balancer',
    vpc: 'edge',
    labelIds: [findByName(platform, labels, 'production').id],
  });
  const web = plantGroup(platform, shop, ['shop-web', 'http', 8080]);
  plantGroup(platform, shop, ['shop-api', 'http', 9090]);
  plantListener(platform, web, ['https', 443]);
  plantListener(platform, web, ['http', 80]);
  const mail = plantBalancer(platform, {
    name: 'mail',
    plan: 'Standard load balancer',
    vpc: 'core',
    labelIds: [],
  });
  const relays = plantGroup(platform, mail, ['mail-relays', 'tcp', 2525]);
  const smtp = plantListener(platform, relays, ['tcp', 25]);
  failRow(platform, { resource: targetGroups, row: relays, verb: 'update' });
  failRow(platform, { resource: listeners, row: smtp, verb: 'create' });
  failRow(platform, { resource: loadBalancers, row: mail, verb: 'update' });
  plantLoadBalancerParts(platform, platform.now());
};
