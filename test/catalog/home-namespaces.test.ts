import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHomeNamespace, nounsWithHome } from '../../src/catalog/home-namespaces.ts';
import { catalog, namespaces } from '../../src/catalog/index.ts';
import { listAliases } from '../../src/catalog/noun-aliases.ts';
import { findHomeResource, isTopCommand } from '../../src/cli/command-line/find-resource.ts';
import { ownCommandNames } from '../../src/cli/own-commands.ts';

/** What scripts rely on: a row is only ever added here. */
const promised: readonly (readonly [noun: string, namespace: string])[] = [
  ['templates', 'blueprint'],
  ['template-scripts', 'blueprint'],
  ['scripts', 'blueprint'],
  ['attachments', 'blueprint'],
  ['cookbook-versions', 'blueprint'],
  ['servers', 'cloud'],
  ['server-arrays', 'cloud'],
  ['ssh-profiles', 'cloud'],
  ['cloud-providers', 'cloud'],
  ['server-plans', 'cloud'],
  ['realms', 'cloud'],
  ['generic-images', 'cloud'],
  ['saas-providers', 'cloud'],
  ['firewall-profiles', 'network'],
  ['floating-ips', 'network'],
  ['vpcs', 'network'],
  ['subnets', 'network'],
  ['vpns', 'network'],
  ['vpn-plans', 'network'],
  ['volumes', 'storage'],
  ['plans', 'storage'],
  ['cloud-accounts', 'settings'],
  ['saas-accounts', 'settings'],
  ['events', 'audit'],
  ['system-events', 'audit'],
  ['apps', 'wizard'],
  ['locations', 'wizard'],
  ['template-addons', 'blueprint'],
  ['roles', 'settings'],
  ['configuration-candidates', 'settings'],
  ['customers', 'admin'],
  ['key-vaults', 'secret'],
  ['secrets', 'secret'],
  ['collection-versions', 'blueprint'],
  ['load-balancers', 'network'],
  ['load-balancer-plans', 'network'],
  ['target-groups', 'network'],
  ['listeners', 'network'],
  ['targets', 'network'],
  ['listener-rules', 'network'],
  ['certificates', 'network'],
  ['dns-domains', 'network'],
  ['dns-records', 'network'],
  ['clusters', 'kubernetes'],
  ['cluster-plans', 'kubernetes'],
  ['node-pools', 'kubernetes'],
  ['node-pool-plans', 'kubernetes'],
  ['definitions', 'policy'],
  ['assignments', 'policy'],
  ['deployments', 'applications'],
  ['deployment-tasks', 'applications'],
];

test('a noun keeps the home namespace it has had', () => {
  for (const [noun, namespace] of promised) {
    assert.equal(findHomeNamespace(noun), namespace, noun);
    assert.equal(findHomeResource(noun)?.noun, `${namespace} ${noun}`);
  }
  assert.deepEqual(
    nounsWithHome.filter((noun) => !promised.some(([known]) => known === noun)),
    [],
    'a new noun belongs into the list above',
  );
});

test('every noun of the catalog has a home, in a namespace that has it', () => {
  for (const { plural, namespace, noun } of catalog) {
    if (namespace === '') continue;
    const home = findHomeNamespace(plural);
    assert.ok(home !== undefined && Object.hasOwn(namespaces, home), `${noun} has no home`);
    assert.ok(catalog.some((one) => one.noun === `${home} ${plural}`));
  }
  assert.equal(findHomeNamespace('constructor'), undefined);
});

test('no noun, in any spelling, is another one, a namespace or a command', () => {
  const nouns = new Map<string, string>();
  for (const resource of catalog) {
    for (const word of [resource.plural, ...listAliases(resource)]) {
      const before = nouns.get(word) ?? resource.plural;
      assert.equal(before, resource.plural, `${word} means two nouns`);
      nouns.set(word, resource.plural);
      if (resource.namespace !== '') assert.ok(!isTopCommand(word), word);
    }
  }
  for (const word of [...ownCommandNames, 'help', 'labels', 'label', 'ping', 'cloud', 'wizard']) {
    assert.ok(isTopCommand(word), word);
    assert.equal(findHomeResource(word), undefined, word);
  }
});
