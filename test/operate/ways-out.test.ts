import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActionVerb, Resource } from '../../src/catalog/vocabulary.ts';
import type { Target } from '../../src/operate/targets/target.ts';
import { meetsCondition } from '../../src/operate/waiting/condition-value.ts';
import { explainWrongState, isActionAllowed } from '../../src/operate/waiting/states.ts';
import { entries } from '../catalog/each-verb.ts';

const targetIn = (state: string): Target => {
  const item = { id: '6c0817ba8d03a9ce180b5e51', name: 'one', state, size: 3 };
  return { id: item.id, name: item.name, word: item.name, item, scope: {} };
};

interface Refusal {
  readonly where: string;
  readonly resource: Resource;
  readonly verb: ActionVerb;
  readonly target: Target;
  readonly hint: string;
}

/** Every action of the catalog that is refused in a state, with what is advised there. */
const refusals = (): readonly Refusal[] =>
  entries.flatMap(({ resource, verb, words }) => {
    if (verb.kind !== 'action') return [];
    return (resource.fields.state?.values ?? []).flatMap((state): Refusal[] => {
      const target = targetIn(state);
      const failure = explainWrongState(resource, words.split(' ').at(-1) ?? '', verb, target);
      if (!failure) return [];
      const hint = failure.details.hint ?? '';
      return [{ where: `${words} in ${state}`, resource, verb, target, hint }];
    });
  });

/** The verbs of the commands that a hint names, with the rest of each. */
const commandsIn = (
  { noun }: Resource,
  hint: string,
): readonly (readonly [verb: string, rest: string])[] =>
  [...hint.matchAll(/"imco ([^"]*)"/g)].map(([, command = '']) => {
    assert.ok(command.startsWith(`${noun} `), hint);
    const [verb = '', ...rest] = command.slice(noun.length + 1).split(' ');
    return [verb, rest.join(' ')];
  });

test('what is refused in a state is answered with a command that is taken there', () => {
  const all = refusals();
  assert.ok(all.length > 30);
  for (const { where, resource, target, hint } of all) {
    assert.notEqual(hint, '', where);
    for (const [name, rest] of commandsIn(resource, hint)) {
      const verb = resource.verbs[name];
      assert.ok(verb, `${where}: ${hint}`);
      if (verb.kind !== 'action') continue;
      const isPrepared = rest.includes(`--${verb.precededBy?.at(-1)}-first`);
      assert.ok(isPrepared || isActionAllowed(resource, verb, target.item), `${where}: ${hint}`);
    }
  }
});

test('--force is offered only where no documentation says that the platform refuses', () => {
  for (const { where, verb, target, hint } of refusals()) {
    // Where the documented condition is met, the refusal is about one that imco adds.
    if (verb.when === undefined || meetsCondition(verb.when, target.item)) continue;
    assert.doesNotMatch(hint, /--force/, where);
  }
});

test('what is on its way out is waited for until it is gone', () => {
  for (const { where, target, hint } of refusals()) {
    if (target.item.state !== 'decommissioning') continue;
    assert.match(hint, / wait one --for deleted"$/, where);
  }
});

test('after a failure the cause comes first, the safest step next, and the risky one last', () => {
  const hints = new Map(refusals().map(({ where, hint }) => [where, hint]));
  assert.equal(
    hints.get('cloud servers override in inactive'),
    'nothing was sent; see "imco cloud servers events one"',
  );
  assert.equal(
    hints.get('cloud server-arrays boot in commission_stalled'),
    'see "imco cloud server-arrays servers one" for the cause; then you can delete it with "imco cloud server-arrays delete one --empty-first"',
  );
});
