import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import type { ActionVerb } from '../../src/catalog/vocabulary.ts';

const actions = catalog.flatMap(({ noun, verbs }) =>
  Object.entries(verbs).flatMap(([name, verb]): [string, ActionVerb][] =>
    verb.kind === 'action' ? [[`${noun} ${name}`, verb]] : [],
  ),
);

test('every action that asks first says what is lost, and no other does', () => {
  for (const [command, { destructive, disturbs, loses }] of actions) {
    assert.equal(loses !== undefined, destructive === true || disturbs !== undefined, command);
    assert.match(loses ?? 'It.', /^[A-Z].*\.$/, command);
  }
});

test('what disturbs without destroying is asked where somebody can be asked', () => {
  assert.deepEqual(
    actions.flatMap(([command, { disturbs }]) => (disturbs ? [command] : [])).sort(),
    [
      'cloud servers converge',
      'cloud servers run-script',
      'network floating-ips detach',
      'storage volumes detach',
    ],
  );
});

test('the actions that ask nothing start or make something', () => {
  assert.deepEqual(
    actions
      .flatMap(([command, { destructive, disturbs }]) => (destructive || disturbs ? [] : [command]))
      .filter((command) => !command.endsWith(' retry'))
      .sort(),
    [
      'blueprint collection-versions process',
      'blueprint cookbook-versions process',
      'blueprint templates compile',
      'brownfield cloud-accounts import-floating-ips',
      'brownfield cloud-accounts import-key-vaults',
      'brownfield cloud-accounts import-kubernetes-clusters',
      'brownfield cloud-accounts import-policies',
      'brownfield cloud-accounts import-servers',
      'brownfield cloud-accounts import-volumes',
      'brownfield cloud-accounts import-vpcs',
      'cloud server-arrays boot',
      'cloud server-arrays enlarge',
      'cloud servers boot',
      'cloud servers brownfield-token',
      'network floating-ips attach',
      'storage volumes attach',
    ],
  );
});
