import type { dnsDomains } from '../../../catalog/network/dns-domains.ts';
import { dnsRecords } from '../../../catalog/network/dns-records.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';
import { sumStates } from './sum-states.ts';

type DnsDomain = Row<typeof dnsDomains> & StoredItem;

/** Two or more labels of letters, digits and hyphens. */
const domainForm = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/i;

/** DNS domains: they get name servers from the provider, and are deleted only when they are empty. */
export const dnsDomainBehaviour: Behaviour<DnsDomain> = {
  check: ({ values: { name } }) =>
    domainForm.test(String(name)) ? {} : { name: ['is not a valid domain name'] },
  onEnter: (domain, state) => {
    if (state !== 'applied') return;
    domain.remote_id ??= `zone-${domain.id.slice(-8)}`;
    if (domain.name_servers?.length) return;
    domain.name_servers = ['ns1', 'ns2'].map(
      (host) => `${host}.${domain.id.slice(-4)}.example.net`,
    );
  },
  explainRefusal: (domain, verb, { account }) => {
    if (verb !== 'delete') return undefined;
    const [record, ...more] = account.of(dnsRecords).having('domain_id', domain.id);
    const others = more.length > 0 ? ` and ${more.length} more` : '';
    return (
      explainTransition('DNS domain', domain) ??
      (record &&
        `The DNS domain ${domain.name} still has the record ${record.name} (${record.type})${others}`)
    );
  },
  answer: (domain, _occasion, { account }) => {
    const records = account.of(dnsRecords).having('domain_id', domain.id);
    const states = records.map(({ state }) => state);
    return { global_state: sumStates(domain.state, states) };
  },
};
