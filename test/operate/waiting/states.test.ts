import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, resource, show, state, text } from '../../../src/catalog/vocabulary.ts';
import type { Target } from '../../../src/operate/targets/target.ts';
import { explainWrongState, isAlreadyDone } from '../../../src/operate/waiting/states.ts';

test('the end of another row is not taken for the state of the target', () => {
  const awaits = { field: 'state', success: ['applied'] };
  assert.equal(isAlreadyDone({ awaits }, { state: 'applied' }), true);
  assert.equal(
    isAlreadyDone({ awaits: { ...awaits, on: ['target_group_id'] } }, { state: 'applied' }),
    false,
  );
});

test('a resource is in progress by the field that holds its state, whatever its name', () => {
  // `pending` is a state in progress only because the field lists it as one.
  const domains = resource('network dns-domains', {
    path: '/network/dns_domains',
    about: 'Domains',
    sample: 'example.com',
    fields: {
      id: id(),
      name: text('Name'),
      global_state: state('State', { values: ['pending', 'ready'], passing: ['pending'] }),
    },
    columns: ['name'],
    verbs: { show: show() },
  });
  const explain = (global_state: string) => {
    const item = { id: '1', name: 'shop', global_state };
    const target: Target = { id: '1', name: 'shop', word: 'shop', item, scope: {} };
    return explainWrongState(domains, 'delete', {}, target)?.message;
  };
  assert.match(explain('pending') ?? '', /shop is still pending/);
  assert.equal(explain('ready'), undefined);
});
