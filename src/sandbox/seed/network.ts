import { realms } from '../../catalog/cloud/realms.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import { labels } from '../../catalog/labels.ts';
import { floatingIps } from '../../catalog/network/floating-ips.ts';
import { subnets } from '../../catalog/network/subnets.ts';
import { vpcs } from '../../catalog/network/vpcs.ts';
import { vpnPlans } from '../../catalog/network/vpn-plans.ts';
import { vpns } from '../../catalog/network/vpns.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import { storagePlans } from '../../catalog/storage/plans.ts';
import { volumes } from '../../catalog/storage/volumes.ts';
import type { AccountState } from '../state/account-state.ts';
import { named, plant } from './plant.ts';

/** VPCs and their subnets. */
export const plantNetworks = (holdings: AccountState): void => {
  const core = plant(holdings, vpcs, {
    name: 'core',
    cidr: '10.0.0.0/16',
    state: 'operational',
    cloud_account_id: named(holdings, cloudAccounts, 'azure-prod').id,
    realm_provider_name: 'westeurope',
    allowed_subnet_types: ['only_private', 'public_and_private'],
    label_ids: [named(holdings, labels, 'production').id],
  });
  const edge = plant(holdings, vpcs, {
    name: 'edge',
    cidr: '10.1.0.0/16',
    state: 'operational',
    cloud_account_id: named(holdings, cloudAccounts, 'aws-prod').id,
    realm_provider_name: 'eu-west-1',
    allowed_subnet_types: ['only_public', 'only_private', 'public_and_private'],
    has_vpn: true,
  });
  plant(holdings, vpns, {
    state: 'operational',
    vpc_id: edge.id,
    vpn_plan_id: named(holdings, vpnPlans, 'VpnGw1').id,
    public_ip: '198.51.100.7',
    exposed_cidrs: ['192.168.0.0/24'],
  });
  const common = { state: 'operational', vpc_id: core.id };
  plant(holdings, subnets, {
    ...common,
    name: 'front',
    cidr: '10.0.1.0/24',
    type: 'public_and_private',
  });
  plant(holdings, subnets, { ...common, name: 'back', cidr: '10.0.2.0/24', type: 'only_private' });
  plant(holdings, subnets, {
    ...common,
    name: 'gateway',
    cidr: '10.0.255.0/27',
    type: 'only_private',
    server_creation_disabled: true,
  });
};

const serverId = ({ account }: AccountState, name: string): string | null =>
  account.of(servers).find((server) => server.name === name)?.id ?? null;

/** Floating IPs and volumes, some of them attached to servers. */
export const plantAttachables = (holdings: AccountState): void => {
  const place = {
    cloud_account_id: named(holdings, cloudAccounts, 'azure-prod').id,
    realm_id: named(holdings, realms, 'West Europe').id,
    label_ids: [named(holdings, labels, 'production').id],
  };
  plant(holdings, floatingIps, {
    ...place,
    name: 'edge-1',
    address: '203.0.113.250',
    state: 'attached',
    attached_server_id: serverId(holdings, 'web-01'),
  });
  plant(holdings, floatingIps, {
    ...place,
    name: 'edge-2',
    address: '203.0.113.251',
    state: 'detached',
  });
  const premium = named(holdings, storagePlans, 'Premium SSD').id;
  plant(holdings, volumes, {
    ...place,
    name: 'data-1',
    size: 256,
    device: '/dev/sdc',
    state: 'attached',
    remote_id: 'disk-data-1',
    storage_plan_id: premium,
    attached_server_id: serverId(holdings, 'db-01'),
  });
  plant(holdings, volumes, {
    ...place,
    name: 'data-2',
    size: 512,
    state: 'detached',
    remote_id: 'disk-data-2',
    storage_plan_id: premium,
  });
};
