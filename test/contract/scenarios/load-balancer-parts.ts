import {
  createCertificate,
  createPrivateKeyPem,
} from '../../../src/sandbox/seed/network/certificate-text.ts';
import {
  conflict,
  done,
  nobody,
  notFound,
  reading,
  type Scenarios,
  since,
  unlisted,
} from './scenario.ts';

/** What only platforms that speak API v3 do. */
const newer = (scenarios: Scenarios): Scenarios =>
  Object.fromEntries(
    Object.entries(scenarios).map(([words, own]) => [words, own.map((one) => since('v3', one))]),
  );

const inGroup = ['--target-group', 'shop-web', '--load-balancer', 'shop'];
const onListener = ['--listener', 'https/443', '--load-balancer', 'shop'];
const onShop = ['--load-balancer', 'shop'];

/** Fields of a certificate whose private key is `key`. */
const createFields = (name: string, key: string): string => {
  const [from, until] = [Date.UTC(2026, 0, 1), Date.UTC(2037, 0, 1)];
  const issuer = 'Contract CA';
  return JSON.stringify({
    name,
    public_key: createCertificate({ name, issuer, from, until }),
    chain: createCertificate({ name: issuer, issuer, from, until }),
    private_key: createPrivateKeyPem(key),
  });
};

/** Targets, rules and certificates of load balancers. */
export const loadBalancerPartScenarios: Scenarios = newer({
  'network targets list': [done(...inGroup), done(), notFound('--target-group', nobody)],
  'network targets add': [
    done(...inGroup, '--server', 'db-01', '--server-array', 'workers', '--wait'),
    done(...inGroup, '--server', 'db-01'),
  ],
  'network targets remove': [
    done('db-01', ...inGroup, '--yes'),
    done(...inGroup, '--server-array', 'workers', '--yes', '--wait'),
    unlisted(...inGroup, '--server', 'db-01', '--yes'),
  ],
  'network listener-rules list': [done(...onListener), done(...onShop)],
  'network listener-rules show': [done('path_pattern=/api/*', ...onListener)],
  'network listener-rules create': [
    done(
      ...onListener,
      ...['--field', 'host_header', '--value', 'api.example.com', '--target-group', 'shop-api'],
      '--wait',
    ),
  ],
  'network listener-rules update': [
    done('host_header=api.example.com', ...onListener, '--value', 'api.example.com,a.example.com'),
  ],
  'network listener-rules delete': [
    done('host_header=api.example.com,a.example.com', ...onListener, '--yes', '--wait'),
    unlisted('host_header=api.example.com', ...onListener, '--yes'),
  ],
  'network certificates list': [done(...onShop), done()],
  'network certificates show': [done('shop-2026', ...onShop), notFound(nobody, ...onShop)],
  'network certificates create': [
    reading(createFields('contract', 'contract'), ...onShop, '--from-file', '-', '--wait'),
    {
      ...reading(createFields('stranger', 'other'), ...onShop, '--from-file', '-'),
      exit: 5,
    },
    {
      ...reading(createFields('shop-2026', 'shop-2026'), ...onShop, '--from-file', '-'),
      exit: 5,
      refusedWith: 422,
    },
  ],
  'network certificates update': [done('contract', ...onShop, '--name', 'renamed')],
  'network certificates delete': [
    done('renamed', ...onShop, '--yes', '--wait'),
    conflict('shop-2026', ...onShop, '--yes'),
  ],
});
