import {
  conflict,
  done,
  gone,
  invalid,
  labelling,
  newer,
  nobody,
  notFound,
  reading,
  type Scenario,
  type Scenarios,
} from './scenario.ts';

const inLab = ['--dns-domain', 'lab.example.org'];

/** A record of the domain that is created first. */
const record = (name: string, type: string, ...more: readonly string[]): Scenario =>
  done(...inLab, '--name', name, '--type', type, ...more, '--wait');

const service = `
name: _sip._tcp
type: srv
content: sip.lab.example.org
priority: 5
weight: 10
srv-port: 5060
`;

/** What imco refuses before anything is sent. */
const refused = (...words: readonly string[]): Scenario => ({ words, exit: 2 });

/** DNS domains and their records. */
export const dnsScenarios: Scenarios = newer({
  'network dns-domains list': [done(), done('--label', 'production')],
  'network dns-domains show': [done('shop.example.net')],
  'network dns-domains create': [
    done(
      ...['--name', 'lab.example.org', '--cloud-account', 'azure-prod'],
      ...['--label', 'production', '--wait'],
    ),
    done('--name', 'empty.example.org', '--cloud-account', 'aws-prod', '--wait'),
    invalid('--name', 'shop.example.net', '--cloud-account', 'azure-prod'),
    invalid('--name', 'no domain', '--cloud-account', 'azure-prod'),
  ],
  'network dns-domains delete': [
    gone('empty.example.org', '--wait', '--yes'),
    conflict('shop.example.net', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'network dns-domains retry': [
    done('corp.example.com', '--wait'),
    conflict('shop.example.net', '--force'),
  ],
  'network dns-domains label': labelling('shop.example.net', 'corp.example.com'),

  'network dns-records list': [
    done('--dns-domain', 'shop.example.net'),
    notFound('--dns-domain', nobody),
  ],
  'network dns-records show': [done('blog'), done('@@mx')],
  'network dns-records create': [
    record('www', 'a', '--content', '203.0.113.24', '--ttl', '300'),
    record('api', 'a', '--server', 'web-01'),
    record('edge', 'a', '--floating-ip', 'edge-1'),
    record('www', 'aaaa', '--content', '2001:db8::24'),
    record('shop', 'cname', '--load-balancer', 'shop'),
    record('@', 'mx', '--content', 'mail.lab.example.org', '--priority', '10'),
    reading(service, ...inLab, '--from-file', '-', '--wait'),
    record('@', 'txt', '--content', 'v=spf1 mx -all'),
    invalid(...inLab, '--name', 'odd', '--type', 'a', '--content', '2001:db8::24'),
    refused(...inLab, '--name', 'odd', '--type', 'a'),
    refused(...inLab, '--name', 'odd', '--type', 'txt', '--content', 'x', '--priority', '1'),
  ],
  'network dns-records update': [
    done('_sip._tcp', ...inLab, '--priority', '1', '--weight', '2', '--srv-port', '5061'),
    done('www@aaaa', ...inLab, '--name', 'web', '--content', '2001:db8::25', '--ttl', '60'),
    refused('api', ...inLab, '--content', '203.0.113.25'),
    refused('web', ...inLab, '--priority', '1'),
  ],
  'network dns-records delete': [
    gone('web', ...inLab, '--wait', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'network dns-records retry': [done('vpn', '--wait'), conflict('blog', '--force')],
});
