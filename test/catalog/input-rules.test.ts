import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import { selectCatalog } from '../../src/catalog/versions/catalog-for.ts';
import {
  atLeastOne,
  atMostOne,
  boolean,
  create,
  exactlyOne,
  findBrokenRules,
  having,
  type InputRule,
  integer,
  listRuleFields,
  onlyWith,
  requires,
  resource,
  text,
} from '../../src/catalog/vocabulary.ts';
import { listEntries, ownFieldsOf, takenBy } from './each-verb.ts';

/** What an input breaks: the problem of each rule, with its fields. */
const problemsOf = (
  rule: InputRule,
  sent: Readonly<Record<string, unknown>>,
  before?: Readonly<Record<string, unknown>>,
): string =>
  findBrokenRules([rule], { sent, ...(before && { before }) })
    .map(({ problem, fields }) => `${problem} ${fields.join(' ')}`)
    .join('; ');

const isTypeA = having('type', 'a');

describe('a new row', () => {
  test('has exactly one of some fields', () => {
    const rule = exactlyOne(['vpc_id', 'create_vpc']);
    assert.equal(problemsOf(rule, {}), 'missing vpc_id create_vpc');
    assert.equal(problemsOf(rule, { vpc_id: 'x' }), '');
    assert.equal(problemsOf(rule, { create_vpc: true }), '');
    assert.equal(problemsOf(rule, { vpc_id: 'x', create_vpc: true }), 'conflict vpc_id create_vpc');
  });

  test('has at most one, or at least one of some fields', () => {
    assert.equal(problemsOf(atMostOne(['a', 'b']), {}), '');
    assert.equal(problemsOf(atMostOne(['a', 'b']), { a: 1, b: 2 }), 'conflict a b');
    assert.equal(problemsOf(atLeastOne(['a', 'b']), {}), 'missing a b');
    assert.equal(problemsOf(atLeastOne(['a', 'b']), { a: 1, b: 2 }), '');
  });

  test('has what another field requires, all of it', () => {
    const rule = requires('stack', ['realms', 'role']);
    assert.equal(problemsOf(rule, {}), '');
    assert.equal(problemsOf(rule, { stack: true }), 'missing realms role');
    assert.equal(problemsOf(rule, { stack: true, realms: ['x'] }), 'missing role');
    assert.equal(problemsOf(rule, { stack: true, realms: ['x'], role: 'y' }), '');
  });

  test('has some fields only beside a value of another one', () => {
    const rule = onlyWith(['priority', 'weight'], having('type', 'mx', 'srv'));
    assert.equal(problemsOf(rule, { type: 'a' }), '');
    assert.equal(problemsOf(rule, { type: 'srv', priority: 1 }), '');
    assert.equal(problemsOf(rule, { type: 'a', weight: 1 }), 'misplaced weight');
    assert.equal(problemsOf(rule, { weight: 1 }), 'misplaced weight');
  });

  test('is not held to a rule whose condition is not met', () => {
    const rules = [
      exactlyOne(['content', 'server'], isTypeA),
      atLeastOne(['content'], isTypeA),
      requires('content', ['server'], isTypeA),
    ];
    for (const rule of rules) {
      assert.equal(problemsOf(rule, { type: 'txt', content: rule.kind === 'requires' }), '');
      assert.notEqual(
        problemsOf(rule, { type: 'a', ...(rule.kind === 'requires' && { content: 'x' }) }),
        '',
      );
    }
  });

  test('may depend on a switch, or on a field without a value', () => {
    const withSwitch = onlyWith(['cidr'], having('create_vpc', true));
    assert.equal(problemsOf(withSwitch, { cidr: 'x', create_vpc: true }), '');
    assert.equal(problemsOf(withSwitch, { cidr: 'x', create_vpc: false }), 'misplaced cidr');
    const without = exactlyOne(['plan'], having('template', null));
    assert.equal(problemsOf(without, {}), 'missing plan');
    assert.equal(problemsOf(without, { template: 'x' }), '');
  });

  test('counts zero as a value, and what is false or empty as none', () => {
    const rule = exactlyOne(['a', 'b']);
    assert.equal(problemsOf(rule, { a: 0 }), '');
    for (const nothing of [undefined, null, '', false, []]) {
      assert.equal(problemsOf(rule, { a: nothing }), 'missing a b');
      assert.equal(problemsOf(rule, { a: nothing, b: 0 }), '');
    }
  });
});

describe('an update', () => {
  const row = { type: 'a', content: '192.0.2.1', server: 'x', ttl: 60 };

  test('is not held to rules about fields that it leaves alone', () => {
    assert.equal(problemsOf(exactlyOne(['content', 'server']), { ttl: 300 }, row), '');
    assert.equal(problemsOf(onlyWith(['server'], having('type', 'mx')), { ttl: 300 }, row), '');
    assert.equal(problemsOf(exactlyOne(['zone', 'view']), { ttl: 300 }, row), '');
    assert.equal(problemsOf(requires('server', ['zone']), { ttl: 300 }, row), '');
  });

  test('is checked against the row as it will be', () => {
    const one = exactlyOne(['content', 'server'], isTypeA);
    assert.equal(problemsOf(one, { content: 'y' }, row), 'conflict content server');
    assert.equal(problemsOf(one, { content: 'y', server: null }, row), '');
    assert.equal(problemsOf(one, { content: '', server: null }, row), 'missing content server');
    const priority = onlyWith(['priority'], having('type', 'mx'));
    assert.equal(problemsOf(priority, { priority: 5 }, row), 'misplaced priority');
    assert.equal(problemsOf(priority, { priority: 5 }, { type: 'mx' }), '');
  });
});

describe('rules of one version of the API', () => {
  const things = resource('cloud servers', {
    path: '/things',
    about: 'Things',
    sample: 't-1',
    fields: {
      name: text('Name', { always: true }),
      zone: text('Zone', { since: 'v3' }),
      area: text('Area', { calledIn: { v3: 'region' } }),
      is_open: boolean('Open', { since: 'v3' }),
      size: integer('Size'),
    },
    columns: ['name'],
    verbs: {
      create: create({
        needs: ['name'],
        takes: ['zone', 'area', 'is_open', 'size'],
        rules: [
          exactlyOne(['zone', 'area']),
          atMostOne(['area', 'size'], having('is_open', true)),
          requires('zone', ['size']),
          requires('area', ['zone', 'size']),
          onlyWith(['size'], having('area', 'x')),
          onlyWith(['zone'], having('name', 'x')),
        ],
      }),
    },
  });

  const rulesIn = (version: 'v2' | 'v3'): readonly InputRule[] => {
    const { create: verb } = selectCatalog([things], version).find(things.noun).verbs;
    assert.ok(verb?.kind === 'create');
    return verb.rules ?? [];
  };

  test('have the names that the version has', () => {
    assert.deepEqual(rulesIn('v3'), [
      exactlyOne(['zone', 'region']),
      atMostOne(['region', 'size'], having('is_open', true)),
      requires('zone', ['size']),
      requires('region', ['zone', 'size']),
      onlyWith(['size'], having('region', 'x')),
      onlyWith(['zone'], having('name', 'x')),
    ]);
  });

  test('lack the fields that the version lacks, and what depends on them', () => {
    assert.deepEqual(rulesIn('v2'), [
      exactlyOne(['area']),
      requires('area', ['size']),
      onlyWith(['size'], having('area', 'x')),
    ]);
  });
});

test('the rules of every verb name fields that it sends, and conditions of its resource', () => {
  for (const { resource: owner, verb, words } of listEntries(catalog)) {
    const { rules = [] } = 'rules' in verb ? verb : {};
    const sent = [...takenBy(verb), ...Object.keys(ownFieldsOf(verb))];
    for (const rule of rules) {
      for (const name of listRuleFields(rule))
        assert.ok({ ...owner.fields, ...ownFieldsOf(verb) }[name], `${words}: ${name}`);
      assert.ok(
        rule.fields.some((name) => sent.includes(name)),
        `${words}: ${rule.fields}`,
      );
    }
  }
});
