/** What prevents a deletion, and what is deleted together with a target, said before anything is sent. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import type { ActionVerb } from '../../src/catalog/vocabulary.ts';
import { type Bench, openBench } from '../contract/bench.ts';

/** A row of the sandbox that is used: its words on the command line, and its first user. */
type Used = readonly [words: string, user: RegExp];

/** By noun, each kind that is used by others. */
const used: Readonly<Record<string, readonly [Used, ...Used[]]>> = {
  'blueprint scripts': [['drain', /template script \S+/]],
  'blueprint templates': [['joomla', /server \S+/]],
  'cloud ssh-profiles': [['developers', /server \S+/]],
  'extensions templates': [['vm-scale-set', /extension deployment \S+/]],
  'kubernetes clusters': [['prod-eu', /node pool general and 1 more/]],
  'network certificates': [['shop-2026 --load-balancer shop', /listener https\/443/]],
  'network dns-domains': [['shop.example.net', /DNS record @ and 8 more/]],
  'network firewall-profiles': [['web', /server \S+/]],
  'network subnets': [['front', /server \S+/]],
  'network target-groups': [
    ['shop-web', /listener https\/443 and 1 more/],
    ['shop-api', /listener rule path_pattern=\/api\/\*/],
  ],
  'network vpcs': [
    ['core', /subnet front and 2 more/],
    ['edge', /VPN/],
  ],
  'secret key-vaults': [['prod-keys', /secret db-password and 1 more/]],
};

/** The rows that are deleted together with a row, in the words of the confirmation. */
const taken: Readonly<Record<string, readonly [row: string, ...sentences: string[]]>> = {
  'network load-balancers': [
    'shop',
    '2 listeners are deleted as well: https/443, http/80',
    '2 target groups are deleted as well: shop-web, shop-api',
    '2 certificates are deleted as well: shop-2026, shop-2025',
  ],
  'policy definitions': [
    'no-public-buckets',
    '1 policy assignment is deleted as well: no-public-buckets-prod',
  ],
};

/** The nouns whose deletion has such a fact. */
const listNouns = (fact: (verb: ActionVerb) => unknown): readonly string[] =>
  catalog
    .filter(({ verbs }) =>
      Object.values(verbs).some((verb) => verb.kind === 'action' && fact(verb) !== undefined),
    )
    .map(({ noun }) => noun)
    .toSorted();

describe('a deletion that is only planned', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  const planDeletion = (noun: string, words: string) =>
    bench.imco([...noun.split(' '), 'delete', ...words.split(' '), '--dry-run']);

  test('is tried below for each resource that others can use, or that takes others along', () => {
    assert.deepEqual(
      listNouns(({ usedBy }) => usedBy),
      Object.keys(used),
    );
    assert.deepEqual(
      listNouns(({ takesAlong }) => takesAlong),
      Object.keys(taken),
    );
  });

  for (const [noun, rows] of Object.entries(used)) {
    test(`is refused for ${noun} in use, and says by what`, async () => {
      for (const [words, user] of rows) {
        const { code, stderr } = await planDeletion(noun, words);
        assert.equal(code, 5, stderr);
        assert.match(stderr, / is in use by /);
        assert.match(stderr, user);
        assert.match(stderr, /\nhint: nothing was sent; see "imco /);
      }
    });
  }

  for (const [noun, [row, ...sentences]] of Object.entries(taken)) {
    test(`names what is deleted together with ${noun}`, async () => {
      const { code, stderr } = await planDeletion(noun, row);
      assert.equal(code, 0, stderr);
      for (const sentence of sentences) assert.ok(stderr.includes(`${sentence}\n`), stderr);
    });
  }
});
