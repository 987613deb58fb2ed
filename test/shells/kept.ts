/** Names as imco keeps them, hostile ones among them, for shells to offer. */
import { findResource } from '../../src/catalog/index.ts';
import type { Noun } from '../../src/catalog/vocabulary/nouns.ts';
import { createNameListener } from '../../src/cli/completion-words.ts';
import type { Host } from '../../src/host.ts';
import { cacheCommands } from '../../src/shell/command-cache.ts';
import { createNameCache } from '../../src/shell/name-cache.ts';
import { realClock } from '../support/clock.ts';

interface Thing {
  readonly name: string;
  readonly state?: string;
  readonly public_ip?: string;
  readonly label_ids?: readonly string[];
  readonly available_versions?: readonly string[];
  readonly protocols?: readonly string[];
  readonly health_check_protocols?: readonly string[];
  readonly cpu_types?: readonly string[];
  readonly cluster_plan_id?: string;
  readonly load_balancer_plan_id?: string;
  readonly load_balancer_id?: string;
  readonly realm_provider_name?: string;
}

/** Names that a shell would take for something else, with the prefix that brings each up. */
export const hostileNames: readonly (readonly [prefix: string, name: string])[] = [
  ['two', 'two words'],
  ['it', "it's"],
  ['say', 'say "hi"'],
  ['dollar', 'dollar$HOME'],
  ['tick', 'tick`touch pwned`'],
  ['sub', 'sub$(touch pwned)'],
  ['name:col', 'col:on:s'],
  ['at', 'at@place'],
  ['back', 'back\\slash'],
  ['star', 'star*?[a]'],
  ['semi', 'semi;touch pwned;'],
  ['pipe', 'pipe|touch pwned'],
  ['amp', 'amp&touch pwned&'],
  ['gt', 'gt>pwned'],
  ['bang', 'bang!!'],
  ['brace', 'brace{a,b}'],
  ['eq', 'eq=ual=s'],
  ['hash', 'hash #no comment'],
  ['tilde', 'tilde~'],
  ['uml', 'umläut-日本'],
];

/** Names that can't stand on a line: their ids are offered. */
export const unspeakable: readonly string[] = ['new\nline', 'esc\u001b]0;x\u0007', 'tab\tbed'];

const idAt = (at: number): string => at.toString(16).padStart(24, 'abc');

/** Ids of what is kept of a resource, by place. */
const idIn = (noun: string, at: number): string => idAt(at + noun.length * 4096);

const [prod, staging] = [idIn('labels', 0), idIn('labels', 1)];

const servers: readonly Thing[] = [
  { name: 'web-1', state: 'operational', public_ip: '203.0.113.7', label_ids: [prod] },
  { name: 'web-2', state: 'inactive', label_ids: [prod, staging] },
  { name: 'web-3', state: 'operational', label_ids: [] },
  { name: 'db-1', state: 'inactive' },
  ...hostileNames.map(([, name]) => ({ name, state: 'stalled' })),
  ...unspeakable.map((name) => ({ name, state: 'stalled' })),
];

const templates: readonly Thing[] = [{ name: 'joomla' }, { name: 'shop front' }];

const clusterPlans: readonly Thing[] = [
  { name: 'AKS', available_versions: ['1.28', '1.29'] },
  { name: 'EKS', available_versions: ['1.29', '1.30'] },
  // The same name in two regions.
  ...['one', 'two'].map((region, at) => ({
    name: 'GKE',
    realm_provider_name: region,
    available_versions: ['1.31', `1.3${at + 2}`],
  })),
];

const clusters: readonly Thing[] = [
  { name: 'old', cluster_plan_id: idIn('kubernetes cluster-plans', 0) },
  { name: 'lost', cluster_plan_id: idIn('kubernetes cluster-plans', 999) },
];

const nodePoolPlans: readonly Thing[] = [
  { name: 'small', cpu_types: ['x86_64', 'arm64'] },
  { name: 'large', cpu_types: ['x86_64'] },
  { name: 'plain', cpu_types: [] },
];

const balancerPlans: readonly Thing[] = [
  { name: 'Web', protocols: ['http', 'https'], health_check_protocols: ['http', 'tcp'] },
  { name: 'Net', protocols: ['tcp', 'udp'], health_check_protocols: ['tcp'] },
];

const balancers: readonly Thing[] = ['web', 'net'].map((name, at) => ({
  name,
  load_balancer_plan_id: idIn('network load-balancer-plans', at),
}));

const targetGroups: readonly Thing[] = ['web', 'net'].map((name, at) => ({
  name: `${name}-group`,
  load_balancer_id: idIn('network load-balancers', at),
}));
/** Keeps aliases and a plugin in the cache below a home folder. */
export const keepCommands = (home: string): void => {
  const alias = (name: string, command: string) => ({
    name,
    kind: 'alias' as const,
    words: command.split(' '),
    about: command,
  });
  cacheCommands({ env: {}, home, platform: 'linux' }, [
    alias('stalled', 'cloud servers list --filter state=*stalled'),
    alias('starting', 'server boot'),
    { name: 'stock', kind: 'plugin', words: [], about: '/usr/local/bin/imco-stock' },
  ]);
};

/** Keeps names of a few resources for a profile in the cache below a home folder. */
export const keepNames = (
  home: string,
  { profile = 'prod', place = '/', asked = '', now = realClock.now(), of = '' } = {},
): void => {
  // Of a host only this is looked at.
  const host = {
    env: {},
    home,
    platform: 'linux',
    cwd: home,
    clock: { ...realClock, now: () => now },
  } as Host;
  const profiles = { names: [profile, 'test'], current: profile };
  const owner = { folder: profile, place, requested: asked, account: 'test' };
  const keep = createNameListener(createNameCache(host, owner, profiles));
  const put = (noun: Noun, things: readonly Thing[]): void =>
    keep(
      findResource(noun),
      things.map((thing, at) => ({
        item: { id: idIn(noun, at), ...thing },
        name: thing.name,
      })),
    );
  put('cloud servers', of === '' ? servers : [{ name: of, state: 'inactive' }]);
  put('blueprint templates', templates);
  put('kubernetes cluster-plans', clusterPlans);
  put('kubernetes clusters', clusters);
  put('kubernetes node-pool-plans', nodePoolPlans);
  put('network load-balancer-plans', balancerPlans);
  put('network load-balancers', balancers);
  put('network target-groups', targetGroups);
  put('labels', [{ name: 'prod' }, { name: 'staging' }]);
};
