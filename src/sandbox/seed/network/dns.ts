import { servers } from '../../../catalog/cloud/servers.ts';
import { labels } from '../../../catalog/labels.ts';
import { dnsDomains } from '../../../catalog/network/dns-domains.ts';
import { dnsRecords } from '../../../catalog/network/dns-records.ts';
import { floatingIps } from '../../../catalog/network/floating-ips.ts';
import { loadBalancers } from '../../../catalog/network/load-balancers.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import type { SandboxPlatform } from '../../platform.ts';
import { createRandom } from '../../state/random.ts';
import { failRow } from '../fail-row.ts';
import { findByName, plant } from '../plant.ts';

/** The start of the random sequence of ids, so that other ids are unchanged. */
const ownSeed = 30_125;

type RecordValues = Omit<Parameters<typeof plant<typeof dnsRecords.fields>>[2], 'domain_id'>;

/** The records of the first domain: each type, and one for each resource that can be followed. */
const listRecords = (platform: SandboxPlatform): readonly RecordValues[] => {
  const server = platform.account.of(servers).find(({ public_ip: ip }) => Boolean(ip));
  const balancer = findByName(platform, loadBalancers, 'shop');
  return [
    { name: '@', type: 'a', floating_ip_id: findByName(platform, floatingIps, 'edge-1').id },
    { name: 'www', type: 'a', content: '203.0.113.24', ttl: 300 },
    { name: 'www', type: 'aaaa', content: '2001:db8::24', ttl: 300 },
    ...(server ? [{ name: 'admin', type: 'a', instance_id: server.id } as const] : []),
    { name: 'blog', type: 'cname', content: 'pages.example.org' },
    { name: 'app', type: 'cname', load_balancer_id: balancer.id },
    { name: '@', type: 'mx', content: 'mail.shop.example.net', priority: 10 },
    {
      name: '_sip._tcp',
      type: 'srv',
      content: 'sip.shop.example.net',
      priority: 5,
      weight: 10,
      port: 5060,
    },
    { name: '@', type: 'txt', content: 'v=spf1 mx -all' },
  ];
};

const plantRecord = (
  platform: SandboxPlatform,
  { id }: { readonly id: string },
  values: RecordValues,
) =>
  plant(platform, dnsRecords, {
    ttl: 3600,
    state: 'applied',
    remote_id: `record-${values.name}-${values.type}`,
    ...values,
    domain_id: id,
  });

/** Two DNS domains: one with records of every type, and one in error, with a record in error. */
export const plantDnsDomains = (newer: SandboxPlatform): void => {
  const platform = { ...newer, random: createRandom(ownSeed) };
  const shop = plant(platform, dnsDomains, {
    name: 'shop.example.net',
    state: 'applied',
    name_servers: ['ns1.example.net', 'ns2.example.net'],
    cloud_account_id: findByName(platform, cloudAccounts, 'azure-prod').id,
    remote_id: 'zone-shop',
    label_ids: [findByName(platform, labels, 'production').id],
  });
  for (const values of listRecords(platform)) plantRecord(platform, shop, values);
  const corp = plant(platform, dnsDomains, {
    name: 'corp.example.com',
    state: 'applied',
    name_servers: ['ns1.example.com', 'ns2.example.com'],
    cloud_account_id: findByName(platform, cloudAccounts, 'aws-prod').id,
    remote_id: 'zone-corp',
    label_ids: [],
  });
  plantRecord(platform, corp, { name: 'intranet', type: 'a', content: '198.51.100.40' });
  const failed = plantRecord(platform, corp, {
    name: 'vpn',
    type: 'a',
    content: '198.51.100.41',
  });
  failRow(platform, { resource: dnsRecords, row: failed, verb: 'update' });
  failRow(platform, { resource: dnsDomains, row: corp, verb: 'retry' });
};
