/** Things of the sandbox's account that stand for references and targets, and their ids. */
import assert from 'node:assert/strict';
import { catalog } from '../../src/catalog/index.ts';
import { readNameField } from '../../src/catalog/rules/row-names.ts';
import type { Bench } from './bench.ts';

interface Thing {
  /** What some of them are called; the first stands for a single one. */
  readonly names: readonly [string, ...string[]];
  /** Flags without which they are not listed. */
  readonly within?: readonly string[];
}

const aws = ['--cloud-provider', 'Amazon Web Services'];
const azure = ['--cloud-provider', 'Microsoft Azure'];

/** What is there, by noun. A template script is one of the first type there is: `boot`. */
const things: Readonly<Record<string, Thing>> = {
  'blueprint templates': { names: ['joomla'] },
  'blueprint template-scripts': {
    names: ['warm-up'],
    within: ['--template', 'joomla', '--type', 'boot'],
  },
  'blueprint scripts': { names: ['backup-database'] },
  'blueprint attachments': { names: ['logrotate.conf'], within: ['--script', 'rotate-logs'] },
  'blueprint cookbook-versions': { names: ['joomla@1.4.6'] },
  'cloud servers': { names: ['web-01'] },
  'cloud server-arrays': { names: ['workers'] },
  'cloud ssh-profiles': { names: ['ops-team', 'developers'] },
  'cloud server-plans': { names: ['Standard_B2s@westeurope'], within: azure },
  'cloud generic-images': { names: ['Debian 12 x86_64'] },
  'cloud realms': { names: ['West Europe'], within: azure },
  'cloud saas-providers': { names: ['Datadog'] },
  'network firewall-profiles': { names: ['web'] },
  'network floating-ips': { names: ['edge-2'] },
  'network subnets': { names: ['front'], within: ['--vpc', 'core'] },
  'network vpcs': { names: ['core'] },
  'network vpn-plans': { names: ['VpnGw1'], within: ['--vpc', 'core'] },
  'storage volumes': { names: ['data-2'] },
  'network load-balancers': { names: ['shop'] },
  'network load-balancer-plans': { names: ['Application load balancer@eu-west-1'], within: aws },
  'network target-groups': { names: ['shop-web'], within: ['--load-balancer', 'shop'] },
  'network listeners': { names: ['https/443'], within: ['--load-balancer', 'shop'] },
  'network listener-rules': {
    names: ['path_pattern=/api/*'],
    within: ['--load-balancer', 'shop', '--listener', 'https/443'],
  },
  'network certificates': { names: ['shop-2026'], within: ['--load-balancer', 'shop'] },
  'network dns-domains': { names: ['shop.example.net'] },
  'network dns-records': {
    names: ['_sip._tcp@srv'],
    within: ['--dns-domain', 'shop.example.net'],
  },
  'kubernetes clusters': { names: ['prod-eu'] },
  'kubernetes cluster-plans': { names: ['EKS@eu-west-1'], within: aws },
  'kubernetes node-pools': { names: ['general'], within: ['--cluster', 'prod-eu'] },
  'kubernetes node-pool-plans': { names: ['t3.large'], within: ['--realm', 'EU (Ireland)'] },
  'storage plans': { names: ['Premium SSD@westeurope'], within: azure },
  'settings cloud-accounts': { names: ['azure-prod'] },
  'settings saas-accounts': { names: ['Datadog'] },
  labels: { names: ['production', 'staging'] },
  'wizard apps': { names: ['Joomla'] },
  'wizard locations': { names: ['Europe'] },
  'blueprint template-addons': { names: ['monitoring-agent'] },
  'blueprint collection-versions': { names: ['example.web@1.2.0'] },
  'admin customers': { names: ['Example Shop'] },
  'secret key-vaults': { names: ['prod-keys'] },
  'secret secrets': { names: ['db-password'], within: ['--key-vault', 'prod-keys'] },
  'extensions templates': { names: ['vm-scale-set'] },
  'extensions deployments': { names: ['scale-set-prod'] },
  'policy definitions': { names: ['no-public-buckets'] },
  'policy assignments': { names: ['no-public-buckets-prod'] },
};

/** Names of things of a resource. Fails where the table has none. */
export const namesOf = (noun: string): Thing['names'] => {
  const thing = things[noun];
  assert.ok(thing, `no ${noun} is known that could stand for one`);
  return thing.names;
};

type Row = Readonly<Record<string, unknown>>;

const rowsIn = (text: string): readonly Row[] => {
  const rows: unknown = JSON.parse(text);
  assert.ok(Array.isArray(rows));
  return rows;
};

/** The words of the command that lists things of a resource. */
export const listWords = (noun: string): readonly string[] => [
  ...noun.split(' '),
  'list',
  ...(things[noun]?.within ?? []),
];

const lists = new WeakMap<Bench, Map<string, Promise<readonly Row[]>>>();

/** What the list with these words has. It is asked for once: those who call it change nothing. */
const rowsOf = (bench: Bench, words: readonly string[]): Promise<readonly Row[]> => {
  const key = words.join(' ');
  const known = lists.get(bench) ?? new Map<string, Promise<readonly Row[]>>();
  lists.set(bench, known);
  const listed = async (): Promise<readonly Row[]> => {
    const { code, stdout, stderr } = await bench.imco([...words, '-o', 'json']);
    assert.equal(code, 0, stderr);
    return rowsIn(stdout);
  };
  const rows = known.get(key) ?? listed();
  known.set(key, rows);
  return rows;
};

/**
 * The row a list has of a thing with a name; `words` are those of the list. Fails where it has none.
 */
export const rowOf = async (
  bench: Bench,
  noun: string,
  name: string,
  words: readonly string[] = listWords(noun),
): Promise<Row> => {
  const resource = catalog.find((one) => one.noun === noun);
  assert.ok(resource, `the catalog has no ${noun}`);
  const { fields, namedBy, toldApartBy = '' } = resource;
  const to = fields[namedBy]?.to;
  const wanted = to === undefined ? name : String((await rowOf(bench, to, name)).id);
  const found = (await rowsOf(bench, words)).find((row) => {
    const called = readNameField(resource, row);
    return [called, `${called}@${row[toldApartBy]}`].includes(wanted);
  });
  assert.ok(found, `there is no ${noun} ${name}`);
  return found;
};

/** The id of a thing with a name. */
export const idOf = async (bench: Bench, noun: string, name: string): Promise<string> =>
  String((await rowOf(bench, noun, name)).id);
