import { realms } from '../../../catalog/cloud/realms.ts';
import { servers } from '../../../catalog/cloud/servers.ts';
import { labels } from '../../../catalog/labels.ts';
import { floatingIps } from '../../../catalog/network/floating-ips.ts';
import { subnets } from '../../../catalog/network/subnets.ts';
import { vpcs } from '../../../catalog/network/vpcs.ts';
import { vpnPlans } from '../../../catalog/network/vpn-plans.ts';
import { vpns } from '../../../catalog/network/vpns.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import { storagePlans } from '../../../catalog/storage/plans.ts';
import { volumes } from '../../../catalog/storage/volumes.ts';
import type { AccountState } from '../../state/account-state.ts';
import { findByName, plant } from '../plant.ts';

/** VPCs and their subnets. */
export const plantNetworks = (accountState: AccountState): void => {
  const core = plant(accountState, vpcs, {
    name: 'core',
    cidr: '10.0.0.0/16',
    state: 'operational',
    cloud_account_id: findByName(accountState, cloudAccounts, 'azure-prod').id,
    realm_provider_name: 'westeurope',
    allowed_subnet_types: ['only_private', 'public_and_private'],
    label_ids: [findByName(accountState, labels, 'production').id],
  });
  const edge = plant(accountState, vpcs, {
    name: 'edge',
    cidr: '10.1.0.0/16',
    state: 'operational',
    cloud_account_id: findByName(accountState, cloudAccounts, 'aws-prod').id,
    realm_provider_name: 'eu-west-1',
    allowed_subnet_types: ['only_public', 'only_private', 'public_and_private'],
    has_vpn: true,
  });
  plant(accountState, vpns, {
    state: 'operational',
    vpc_id: edge.id,
    vpn_plan_id: findByName(accountState, vpnPlans, 'VpnGw1').id,
    public_ip: '198.51.100.7',
    exposed_cidrs: ['192.168.0.0/24'],
  });
  const common = { state: 'operational', vpc_id: core.id };
  plant(accountState, subnets, {
    ...common,
    name: 'front',
    cidr: '10.0.1.0/24',
    type: 'public_and_private',
  });
  plant(accountState, subnets, {
    ...common,
    name: 'back',
    cidr: '10.0.2.0/24',
    type: 'only_private',
  });
  plant(accountState, subnets, {
    ...common,
    name: 'gateway',
    cidr: '10.0.255.0/27',
    type: 'only_private',
    server_creation_disabled: true,
  });
};

const findServerId = ({ account }: AccountState, name: string): string | null =>
  account.of(servers).find((server) => server.name === name)?.id ?? null;

/** Floating IPs and volumes, some of them attached to servers. */
export const plantAttachables = (accountState: AccountState): void => {
  const location = {
    cloud_account_id: findByName(accountState, cloudAccounts, 'azure-prod').id,
    realm_id: findByName(accountState, realms, 'West Europe').id,
    label_ids: [findByName(accountState, labels, 'production').id],
  };
  plant(accountState, floatingIps, {
    ...location,
    name: 'edge-1',
    address: '203.0.113.250',
    remote_id: 'ip-edge-1',
    state: 'attached',
    attached_server_id: findServerId(accountState, 'web-01'),
  });
  plant(accountState, floatingIps, {
    ...location,
    name: 'edge-2',
    address: '203.0.113.251',
    remote_id: 'ip-edge-2',
    state: 'detached',
  });
  const premium = findByName(accountState, storagePlans, 'Premium SSD').id;
  plant(accountState, volumes, {
    ...location,
    name: 'data-1',
    size: 256,
    device: '/dev/sdc',
    state: 'attached',
    remote_id: 'disk-data-1',
    storage_plan_id: premium,
    attached_server_id: findServerId(accountState, 'db-01'),
  });
  plant(accountState, volumes, {
    ...location,
    name: 'data-2',
    size: 512,
    state: 'detached',
    remote_id: 'disk-data-2',
    storage_plan_id: premium,
  });
};
