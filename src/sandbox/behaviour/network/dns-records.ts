import { isIPv4, isIPv6 } from 'node:net';
import { servers } from '../../../catalog/cloud/servers.ts';
import { dnsDomains } from '../../../catalog/network/dns-domains.ts';
import type { dnsRecords } from '../../../catalog/network/dns-records.ts';
import { floatingIps } from '../../../catalog/network/floating-ips.ts';
import { loadBalancers } from '../../../catalog/network/load-balancers.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { FieldErrors } from '../../server/replies.ts';
import type { AccountState } from '../../state/account-state.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour, Input } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';

type DnsRecord = Row<typeof dnsRecords> & StoredItem;

const defaultTtl = 3600;

/** A name within a domain: labels with `_` and `*`, or `@` for the domain itself. */
const nameForm =
  /^(?:@|(?:\*|[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)(?:\.[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)*)$/i;

const explainContent = (type: unknown, content: unknown): string | undefined => {
  if (typeof content !== 'string') return undefined;
  if (type === 'a' && !isIPv4(content)) return 'is not a valid IPv4 address';
  if (type === 'aaaa' && !isIPv6(content)) return 'is not a valid IPv6 address';
  return undefined;
};

const findProblems = ({ values, present }: Input): FieldErrors => {
  const { name, content, type = present?.type } = values;
  const problem = explainContent(type, content);
  return {
    ...(name !== undefined && !nameForm.test(String(name)) && { name: ['is not a valid name'] }),
    ...(problem !== undefined && { content: [problem] }),
  };
};

/** The value of what a record follows; undefined if it follows nothing. */
const findFollowed = (record: DnsRecord, { account }: AccountState): string | null | undefined => {
  const { instance_id: server, floating_ip_id: ip, load_balancer_id: balancer } = record;
  if (server) return account.of(servers).get(server)?.public_ip || null;
  if (ip) return account.of(floatingIps).get(ip)?.address ?? null;
  return balancer ? (account.of(loadBalancers).get(balancer)?.dns_name ?? null) : undefined;
};

/** DNS records: the value of one that follows a resource is always that of the resource. */
export const dnsRecordBehaviour: Behaviour<DnsRecord> = {
  check: findProblems,
  onCreate: (record) => {
    record.ttl ??= defaultTtl;
    if (record.type === 'mx' || record.type === 'srv') record.priority ??= 0;
    if (record.type !== 'srv') return;
    record.weight ??= 0;
    record.port ??= 0;
  },
  onEnter: (record, state) => {
    if (state === 'applied') record.remote_id ??= `record-${record.id.slice(-8)}`;
  },
  explainCreateRefusal: ({ domain_id: id = '' }, { account }) => {
    const domain = account.of(dnsDomains).get(id);
    if (!domain || domain.state === 'applied') return undefined;
    const subject = `DNS domain ${domain.name}`;
    return explainTransition(subject, domain) ?? `The ${subject} is ${domain.state}`;
  },
  explainRefusal: (record, verb) =>
    verb === 'delete' ? explainTransition('DNS record', record) : undefined,
  answer: (record, _occasion, platform) => {
    const content = findFollowed(record, platform);
    return content === undefined ? {} : { content };
  },
};
