import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasStateCheck } from '../../src/catalog/state-check.ts';
import { entries } from './each-verb.ts';

/** Verbs that change something and look at no state, each with the reason. */
const unchecked: Readonly<Record<string, string>> = {
  update: 'a new name or new fields are taken in any state',
  edit: 'the update that it sends checks it',
  label: 'labels are not part of the thing itself',
  choice: 'the actions that it chooses from check it',
};

/** Kinds of verbs that change nothing, or something that was not there before. */
const harmless = new Set([
  ...['list', 'show', 'view', 'wait', 'compare', 'probe', 'download', 'create', 'upload'],
  ...['ssh', 'ssh-config', 'address'],
]);

test('every verb that changes a thing with states checks them, or says why not', () => {
  for (const { resource, verb, words } of entries) {
    if (!resource.fields.state || harmless.has(verb.kind)) continue;
    if (verb.kind === 'action') assert.ok(hasStateCheck(resource, verb), words);
    else assert.ok(verb.kind in unchecked, `${words}: a ${verb.kind} checks no state`);
  }
});

test('a verb that is taken at any time is one of these', () => {
  const anytime = entries.filter(({ verb }) => verb.kind === 'action' && verb.anytime);
  assert.deepEqual(
    anytime.map(({ words }) => words),
    [],
  );
});

test('a state that passes by itself is named by a verb only where that ends it', () => {
  const named = entries.flatMap(({ resource, verb, words }) => {
    if (verb.kind !== 'action' || verb.when?.field !== 'state') return [];
    const { passing = [] } = resource.fields.state ?? {};
    const states = verb.when.in.filter((state) => passing.includes(String(state)));
    return states.length > 0 ? [`${words}: ${states.join(', ')}`] : [];
  });
  // A server that hangs in its first scripts is stopped.
  assert.deepEqual(named, [
    'cloud servers shutdown: bootstrapping',
    'cloud server-arrays shutdown: bootstrapping',
  ]);
});
